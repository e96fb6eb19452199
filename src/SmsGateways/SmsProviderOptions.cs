using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What only one provider understands about a message.</summary>
/// <remarks>
/// A gateway reads its own kind and ignores the others, so that one message can go from one provider to another. Those of the library survive a round trip
/// through JSON. An application adds a kind of its own to the type's <c>PolymorphismOptions</c>; writing one that nobody added is an exception, as it would be lost.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(InfobipMessageOptions), "infobip")]
public abstract record SmsProviderOptions;

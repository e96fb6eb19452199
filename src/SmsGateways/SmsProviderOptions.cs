namespace SmsGateways;

/// <summary>What only one provider understands about a message.</summary>
/// <remarks>A gateway reads its own kind and ignores the others, so that one message can go from one provider to another.</remarks>
public abstract record SmsProviderOptions;

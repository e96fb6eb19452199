using System.Text.Json.Serialization;

namespace SmsGateways.Tests.Vocabulary;

/// <summary>What an application with source-generated JSON writes: nothing but the types that it queues.</summary>
[JsonSerializable(typeof(SmsMessage))]
[JsonSerializable(typeof(SmsSendResult))]
internal sealed partial class VocabularyJson : JsonSerializerContext;

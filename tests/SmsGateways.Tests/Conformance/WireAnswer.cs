namespace SmsGateways.Tests.Conformance;

/// <summary>An answer as the provider's document has it.</summary>
internal sealed record WireAnswer(string Body, string ContentType = "text/xml; charset=utf-8", int Status = 200);

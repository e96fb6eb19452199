namespace SmsGateways.Tests.Conformance;

/// <summary>One SMS as it stands in a request or with the simulated provider: digits only, and the text as a telephone would show it.</summary>
internal sealed record WireSms(string To, string Text);

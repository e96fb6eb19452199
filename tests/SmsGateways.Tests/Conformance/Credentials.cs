namespace SmsGateways.Tests.Conformance;

/// <summary>Who an account belongs to.</summary>
internal sealed record Credentials(string User, string Password);

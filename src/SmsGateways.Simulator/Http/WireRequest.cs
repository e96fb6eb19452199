namespace SmsGateways.Simulator.Http;

/// <summary>A request as a provider's method gets it: the query string without its question mark, the body and its type.</summary>
internal sealed record WireRequest(string Query, string? ContentType, byte[] Body);

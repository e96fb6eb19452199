namespace SmsGateways.Simulator.Http;

/// <summary>A request as a provider's method gets it: the query string without its question mark, the type and the octets of the body.</summary>
internal sealed record WireRequest(string Query, string? ContentType, byte[] Body);

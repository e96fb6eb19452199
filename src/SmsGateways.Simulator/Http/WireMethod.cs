namespace SmsGateways.Simulator.Http;

/// <summary>What answers at one path: the HTTP methods it takes, and the answer, to which a fault may demand a status.</summary>
internal sealed record WireMethod(string[] HttpMethods, Func<WireRequest, int?, WireReply> Answer);

namespace SmsGateways.Simulator.Http;

/// <summary>What answers at one path: the HTTP methods it takes, and the answer, of which a fault may demand that it is a certain error.</summary>
internal sealed record WireMethod(string[] HttpMethods, Func<WireRequest, string?, WireReply> Answer)
{
    /// <summary>Answers at a path of a provider whose errors are numbers.</summary>
    public static WireMethod WithStatus(string[] httpMethods, Func<WireRequest, int?, WireReply> answer) => new(
        httpMethods,
        (request, error) => answer(request, error is null ? null : int.Parse(error, System.Globalization.CultureInfo.InvariantCulture)));
}

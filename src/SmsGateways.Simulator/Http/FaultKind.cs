namespace SmsGateways.Simulator.Http;

internal enum FaultKind
{
    Close,
    Reset,
    Hang,
    Unavailable,
    TooManyRequests,
    HtmlPage,
    Truncated,
    Malformed,
    Delay,
    BusinessError,
}

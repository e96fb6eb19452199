using System.Net;

namespace SmsGateways.Http;

/// <summary>The system's proxy for https, none for http: a proxy on plain http may read the password, and may repeat a request by itself.</summary>
/// <param name="system">What the system says, which may change while the application runs.</param>
internal sealed class SystemProxyForHttps(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsHttps(destination) ? system.GetProxy(destination) : null;

    public bool IsBypassed(Uri host) => !IsHttps(host) || system.IsBypassed(host);

    private static bool IsHttps(Uri address) => address.Scheme == Uri.UriSchemeHttps;
}

using System.Net;

namespace SmsGateways.Http;

/// <summary>The system's proxy for https, none for http: a proxy on plain http may read the password, and may repeat a request by itself.</summary>
internal sealed class SystemProxyForHttps : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsHttps(destination) ? HttpClient.DefaultProxy.GetProxy(destination) : null;

    public bool IsBypassed(Uri host) => !IsHttps(host) || HttpClient.DefaultProxy.IsBypassed(host);

    private static bool IsHttps(Uri address) => address.Scheme == Uri.UriSchemeHttps;
}

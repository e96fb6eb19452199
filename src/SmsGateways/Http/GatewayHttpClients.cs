using System.Net;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace SmsGateways.Http;

/// <summary>Sets up the HttpClient of every gateway, by the prefix of its name: those registered at start and those of accounts added later.</summary>
internal sealed class GatewayHttpClients : IConfigureNamedOptions<HttpClientFactoryOptions>, IPostConfigureOptions<HttpClientFactoryOptions>
{
    private const string Prefix = "SmsGateways:";

    /// <summary>Names the client of a gateway that is registered at start.</summary>
    public static string NameFor(string gateway) => $"{Prefix}{gateway}";

    /// <summary>Names the client of all accounts of a provider that come at run time.</summary>
    public static string SharedNameFor(SmsGatewayOptions account) => $"{Prefix}:{account.GetType().Name}";

    public void Configure(HttpClientFactoryOptions options)
    {
    }

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (!IsOurs(name))
        {
            return;
        }

        // Gateways are singletons and keep their client; connections are renewed below, by the primary handler.
        options.HandlerLifetime = Timeout.InfiniteTimeSpan;
        options.HttpMessageHandlerBuilderActions.Add(static builder => builder.PrimaryHandler = CreatePrimaryHandler());

        // Each exchange has a timeout of its own, over headers and body.
        options.HttpClientActions.Add(static client => client.Timeout = Timeout.InfiniteTimeSpan);
    }

    // After everything that the application configures, so that the guard is innermost whatever handlers are added, and whenever.
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (IsOurs(name))
        {
            options.HttpMessageHandlerBuilderActions.Add(static builder => builder.PrimaryHandler = new ReplayGuard(builder.PrimaryHandler));
        }
    }

    private static bool IsOurs(string? name) => name is not null && name.StartsWith(Prefix, StringComparison.Ordinal);

    private static SocketsHttpHandler CreatePrimaryHandler() => new()
    {
        AllowAutoRedirect = false, // A 307 would carry the password, and the message, to another place.
        AutomaticDecompression = DecompressionMethods.None, // Answers are short; a bomb is not unpacked.
        Credentials = null,
        PreAuthenticate = false,
        UseCookies = false,
        Proxy = new SystemProxyForHttps(HttpClient.DefaultProxy),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // DNS changes are seen.

        // Web servers drop an idle connection after 5 seconds and more (Apache's default is the shortest). A request that meets the closing
        // connection ends Unknown, which costs far more than a new connection.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        MaxResponseDrainSize = 0,
    };
}

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>One gateway that was added, to say more about it.</summary>
public sealed class SmsGatewayBuilder
{
    internal SmsGatewayBuilder(string name, IServiceCollection services, IHttpClientBuilder httpClient)
    {
        Name = name;
        Services = services;
        HttpClient = httpClient;
    }

    /// <summary>Gets the gateway's name.</summary>
    public string Name { get; }

    /// <summary>Gets the services that the gateway was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the gateway's HttpClient, for handlers and, in tests, another primary handler.</summary>
    /// <value>
    /// Handlers that repeat requests cannot repeat a send: a guard inside them lets each request through once. The gateway repeats by itself where that is
    /// safe.
    /// </value>
    public IHttpClientBuilder HttpClient { get; }
}

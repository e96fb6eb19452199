using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.AspNetCore.Endpoint;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives callbacks an address.</summary>
public static class SmsCallbacksEndpointRouteBuilderExtensions
{
    /// <summary>Maps the pushes of all gateways that have some, each to <c>prefix/gateway/secret</c>, or to <c>prefix/gateway</c> where networks alone guard it.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">Where the addresses begin, for example <c>/sms</c>.</param>
    /// <returns>The endpoint, for policies of the application's own. One that wants every caller to log in keeps the providers out.</returns>
    /// <exception cref="InvalidOperationException"><c>AddSmsCallbacks</c> was not called.</exception>
    /// <remarks>
    /// <para>
    /// Requests are answered with 429 where there are too many from one address; 404 for an unknown gateway, a wrong secret and a wrong network alike; 413 for a
    /// body that is too large; 405 and 400 for what is not the provider's push, but only to those who know the secret; otherwise as the provider wants it, when the
    /// handlers have succeeded, and with what makes it push again when one of them has not.
    /// </para>
    /// <para>Gateways of accounts that come at run time are found by their names as well. Gateways that send through others have no pushes of their own.</para>
    /// <para>The framework logs the paths of requests, and with them the secret: give the category <c>Microsoft.AspNetCore.Hosting.Diagnostics</c> the level Warning.</para>
    /// </remarks>
    public static IEndpointConventionBuilder MapSmsCallbacks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);

        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(CallbackEndpoint)) is not true)
        {
            throw new InvalidOperationException("Call AddSmsCallbacks on the services first.");
        }

        // Made with the first request, when the options have been checked. One endpoint for all gateways and methods: what there is must not show in which answer a stranger gets.
        RequestDelegate serve = static context => context.RequestServices.GetRequiredService<CallbackEndpoint>().ServeAsync(context);
        return endpoints.Map($"{prefix.TrimEnd('/')}/{{{CallbackEndpoint.GatewayParameter}}}/{{{CallbackEndpoint.SecretParameter}?}}", serve)
            .WithDisplayName("SMS callbacks")
            .WithMetadata(CallbackMarker.Instance, new ExcludeFromDescriptionAttribute());
    }
}

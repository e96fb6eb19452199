using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Finds the endpoint among those of the application, with all that stands before it, and writes the address.</summary>
internal sealed class CallbackAddresses(ISmsGateways gateways, IOptions<SmsCallbackOptions> options, EndpointDataSource endpoints) : ISmsCallbackAddresses
{
    public IReadOnlyCollection<string> Gateways => [.. gateways.Names.Where(HasPushes)];

    public Uri GetAddress(string gateway, Uri publicAddress)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(publicAddress);
        if (!publicAddress.IsAbsoluteUri)
        {
            throw new ArgumentException("The public address is not absolute: https://host/ is.", nameof(publicAddress));
        }

        var rule = HasPushes(gateway) ? CallbackRule.Of(gateway, options.Value) : CallbackRule.Closed;
        if (!rule.IsOpenToSomebody)
        {
            throw new ArgumentException($"No gateway '{gateway}' takes pushes here. There are: {string.Join(", ", Gateways)}.", nameof(gateway));
        }

        var pattern = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(static endpoint => endpoint.Metadata.GetMetadata<CallbackMarker>() is not null)?.RoutePattern
            ?? throw new InvalidOperationException("The callbacks have no address yet: the application has not started, or does not call MapSmsCallbacks.");
        var path = string.Join('/', pattern.PathSegments.SkipLast(2).Select(static segment => string.Concat(segment.Parts.Select(static part
            => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
                : throw new InvalidOperationException("The callbacks lie below a path with parameters: only the application knows their address.")))).Append(Uri.EscapeDataString(gateway)));
        return new($"{publicAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}{(rule.Secret is { } secret ? $"/{secret}" : "")}");
    }

    private bool HasPushes(string name) => gateways.TryGet(name, out var gateway) && gateway.GetService<ISmsCallbacks>() is not null;
}

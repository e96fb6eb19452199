using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Decides who comes in, and says to nobody else what there is.</summary>
internal sealed class CallbackGate(ISmsGateways gateways, IOptions<SmsCallbackOptions> options)
{
    private readonly ConcurrentDictionary<string, CallbackRule> _rules = new(StringComparer.Ordinal);

    /// <summary>Finds what reads a gateway's pushes, for somebody who may push to it.</summary>
    /// <returns><see langword="null"/> where there is no such gateway, it has no pushes, the secret is wrong or the address is not allowed: nobody can tell which.</returns>
    public ISmsCallbacks? Admit(string gateway, string? secret, IPAddress? remote)
    {
        // Gateways of accounts that come at run time are found here as well.
        var callbacks = gateways.TryGet(gateway, out var found) ? found.GetService<ISmsCallbacks>() : null;
        var rule = callbacks is null ? CallbackRule.Closed : _rules.GetOrAdd(gateway, static (gateway, options) => CallbackRule.Of(gateway, options), options.Value);
        return rule.Admits(secret, remote) ? callbacks : null;
    }
}

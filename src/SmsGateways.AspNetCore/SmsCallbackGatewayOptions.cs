using System.Net;

namespace SmsGateways;

/// <summary>Who may push to one gateway.</summary>
public sealed class SmsCallbackGatewayOptions
{
    internal SmsCallbackGatewayOptions()
    {
    }

    /// <summary>Gets the gateway's own secrets, the newest first: one or two. They take the place of those of all gateways.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Gets the networks that the gateway's pushes come from. They take the place of those of all gateways.</summary>
    public IList<IPNetwork> Networks { get; } = [];

    /// <summary>Gets or sets a value indicating whether anybody may push to this gateway, who reaches it: without a secret in the address, from any network.</summary>
    /// <value><see langword="false"/> by default. For gateways that something else stands before, such as a proxy with certificates of clients.</value>
    public bool AllowAnyone { get; set; }

    /// <summary>Returns how much of each there is; no secret.</summary>
    /// <returns>For example <c>SmsCallbackGatewayOptions: 1 secrets, 2 networks</c>.</returns>
    public override string ToString() => $"{nameof(SmsCallbackGatewayOptions)}: {Secrets.Count} secrets, {Networks.Count} networks{(AllowAnyone ? ", anyone" : "")}";
}

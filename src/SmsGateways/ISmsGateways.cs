using System.Diagnostics.CodeAnalysis;

namespace SmsGateways;

/// <summary>All gateways of the application, by name.</summary>
/// <threadsafety instance="true"/>
public interface ISmsGateways
{
    /// <summary>Gets the names of all gateways: those registered at start, then those added at run time.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Gets a gateway by its name.</summary>
    /// <param name="name">The name it is registered under. Upper and lower case differ.</param>
    /// <returns>The gateway.</returns>
    /// <exception cref="ArgumentException">No gateway has this name; the message lists those that exist.</exception>
    ISmsGateway Get(string name);

    /// <summary>Looks for a gateway by its name.</summary>
    /// <param name="name">The name it is registered under. Upper and lower case differ.</param>
    /// <param name="gateway">The gateway, or <see langword="null"/>.</param>
    /// <returns>Whether a gateway has this name.</returns>
    bool TryGet(string name, [NotNullWhen(true)] out ISmsGateway? gateway);

    /// <summary>Gets or makes the gateway of an account that is known only at run time, such as a tenant's own.</summary>
    /// <param name="name">The account's name. It may not be one that is registered at start.</param>
    /// <param name="account">The account. Copied: later changes to the object have no effect.</param>
    /// <returns>
    /// The gateway that was made for this name from the same settings, or a new one. A new one takes the place of one that was made from
    /// other settings, so that a changed password takes effect; what is in flight ends on the old one.
    /// </returns>
    /// <exception cref="ArgumentException">The name belongs to a gateway registered at start, or the options are not a provider's.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The account has mistakes; the message lists all of them.</exception>
    ISmsGateway GetOrAdd(string name, SmsGatewayOptions account);

    /// <summary>Asks the providers what became of the recipients whose outcome is unknown. Never sends.</summary>
    /// <remarks>
    /// Best a minute after the send, as reports come late. Questions that are not answered are repeated, up to four times within some seconds; what has no
    /// report is asked about once more after the gateway's <see cref="SmsGatewayOptions.QuietPeriod"/>. It may be called again later.
    /// </remarks>
    /// <param name="result">The result of a send, by this or by an earlier run.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>
    /// The result with what was found: a recipient with a delivery report is <see cref="SmsOutcome.Accepted"/>
    /// (<see cref="SmsEvidence.DeliveryReport"/>). Without one it stays <see cref="SmsOutcome.Unknown"/>, as it does where the provider cannot be asked
    /// or does not answer: that no report was found proves nothing.
    /// </returns>
    Task<SmsSendResult> ReconcileAsync(SmsSendResult result, CancellationToken cancellationToken = default);
}

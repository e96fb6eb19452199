namespace SmsGateways.Sending;

/// <summary>What the rules of sending need of a provider: one attempt, and a question.</summary>
internal interface IAttempting
{
    /// <summary>Gets a value indicating whether the provider can be asked, by a request's id, which recipients it has it for.</summary>
    bool CanBeAsked { get; }

    /// <summary>Gets a value indicating whether the account has a second access point.</summary>
    bool HasSecondary { get; }

    /// <summary>Gets a value indicating whether each access point recognizes the ids of what the other one took.</summary>
    bool SecondarySharesIds { get; }

    /// <summary>Carries out one exchange, unless the gateway is paused, and sets <see cref="Submission.Latest"/>.</summary>
    /// <param name="submission">The request.</param>
    /// <param name="cancellationToken">Ends the exchange only while no byte has left.</param>
    ValueTask AttemptAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Asks the provider which recipients it has a request for.</summary>
    /// <param name="id">The request's id.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="SmsProviderException">It did not say.</exception>
    Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(string id, CancellationToken cancellationToken);
}

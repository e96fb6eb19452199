namespace SmsGateways.Tests.Chaos;

/// <summary>What the provider does with ids. Documents say little about it, and each of these has been seen or must be feared.</summary>
internal sealed record ProviderRules
{
    /// <summary>Gets a value indicating whether an id that was seen before is refused (status 10). Otherwise ids mean nothing.</summary>
    public bool RefusesKnownIds { get; init; } = true;

    /// <summary>Gets how long after it accepted a message the provider knows the message's id: a repetition before that is a second SMS.</summary>
    public TimeSpan RegistrationLag { get; init; }

    /// <summary>
    /// Gets a value indicating whether the id of a refused message is known as well: a repetition is then answered with "seen before" although nothing was
    /// sent. The answers to some refusals get lost, or nobody would repeat them.
    /// </summary>
    public bool RegistersRefusedIds { get; init; }
}

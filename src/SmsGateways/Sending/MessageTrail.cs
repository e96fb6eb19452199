namespace SmsGateways.Sending;

/// <summary>What a gateway that sends through others tells them about a message. It travels with copies of the message, in this process only.</summary>
internal sealed record MessageTrail
{
    /// <summary>Gets which part of a message that was split this is.</summary>
    /// <value>Two branches may end at one account, which must not take the second for a repetition of the first: the provider's ids differ by it.</value>
    public string? Branch { get; init; }

    /// <summary>Gets what the gateway that passed the message on knows it by, when its result comes back out of a stream.</summary>
    public object? Ticket { get; init; }
}

using SmsGateways.Sending.Guards;
using SmsGateways.Sending.Journal;

namespace SmsGateways.Sending;

/// <summary>What a gateway that sends through others tells them about a message. It travels with copies of the message, in this process only.</summary>
internal sealed record MessageTrail
{
    /// <summary>Gets which part of a message that was split this is.</summary>
    /// <value>Two branches may end at one account, which must not take the second for a repetition of the first: the provider's ids differ by it.</value>
    public string? Branch { get; init; }

    /// <summary>Gets what the gateway that passed the message on knows it by, when its result comes back out of a stream.</summary>
    public object? Ticket { get; init; }

    /// <summary>Gets what the guards count the message by: its result is matched by it, and a guard further in does not count it again.</summary>
    public GuardPass? Pass { get; init; }

    /// <summary>Gets what the journal knows the message by, when its result comes back.</summary>
    public JournaledPart? Part { get; init; }

    /// <summary>Gets the recipients that the message had before guards or a journal left some of them out; <see langword="null"/> where they left none out.</summary>
    /// <value>
    /// They decide which recipients share a request, and so its id: run again, the message may be let through to all of them, and what went out the first
    /// time must have the same id then. Whoever splits a message splits these alike.
    /// </value>
    public IReadOnlyList<PhoneNumber>? Whole { get; init; }
}

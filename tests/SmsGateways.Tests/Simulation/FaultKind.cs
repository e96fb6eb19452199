namespace SmsGateways.Tests.Simulation;

/// <summary>What goes wrong with one exchange.</summary>
internal enum FaultKind
{
    None,

    // Before the first byte.
    ConnectRefused,
    UnknownHost,
    ConnectHangs,

    // After it.
    ResetBefore,
    ResetAfter,
    UnavailableBefore,
    UnavailableAfter,
    TooManyRequests,
    Truncated,
    Malformed,
    Stalled,
    ProcessedLate,
    Hangs,
    Refusal,
    ForeignPage,
    ForeignAnswer,

    /// <summary>The platform's 9: it took too long, and may have taken the message or not.</summary>
    Busy,

    /// <summary>Says with a status that it did not process what it did: no client can see through that, and so only the invariants' own tests use it.</summary>
    Lie,
}

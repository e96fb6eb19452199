namespace SmsGateways.Tests.Simulation;

/// <summary>What goes wrong with one exchange.</summary>
internal enum FaultKind
{
    None,

    // Before the first byte.
    ConnectRefused,
    UnknownHost,
    TlsFails,
    ConnectHangs,

    // After it, with an answer that says what became of the request.
    TooManyRequests,
    Refusal,

    // After it, and what became of the request cannot be known: all that follows.
    ResetBefore,
    ResetAfter,
    UnavailableBefore,
    UnavailableAfter,
    Truncated,
    Malformed,
    Stalled,
    ProcessedLate,
    Hangs,
    ForeignPage,
    ForeignAnswer,

    /// <summary>SmsPro's 9: it took too long, and may have taken the message or not.</summary>
    Busy,

    /// <summary>Says with a status that it did not process what it did: no client can see through that, and so only the harness's own tests use it.</summary>
    Lie,
}

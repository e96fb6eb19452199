namespace SmsGateways.Tests.Chaos;

/// <summary>What can go wrong with one request. "Before" and "after" tell whether the provider processed it: the client cannot see the difference.</summary>
internal enum FaultKind
{
    None,

    /// <summary>The connection is reset, and nothing was processed.</summary>
    ResetBefore,

    /// <summary>The connection is closed in good order without an answer, and nothing was processed.</summary>
    CloseBefore,

    /// <summary>Processed, then the connection is reset.</summary>
    ResetAfter,

    /// <summary>Processed, then the connection is closed without an answer: the case that HttpClient repeats by itself for a bare GET.</summary>
    CloseAfter,

    /// <summary>503 from whatever stands before the provider; nothing was processed.</summary>
    UnavailableBefore,

    /// <summary>Processed, and then a 503: a gateway's timeout on the way back.</summary>
    UnavailableAfter,

    /// <summary>429, which says that nothing was processed.</summary>
    TooManyRequests,

    /// <summary>Processed, and half of the answer comes before the connection closes.</summary>
    TruncatedBody,

    /// <summary>Processed, and the answer is no answer: half a document, or an HTML page, with status 200.</summary>
    MalformedBody,

    /// <summary>Processed, and the answer stops in the middle while the connection stays open.</summary>
    StalledBody,

    /// <summary>Processed after the client has given up.</summary>
    ProcessedLate,

    /// <summary>Nothing was processed and nothing comes.</summary>
    Hang,

    /// <summary>The provider says no, in good form. To a question for reports: it knows none (yet).</summary>
    Refusal,

    /// <summary>The connection is refused. Injected on the client's side, before there is a request; never drawn for one.</summary>
    RefusedConnect,
}

namespace SmsGateways.Sending;

/// <summary>What follows an attempt.</summary>
internal enum NextStep
{
    /// <summary>Nothing: what is known is the result.</summary>
    Stop,

    /// <summary>The same request soon: nothing of it was handed over.</summary>
    Retry,

    /// <summary>The same request at the account's second access point: nothing of it was handed over at the first.</summary>
    Elsewhere,

    /// <summary>The same request later: the provider said that it is busy, and that it did not take the message.</summary>
    Wait,

    /// <summary>The same request after the quiet period: the provider recognizes it if it has it already.</summary>
    Resubmit,

    /// <summary>Asking the provider what it has, which sends nothing.</summary>
    Ask,
}

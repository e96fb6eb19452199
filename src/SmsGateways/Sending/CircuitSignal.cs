namespace SmsGateways.Sending;

/// <summary>What an attempt says about the gateway, whatever it says about the message.</summary>
internal enum CircuitSignal
{
    /// <summary>The provider works.</summary>
    Works,

    /// <summary>Nothing: the caller did not wait for an answer.</summary>
    Nothing,

    /// <summary>The provider could not be reached, failed, or did not answer.</summary>
    Unavailable,

    /// <summary>The provider does not serve this account: no message will get through until somebody does something.</summary>
    AccountRefused,
}

namespace SmsGateways.Sending;

/// <summary>Which recipients the next gateway of a failover gets, by what the one before said of them: the first row that fits.</summary>
internal static class FailoverDecisions
{
    public static bool MovesOn(SmsRecipientResult row, SmsOnUnknown onUnknown) => row switch
    {
        { Outcome: SmsOutcome.Accepted } => false,
        { IsLastWord: true } => false,

        // No gateway is to have another try at these, whatever the scope says.
        { Error.Code: SmsErrorCode.OptedOut or SmsErrorCode.InvalidRecipient or SmsErrorCode.ContentBlocked or SmsErrorCode.PolicyLimit } => false,

        // The caller's will, and no fault of the gateway.
        { Outcome: SmsOutcome.NotSent, Error.Code: SmsErrorCode.Canceled } => false,
        { Outcome: SmsOutcome.NotSent } => true,

        // A refusal of the recipient, of the content, or of what is not known, would be the same everywhere, or be got round.
        { Outcome: SmsOutcome.Rejected, Error.Scope: SmsErrorScope.Transient or SmsErrorScope.Gateway } => true,
        { Outcome: SmsOutcome.Rejected } => false,

        // It may have gone out.
        { Outcome: SmsOutcome.Unknown } => onUnknown is SmsOnUnknown.AtLeastOnce,
        _ => false,
    };
}

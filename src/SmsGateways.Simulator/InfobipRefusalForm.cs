namespace SmsGateways.Simulator;

/// <summary>How Infobip answers a request that it refuses as a whole.</summary>
public enum InfobipRefusalForm
{
    /// <summary>With a result, as in the document.</summary>
    Result,

    /// <summary>With a bare word, as a client in the field expects it: <c>GENERAL_ERROR</c>.</summary>
    Word,

    /// <summary>With a status and no results, as a client in the field expects it in JSON: <c>{"status":"-5"}</c>. In XML like <see cref="Result"/>.</summary>
    StatusAlone,
}

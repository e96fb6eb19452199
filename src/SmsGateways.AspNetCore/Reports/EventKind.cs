namespace SmsGateways.AspNetCore.Reports;

/// <summary>What a provider tells.</summary>
internal enum EventKind
{
    /// <summary>How far a message got.</summary>
    Report,

    /// <summary>A message from a telephone.</summary>
    Inbound,

    /// <summary>What was found out about a number.</summary>
    Number,
}

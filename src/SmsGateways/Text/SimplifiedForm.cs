namespace SmsGateways;

/// <summary>What was changed in a text.</summary>
[Flags]
internal enum SimplifiedForm
{
    AsItStands = 0,

    /// <summary>CR LF became LF.</summary>
    ShorterLines = 1,

    /// <summary>Brackets became round.</summary>
    RoundBrackets = 2,

    /// <summary>It is still UCS-2, with fewer code units.</summary>
    FewerCodeUnits = 4,

    /// <summary>It was UCS-2 and is in the GSM alphabet.</summary>
    Septets = 8,
}

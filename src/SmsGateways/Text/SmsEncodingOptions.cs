namespace SmsGateways;

/// <summary>Choices about cutting a text into parts. The defaults are what most providers do.</summary>
public sealed record SmsEncodingOptions
{
    /// <summary>Gets a value indicating whether parts are joined by a 16-bit reference instead of an 8-bit one.</summary>
    /// <value>
    /// The default is <see langword="false"/>. The longer header (3GPP TS 23.040 clause 9.2.3.24.8) leaves 152 septets or 66 code units
    /// in a part, one less. Without effect on a message of one part, which has no header.
    /// </value>
    public bool Reference16Bit { get; init; }

    /// <summary>Gets a value indicating whether what readers see as one character stays in one part.</summary>
    /// <value>
    /// The default is <see langword="false"/>: only escape pairs and surrogate pairs are kept whole. When set, so are grapheme clusters
    /// (Unicode UAX #29), such as flags, families, letters with combining marks and CR LF. A cluster longer than a part is cut all the
    /// same. May cost parts, and takes longer for a text of several parts.
    /// </value>
    public bool KeepGraphemes { get; init; }

    /// <summary>Gets how many septets fit into a part in <see cref="SmsEncoding.Gsm7"/>, where a carrier takes less than the standard.</summary>
    /// <value>
    /// The default is <see langword="null"/>, for 160 in a message of one part and 153 (152 with <see cref="Reference16Bit"/>) in each of
    /// several. Never more than that: it is what 140 octets hold, and where the numbers here are larger, the standard's count.
    /// </value>
    public SmsPartCapacity? Gsm7Capacity { get; init; }

    /// <summary>Gets how many code units fit into a part in <see cref="SmsEncoding.Ucs2"/>, where a carrier takes less than the standard.</summary>
    /// <value>
    /// The default is <see langword="null"/>, for 70 in a message of one part and 67 (66 with <see cref="Reference16Bit"/>) in each of
    /// several. Never more than that, as with <see cref="Gsm7Capacity"/>.
    /// </value>
    public SmsPartCapacity? Ucs2Capacity { get; init; }
}

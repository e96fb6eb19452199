namespace SmsGateways;

/// <summary>How the characters of a text travel: the two alphabets of 3GPP TS 23.038 that carry text.</summary>
/// <remarks>A message has one encoding for all its parts. 8-bit data is not text and has no place here.</remarks>
public enum SmsEncoding
{
    /// <summary>
    /// The GSM 7 bit default alphabet and its extension table (TS 23.038 clauses 6.2.1 and 6.2.1.1). The unit is the septet; a
    /// character of the extension table takes two.
    /// </summary>
    Gsm7,

    /// <summary>
    /// UCS-2 (TS 23.038 clause 6.2.3), as phones read it today: UTF-16. The unit is the 16-bit code unit, one <see langword="char"/>;
    /// a character outside the Basic Multilingual Plane, such as an emoji, takes two.
    /// </summary>
    Ucs2,
}

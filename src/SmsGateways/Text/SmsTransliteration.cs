using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Ways to write another script in Latin letters, each after one standard.</summary>
/// <remarks>
/// A letter with marks that the GSM alphabet does not have is written without them, and the apostrophes of the standards as <c>'</c>. Where the
/// standard writes capitals only, the case of the text is kept; a letter that becomes several is <c>SHCH</c> in a word of capitals, else <c>Shch</c>.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<SmsTransliteration>))]
public enum SmsTransliteration
{
    /// <summary>Armenian: BGN/PCGN 1981, with the Armenian punctuation marks.</summary>
    Armenian,

    /// <summary>Bulgarian: the Transliteration Act of 2009 (Streamlined System), and <c>i</c> for <c>ѝ</c>.</summary>
    Bulgarian,

    /// <summary>Georgian: the national system of 2002, with its apostrophes; in small letters but for Mtavruli, since the script has no other capitals.</summary>
    Georgian,

    /// <summary>
    /// Greek in monotonic letters: ELOT 743, which is ISO 843:1997 type 2 (transcription), without the accents and the diaeresis. Behind a
    /// Greek letter, <c>;</c> is a question mark.
    /// </summary>
    Greek,

    /// <summary>Kazakh in Cyrillic letters: BGN/PCGN 1979, without macrons and dots.</summary>
    Kazakh,

    /// <summary>Kyrgyz: BGN/PCGN 1979, which the country uses for its geographical names.</summary>
    Kyrgyz,

    /// <summary>Macedonian: ICAO Doc 9303, part 3, section 6, with its exceptions for Macedonian.</summary>
    Macedonian,

    /// <summary>Russian: ICAO Doc 9303, part 3, section 6, as in passports: the soft sign is left out.</summary>
    Russian,

    /// <summary>Serbian: Gajica, without the marks of <c>č</c>, <c>ć</c>, <c>dž</c>, <c>š</c> and <c>ž</c>, and with <c>dj</c> for <c>đ</c>.</summary>
    Serbian,

    /// <summary>Ukrainian: resolution 55 of the Cabinet of Ministers of 27 January 2010: the soft sign and the apostrophe are left out.</summary>
    Ukrainian,
}

using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Kinds of characters that a cheaper one may stand for.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<SmsSubstitutions>))]
public enum SmsSubstitutions
{
    /// <summary>Nothing is substituted.</summary>
    None = 0,

    /// <summary>Typographic quotes, apostrophes and dashes, the ellipsis, bullets, № and the like: <c>“</c> becomes <c>"</c>.</summary>
    Punctuation = 1,

    /// <summary>No-break, thin and other spaces and tabs become a space, line separators a line feed; what is invisible is left out.</summary>
    Spaces = 2,

    /// <summary>Latin letters lose the marks that the alphabet does not have: <c>ś</c> becomes <c>s</c>, and <c>ä</c> stays.</summary>
    Diacritics = 4,

    /// <summary>Letters that are two: <c>ﬁ</c> becomes <c>fi</c>, and <c>œ</c> becomes <c>oe</c>.</summary>
    Ligatures = 8,

    /// <summary>Full-width forms and the letters and digits of mathematics: <c>Ａ</c> and <c>𝐀</c> become <c>A</c>.</summary>
    FullWidth = 16,

    /// <summary>Currency signs become their ISO 4217 code, <c>©</c>, <c>®</c>, <c>™</c>, <c>×</c> and arrows what is typed for them.</summary>
    Symbols = 32,

    /// <summary>Cyrillic and Greek letters that look the same as a Latin letter become that letter, as the Greek capitals of phones without Greek do.</summary>
    LookAlikes = 64,

    /// <summary>CR LF becomes LF.</summary>
    LineEnds = 128,

    /// <summary>Square and curly brackets become round ones, which take one septet instead of two. Not done unless asked for: it shows.</summary>
    Brackets = 256,

    /// <summary>Everything but <see cref="Brackets"/>.</summary>
    Default = Punctuation | Spaces | Diacritics | Ligatures | FullWidth | Symbols | LookAlikes | LineEnds,
}

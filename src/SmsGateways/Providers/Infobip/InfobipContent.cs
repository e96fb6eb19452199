using System.Text;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.Infobip;

/// <summary>What becomes of a message's content in Infobip's parameters.</summary>
internal readonly record struct InfobipContent
{
    public const string LongText = "longSMS";
    public const string Bookmark = "bookmark";
    public const string Notification = "nSMS";

    /// <summary>The bit of the ESM class that says that the octets begin with a user data header (SMPP 3.4, section 5.2.12).</summary>
    public const int HasHeader = 64;

    // One SMS (3GPP TS 23.040 clause 9.2.3.16). "longSMS" is for texts only, so that octets cannot have more.
    private const int OctetsPerSms = 140;

    // TS 23.040 clause 9.2.3.24.1.
    private const int MaxParts = 255;

    private const int ByteOrderMark = 0xFEFF;

    public string? Text { get; init; }

    public string? Type { get; init; }

    public string? WapUrl { get; init; }

    public string? Binary { get; init; }

    public int? DataCoding { get; init; }

    public int? EsmClass { get; init; }

    /// <summary>Gets a value indicating whether the parameter <c>flash</c> says what the data coding does not.</summary>
    public bool Flash { get; init; }

    /// <summary>Gets how many parts it has; <see langword="null"/> where only the provider knows.</summary>
    public int? Parts { get; init; }

    /// <summary>Makes the parameters of a content.</summary>
    /// <returns>Why it cannot be sent, or <see langword="null"/>.</returns>
    public static SmsError? Create(SmsContent content, InfobipMessageOptions extras, out InfobipContent result)
    {
        result = default;
        if (extras.UnicodeAsBinary && content is not SmsText)
        {
            return Contradiction($"{nameof(extras.UnicodeAsBinary)} is about texts, and the content is {content.GetType().Name}");
        }

        if ((extras.EsmClass & HasHeader) is > 0 && content is not SmsBinary)
        {
            return Contradiction($"{nameof(extras.EsmClass)} announces a user data header, and {content.GetType().Name} has none");
        }

        var refusal = content switch
        {
            SmsText text => OfText(text, extras, out result),
            SmsNotification notification => OfNotification(notification, extras, out result),
            SmsBinary binary => OfBinary(binary, extras, out result),
            SmsWapPush push => OfPush(push, extras, out result),
            _ => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"Infobip sends no {content.GetType().Name}."),
        };
        result = result with { EsmClass = result.EsmClass ?? extras.EsmClass };
        return refusal;
    }

    private static SmsError? OfText(SmsText content, InfobipMessageOptions extras, out InfobipContent result)
    {
        result = default;
        var text = content.Text;
        if (MeasureText(text, out var measure) is { } tooLong)
        {
            return tooLong;
        }

        var needsUnicode = measure.Encoding is SmsEncoding.Ucs2;
        var coding = extras.DataCoding ?? (content.Flash, needsUnicode) switch
        {
            (true, true) => 24,
            (true, false) => 240,
            (false, true) => 8,
            _ => null as int?,
        };
        if (RefuseCoding(text, coding, needsUnicode) is { } refusal)
        {
            return refusal;
        }

        var parts = CountParts(text, coding, measure);
        if (parts > MaxParts)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"In this data coding the text needs {parts} parts; a message has at most {MaxParts}.");
        }

        result = new() { DataCoding = coding, Flash = content.Flash && coding is not (24 or 240), Parts = parts };
        if (!(extras.UnicodeAsBinary && coding is 8 or 24))
        {
            result = result with { Text = text, Type = parts > 1 ? LongText : null };
            return null;
        }

        var octets = sizeof(char) * (1 + text.Length);
        result = result with { Binary = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes((char)ByteOrderMark + text)) };
        return octets <= OctetsPerSms ? null : Refuse(
            SmsErrorCode.InvalidText,
            SmsErrorScope.Gateway,
            $"As binary the text takes {octets} octets, its byte order mark among them; one SMS has {OctetsPerSms}, and only texts can have several parts: leave {nameof(extras.UnicodeAsBinary)} out.");
    }

    private static SmsError? OfNotification(SmsNotification content, InfobipMessageOptions extras, out InfobipContent result)
    {
        result = default;
        if (MeasureText(content.Text, out var measure) is { } tooLong)
        {
            return tooLong;
        }

        var needsUnicode = measure.Encoding is SmsEncoding.Ucs2;
        var coding = extras.DataCoding ?? (needsUnicode ? 8 : null);
        if (RefuseCoding(content.Text, coding, needsUnicode) is { } refusal)
        {
            return refusal;
        }

        result = new() { Text = content.Text, Type = Notification, DataCoding = coding, Parts = 1 };
        return CountParts(content.Text, coding, measure) is 1
            ? null
            : Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, "The text needs more than one part, which a notification cannot have: its type stands where that of a long text would.");
    }

    private static SmsError? OfBinary(SmsBinary content, InfobipMessageOptions extras, out InfobipContent result)
    {
        result = default;
        var header = content.UserDataHeader.Span;
        var octets = content.Data.Length + (header.IsEmpty ? 0 : header.Length + 1);
        if (octets is 0 or > OctetsPerSms)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"There are {octets} octets, the header and its length among them; one SMS has 1 to {OctetsPerSms}, and only texts can have several parts.");
        }

        if (content.DataCoding is { } coding && extras.DataCoding is { } other && coding != other)
        {
            return Contradiction($"the content's {nameof(content.DataCoding)} is {coding}, and that of {nameof(InfobipMessageOptions)} is {other}");
        }

        if (content.DataCoding is { } unknown && !InfobipLimits.IsDataCoding(unknown))
        {
            return Contradiction($"{nameof(content.DataCoding)} is {unknown}; Infobip takes {InfobipLimits.DataCodingRule}");
        }

        if (!header.IsEmpty && extras.EsmClass is { } esmClass && (esmClass & HasHeader) is 0)
        {
            return Contradiction($"there is a user data header, and {nameof(extras.EsmClass)} is {esmClass}, without its bit ({HasHeader})");
        }

        result = new()
        {
            Binary = (header.IsEmpty ? "" : Convert.ToHexString([(byte)header.Length]) + Convert.ToHexString(header)) + Convert.ToHexString(content.Data.Span),
            DataCoding = content.DataCoding ?? extras.DataCoding,
            EsmClass = extras.EsmClass ?? (header.IsEmpty ? null : HasHeader),
            Parts = 1,
        };
        return null;
    }

    private static SmsError? OfPush(SmsWapPush content, InfobipMessageOptions extras, out InfobipContent result)
    {
        result = new() { Text = content.Title, Type = Bookmark, WapUrl = content.Url.AbsoluteUri, DataCoding = extras.DataCoding };
        return null;
    }

    // What a text would lose in a data coding is not lost silently.
    private static SmsError? RefuseCoding(string text, int? coding, bool needsUnicode) => coding switch
    {
        4 or 245 => Contradiction($"the data coding {coding} is for octets, and the content is a text"),
        null or 0 or 1 or 240 when needsUnicode && coding is not null => Contradiction($"the text needs Unicode, which the data coding {coding} does not have"),
        3 when text.Any(static c => c > '\u00FF') => Contradiction("the text has characters that ISO 8859-1, data coding 3, does not have"),
        _ => null,
    };

    // The encoder's word is about the alphabet that it would choose itself.
    private static int CountParts(string text, int? coding, SmsSegmentation measure) => coding switch
    {
        8 or 24 when measure.Encoding is SmsEncoding.Gsm7 => Divide(text.Length, single: 70, part: 67),
        3 => Divide(text.Length, single: 140, part: 134),
        _ => measure.Parts,
    };

    private static int Divide(int units, int single, int part) => units <= single ? 1 : (units + part - 1) / part;

    private static SmsError Contradiction(string what) => Refuse(SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, $"{char.ToUpperInvariant(what[0])}{what[1..]}.");
}

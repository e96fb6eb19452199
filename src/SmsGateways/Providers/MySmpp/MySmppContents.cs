using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.MySmpp;

/// <summary>What MySmpp can send of each kind of content, and what of it its document leaves open: that is refused by name.</summary>
internal static class MySmppContents
{
    private const string CannotTell = "MySmpp makes a line break of a backslash and an \"n\"";

    /// <summary>Checks a content, and brings its line ends to a line feed where its parts are counted.</summary>
    public static SmsError? Check(ref SmsContent content)
    {
        switch (content)
        {
            case SmsText text:
                var sent = TextCheck.Normalize(text.Text, out var refusal);
                content = ReferenceEquals(sent, text.Text) ? content : text with { Text = sent };
                return refusal ?? FindBackslash("The text", sent);
            case SmsSilent:
                return null;
            case SmsWapPush push:
                return CheckField("The text", push.Title);
            case SmsVCard card:
                return CheckCard(card);
            case SmsViber viber:
                return CheckViber(viber);
            default:
                return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"MySmpp sends no {content.GetType().Name}.");
        }
    }

    /// <summary>Brings a telephone number of a business card into the form that the document asks for: digits.</summary>
    /// <returns><see langword="null"/> where there is none, or what there is holds more than a number.</returns>
    public static string? DigitsOf(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone) || phone.Any(static c => !char.IsAsciiDigit(c) && !IsFiller(c)))
        {
            return null;
        }

        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > 0 ? digits : null;
    }

    private static SmsError? CheckViber(SmsViber viber)
    {
        if (viber.Sender is null)
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"There is no Viber sender: set {nameof(SmsViber)}.{nameof(SmsViber.Sender)}.");
        }

        if (viber.SmsFirst && viber.Fallback is null)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"The SMS is to go first, and has no text: set {nameof(SmsViber)}.{nameof(SmsViber.Fallback)}.");
        }

        if (viber.ButtonText is { Length: > 0 } != viber.ButtonUrl is not null)
        {
            return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"A button in Viber has both {nameof(SmsViber.ButtonText)} and {nameof(SmsViber.ButtonUrl)}, or it is none.");
        }

        return CheckField("The Viber sender", viber.Sender.Value)
            ?? CheckField("The text", viber.Text)
            ?? CheckOptional(nameof(SmsViber.ButtonText), viber.ButtonText)
            ?? CheckFallback(viber.Fallback);
    }

    private static SmsError? CheckFallback(SmsText? fallback)
    {
        if (fallback is null)
        {
            return null;
        }

        SmsContent sms = fallback;
        return Check(ref sms) ?? Measure(new(sms), out _);
    }

    private static SmsError? CheckCard(SmsVCard card)
    {
        // The document has whole numbers here; what becomes of anything else it does not say.
        foreach (var (name, number) in new[] { (nameof(card.PostOfficeBox), card.PostOfficeBox), (nameof(card.PostalCode), card.PostalCode) })
        {
            if (number?.All(char.IsAsciiDigit) is false)
            {
                return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{name} has other characters than digits, and MySmpp takes a number there.");
            }
        }

        foreach (var (name, phone) in new[] { (nameof(card.CellPhone), card.CellPhone), (nameof(card.WorkPhone), card.WorkPhone), (nameof(card.Fax), card.Fax) })
        {
            if (phone is { Length: > 0 } && DigitsOf(phone) is null)
            {
                return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{name} is no telephone number, and MySmpp takes nothing else there.");
            }
        }

        var fields = FieldsOf(card);
        if (card.Url is null && fields.All(static field => string.IsNullOrEmpty(field.Value)))
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, "A business card has a name and at least one more field.");
        }

        return CheckField(nameof(card.Name), card.Name) ?? fields.Select(static field => CheckOptional(field.Name, field.Value)).FirstOrDefault(static error => error is not null);
    }

    private static (string Name, string? Value)[] FieldsOf(SmsVCard card) =>
    [
        (nameof(card.CellPhone), card.CellPhone), (nameof(card.WorkPhone), card.WorkPhone), (nameof(card.Fax), card.Fax), (nameof(card.Email), card.Email),
        (nameof(card.Position), card.Position), (nameof(card.Organization), card.Organization), (nameof(card.PostOfficeBox), card.PostOfficeBox),
        (nameof(card.Street), card.Street), (nameof(card.City), card.City), (nameof(card.Region), card.Region), (nameof(card.PostalCode), card.PostalCode),
        (nameof(card.Country), card.Country), (nameof(card.Additional), card.Additional),
    ];

    private static SmsError? CheckOptional(string name, string? value) => string.IsNullOrEmpty(value) ? null : CheckField(name, value);

    private static SmsError? CheckField(string name, string value)
    {
        TextCheck.Normalize(value, out var refusal);
        return refusal is null ? FindBackslash(name, value) : refusal with { Detail = refusal.Detail!.Replace("The text", name, StringComparison.Ordinal) };
    }

    // Another gateway may be able.
    private static SmsError? FindBackslash(string name, string value)
        => value.IndexOf("\\n", StringComparison.Ordinal) is >= 0 and var index
            ? Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Gateway, $"{name} has a backslash and an \"n\" at index {index}: {CannotTell}.")
            : null;

    private static bool IsFiller(char c) => c is '+' or ' ' or '\u00A0' or '-' or '(' or ')' or '.' or (>= '\u2010' and <= '\u2014');
}

using System.Globalization;
using System.Text.RegularExpressions;
using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary>The forms of the values in SmsCo's document, and the words of its tables.</summary>
internal static partial class SmsCoText
{
    public const int MaxSenderLength = 11;

    /// <summary>What a visitor sees of a script that did its work and died before it could answer.</summary>
    public const string PhpError = """
        <br />
        <b>Fatal error</b>:  Maximum execution time of 30 seconds exceeded in <b>/home/smsco/www/index.php</b> on line <b>131</b><br />

        """;

    private const string PhpWarning = """
        <br />
        <b>Warning</b>:  Cannot modify header information - headers already sent in <b>/home/smsco/www/index.php</b> on line <b>7</b><br />

        """;

    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly Dictionary<int, string> Errors = new()
    {
        [SmsCoCode.SendingFailed] = "SMS Sending Failed",
        [SmsCoCode.InvalidLogin] = "Invalid username/password combination",
        [SmsCoCode.CreditExhausted] = "Credit exhausted",
        [SmsCoCode.GatewayUnavailable] = "Gateway unavailable",
        [SmsCoCode.InvalidSchedule] = "Invalid schedule date format",
        [SmsCoCode.UnableToSchedule] = "Unable to schedule",
        [SmsCoCode.UsernameIsEmpty] = "Username is empty",
        [SmsCoCode.PasswordIsEmpty] = "Password is empty",
        [SmsCoCode.RecipientIsEmpty] = "Recipient is empty",
        [SmsCoCode.MessageIsEmpty] = "Message is empty",
        [SmsCoCode.SenderIsEmpty] = "Sender is empty",
        [SmsCoCode.FieldsAreEmpty] = "One or more required fields are empty",
    };

    private static readonly string[] Statuses =
        ["Sent", "Delivered", "In process", "Failed", "Deleted", "Expired", "Rejected", "Canceled"];

    /// <summary>Writes an error; one that the document does not have gets no text.</summary>
    public static string Error(int code, SmsCoErrorForm form) => form switch
    {
        SmsCoErrorForm.NegativeCode => Write(-code),
        SmsCoErrorForm.CodeAndText when Errors.TryGetValue(code, out var text) => $"{Write(code)}={text}",
        _ => Write(code),
    };

    /// <summary>Writes a status; one that the document does not have is called unknown.</summary>
    public static string Status(int status, SmsCoStatusForm form)
    {
        var word = status < Statuses.Length ? Statuses[status] : "Unknown";
        return form switch
        {
            SmsCoStatusForm.Number => Write(status),
            SmsCoStatusForm.Word => word,
            _ => $"{Write(status)} | {word}",
        };
    }

    public static string Write(SmsCoPreamble preamble) =>
        (preamble.HasFlag(SmsCoPreamble.ByteOrderMark) ? "\uFEFF" : "")
        + (preamble.HasFlag(SmsCoPreamble.NewLine) ? "\n" : "")
        + (preamble.HasFlag(SmsCoPreamble.PhpWarning) ? PhpWarning : "");

    public static string Write(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Reads the comma-separated numbers; a comma too many names nobody.</summary>
    public static string[] Recipients(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // From the nine digits of the document's "recipient=123456789" to the fifteen of E.164.
    public static bool IsNumber(string number) => NumberForm().IsMatch(number);

    public static string Digits(string number) => number.StartsWith('+') ? number[1..] : number;

    // "только латиницы (a-z, A-Z), цифры (0-9) и символы . _ -", and the space, without which there are no words.
    public static bool IsPlain(string text) => PlainForm().IsMatch(text);

    public static DateTimeOffset? ReadTime(string text, TimeSpan offset) => LocalTime.Read(text, offset, TimeFormat);

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\+?[1-9][0-9]{8,14}\z")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._ -]*\z")]
    private static partial Regex PlainForm();
}

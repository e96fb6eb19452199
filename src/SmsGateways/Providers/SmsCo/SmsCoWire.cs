using System.Globalization;
using System.Text;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsCo;

/// <summary>SmsCo's query strings and lines: what is written and what is read. Source: its document.</summary>
internal static class SmsCoWire
{
    private const string Ok = "OK";

    // A list may have numbers without the country's code. Fewer digits than this that end our number are more likely an id.
    private const int NationalNumberLength = 8;

    /// <summary>Writes a send. The parameters stand in the document's order; optional ones are left out when unused.</summary>
    public static string WriteMessage(string address, SmsCoOptions options, TimeZoneInfo zone, SmsMessage message, ReadOnlySpan<PhoneNumber> recipients)
    {
        var query = WriteAccount(address, options).Append("&recipient=");
        for (var i = 0; i < recipients.Length; i++)
        {
            query.Append(i is 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{recipients[i]:D}");
        }

        query.AppendQuery("message", ((SmsText)message.Content).Text);

        // The document lists a sender without naming the parameter; everybody who runs this component calls it so.
        if ((message.From?.Value ?? options.DefaultSender) is { } sender)
        {
            query.AppendQuery("sender", sender);
        }

        if (message.SendAt is { } time)
        {
            query.AppendQuery("schedule", SmsCoTime.Write(time, zone));
        }

        return query.ToString();
    }

    /// <summary>Writes the question for the balance.</summary>
    public static string WriteBalanceQuestion(string address, SmsCoOptions options) => WriteAccount(address, options).Append("&balance=true").ToString();

    /// <summary>Writes the question for the status of one message.</summary>
    public static string WriteStatusQuestion(string address, SmsCoOptions options, string id)
        => WriteAccount(address, options).AppendQuery("mes_id", id).ToString();

    /// <summary>Reads the answer to a send: <c>OK 4 123</c>, or a code.</summary>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static SmsCoSendAnswer ReadSendAnswer(ReadOnlyMemory<byte> body)
        => SmsCoLines.Find(SmsCoLines.Read(body), ReadSendLine) ?? throw new FormatException("The answer is neither OK nor a code.");

    /// <summary>Reads the answer to the question for the balance: a decimal number. An error is a code.</summary>
    /// <remarks>The document shows no balance. A whole number that is one of its codes is read as the code: <c>2905.00</c> is an amount, <c>2905</c> is not.</remarks>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static SmsCoBalanceAnswer ReadBalance(ReadOnlyMemory<byte> body)
        => SmsCoLines.Find(SmsCoLines.Read(body), ReadBalanceLine) ?? throw new FormatException("The answer is neither an amount nor a code.");

    /// <summary>Judges what an <c>OK</c> says about each recipient.</summary>
    /// <exception cref="FormatException">It says what cannot be understood.</exception>
    public static void JudgeOk(SmsCoSendAnswer answer, ReadOnlySpan<PhoneNumber> recipients, Span<Verdict> verdicts)
    {
        // As the component has it originally: numbers that failed. SmsCo has the id there.
        if (answer.Tail.Count > 0 && IsListOf(recipients, answer.Tail))
        {
            for (var i = 0; i < recipients.Length; i++)
            {
                verdicts[i] = IsNamed(recipients[i], answer.Tail)
                    ? Explain("The provider names the number among those that failed, and does not tell how far it got: the message may have gone out.", answer)
                    : Verdict.Accepted(null, null);
            }

            return;
        }

        var id = answer.Tail is [var only] && only.All(char.IsAsciiDigit) ? only : null;
        if (recipients.Length > 1)
        {
            verdicts.Fill(Explain($"The provider says that at least one of {recipients.Length} went, and not which.", answer) with { ProviderMessageId = id });
            return;
        }

        // What is spent (the document: in tetri) says nothing about the number of parts.
        verdicts[0] = answer.Tail.Count <= 1 ? Verdict.Accepted(id, null) : throw new FormatException("The answer names several things for one recipient.");
    }

    private static SmsCoSendAnswer? ReadSendLine(string line)
    {
        if (SmsCoCode.Read(line) is { } code)
        {
            return new(line, code, []);
        }

        // Clients in the field are content with the first two letters. So would be a proxy's "OK".
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words is [Ok, var credits, .. var tail] && IsAmount(credits)
            ? new(line, null, string.Join(',', tail).Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    // With a comma as well: PHP before 8 wrote fractions by the server's locale.
    private static bool IsAmount(string text)
        => text.All(static c => char.IsAsciiDigit(c) || c is '.' or ',') && char.IsAsciiDigit(text[0]) && text.Count(static c => !char.IsAsciiDigit(c)) <= 1;

    private static SmsCoBalanceAnswer? ReadBalanceLine(string line)
    {
        var code = SmsCoCode.Read(line);
        if (code is not null && (SmsCoErrors.IsKnown(code.Digits) || line.Contains('=', StringComparison.Ordinal)))
        {
            return new(line, code, 0);
        }

        return decimal.TryParse(line, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? new(line, null, amount)
            : null;
    }

    private static bool IsListOf(ReadOnlySpan<PhoneNumber> recipients, IReadOnlyList<string> entries)
    {
        if (entries.Count > recipients.Length)
        {
            return false;
        }

        foreach (var entry in entries)
        {
            var isOurs = false;
            foreach (var recipient in recipients)
            {
                isOurs |= IsNamed(recipient, [entry]);
            }

            if (!isOurs)
            {
                return false;
            }
        }

        return true;
    }

    // With or without a plus sign, zeros in front and the country's code.
    private static bool IsNamed(PhoneNumber recipient, IReadOnlyList<string> entries)
    {
        var digits = recipient.ToString("D", null);
        return entries.Select(static entry => entry.TrimStart('+', '0'))
            .Any(number => digits == number || (number.Length >= NationalNumberLength && digits.EndsWith(number, StringComparison.Ordinal)));
    }

    private static Verdict Explain(string detail, SmsCoSendAnswer answer)
        => new(SmsOutcome.Unknown, new(SmsErrorCode.Other, SmsErrorScope.Unspecified, null, answer.Line) { Detail = detail });

    private static StringBuilder WriteAccount(string address, SmsCoOptions options)
        => new StringBuilder(address).Append("?username=").Append(Uri.EscapeDataString(options.Username)).AppendQuery("password", options.Password);
}

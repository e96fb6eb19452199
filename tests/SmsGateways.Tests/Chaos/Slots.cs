using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SmsGateways.Tests.Chaos;

/// <summary>
/// Gives every recipient of every message a number of its own, so that a ledger is an array: message m has the slots m·k to m·k+k-1, slot s has the
/// telephone number 996500000000+s, and the text of message m is "m…".
/// </summary>
internal static class Slots
{
    private const long FirstNumber = 996_500_000_000;

    public static PhoneNumber NumberOf(int slot) => PhoneNumber.Parse(DigitsOf(slot));

    public static string DigitsOf(int slot) => (FirstNumber + slot).ToString(CultureInfo.InvariantCulture);

    public static string TextOf(int message) => string.Create(CultureInfo.InvariantCulture, $"m{message}");

    /// <summary>Reads a telephone number as it stands on the wire.</summary>
    /// <exception cref="FormatException">It is none of ours.</exception>
    public static int ReadSlot(ReadOnlySpan<byte> number)
        => Utf8Parser.TryParse(number, out long digits, out var read) && read == number.Length && digits is >= FirstNumber and < FirstNumber + int.MaxValue
            ? (int)(digits - FirstNumber)
            : throw new FormatException($"'{Encoding.UTF8.GetString(number)}' is no number of a recipient.");

    /// <summary>Reads a text as it stands on the wire.</summary>
    /// <exception cref="FormatException">It is none of ours.</exception>
    public static int ReadMessage(ReadOnlySpan<byte> text)
        => text is [(byte)'m', .. var digits] && Utf8Parser.TryParse(digits, out int message, out var read) && read == digits.Length
            ? message
            : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is no text of a message.");
}

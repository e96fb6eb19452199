using System.Globalization;
using System.Text;

namespace SmsGateways.PostgreSql;

/// <summary>What a row is found by.</summary>
internal readonly record struct JournalKey(string MessageId, long Recipient)
{
    // A row of a B-tree holds 2704 bytes at most: a longer id would fail the whole batch.
    private const int MaxIdBytes = 2048;

    public static JournalKey[] For(string messageId, IReadOnlyList<PhoneNumber> numbers)
    {
        CheckText(messageId, "The message's id");
        var keys = new JournalKey[numbers.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = new(messageId, DigitsOf(numbers[i]));
        }

        return keys;
    }

    /// <summary>Refuses what PostgreSQL cannot store, before it is in a batch with others.</summary>
    public static void CheckText(string text, string what)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(text) || Encoding.UTF8.GetByteCount(text) > MaxIdBytes)
        {
            throw new SmsJournalException($"{what} cannot be stored: at most {MaxIdBytes} bytes of UTF-8, without zero characters and half surrogate pairs.");
        }
    }

    /// <summary>Makes a provider's text storable. It comes from an answer, whose outcome must not be lost for a strange character.</summary>
    public static string? Storable(string? text)
        => text is null || (IsWellFormed(text) && !text.Contains('\0', StringComparison.Ordinal)) ? text
            : string.Concat(text.EnumerateRunes().Select(static rune => rune.Value is 0 ? Rune.ReplacementChar : rune)); // Half pairs are enumerated as the replacement.

    private static long DigitsOf(PhoneNumber number)
    {
        Span<char> digits = stackalloc char[16];
        number.TryFormat(digits, out var count, "D", provider: null);
        return count is 0
            ? throw new ArgumentException("The default value of PhoneNumber is no number.")
            : long.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) is not System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}

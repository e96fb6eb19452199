namespace SmsGateways.Providers.SmsCo;

/// <summary>A code that says no: <c>2905</c>, <c>-2905</c> or <c>2905=Invalid username/password combination</c>.</summary>
/// <param name="Digits">The code, as the document has it.</param>
/// <param name="Text">The provider's words, if it has any.</param>
/// <remarks>The document prints the table with words; clients compare the bare code; a later version of the component prints it negative.</remarks>
internal sealed record SmsCoCode(string Digits, string? Text)
{
    private const int Length = 4;

    /// <summary>Reads a line.</summary>
    /// <returns>The code, or <see langword="null"/>: also of <c>2905.50</c>, which is an amount.</returns>
    public static SmsCoCode? Read(string line)
    {
        var start = line.StartsWith('-') ? 1 : 0;
        if (line.Length < start + Length)
        {
            return null;
        }

        var digits = line.Substring(start, Length);
        var rest = line[(start + Length)..];
        var isCode = digits.StartsWith("29", StringComparison.Ordinal) && digits.All(char.IsAsciiDigit);
        var goesOn = rest is [var next, ..] && (char.IsLetterOrDigit(next) || (next is '.' or ',' && rest is [_, >= '0' and <= '9', ..]));
        if (!isCode || goesOn)
        {
            return null;
        }

        var text = rest.TrimStart().TrimStart('=').Trim();
        return new(digits, text.Length > 0 ? text : null);
    }
}

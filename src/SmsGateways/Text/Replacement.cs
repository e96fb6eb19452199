namespace SmsGateways;

/// <summary>A place of a text that costs more than it must, and what may stand there.</summary>
/// <param name="Code">The code point that is to blame.</param>
/// <param name="Index">Where it begins, in <see langword="char"/>s.</param>
/// <param name="Length">How many <see langword="char"/>s it has.</param>
/// <param name="Text">What may stand there, which may be nothing, or <see langword="null"/> where there is no substitute.</param>
/// <param name="IsForSeptets">Whether the substitute is one only where the whole text comes into the GSM alphabet: it looks the same, or joined what is gone then.</param>
internal readonly record struct Replacement(int Code, int Index, int Length, string? Text, bool IsForSeptets = false)
{
    /// <summary>Puts the substitutes in their places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replacements">The places, in order. Those without a substitute stay.</param>
    public static string Apply(string text, IEnumerable<Replacement> replacements)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var end = 0;
        foreach (var replacement in replacements)
        {
            if (replacement.Text is { } substitute)
            {
                result.Append(text, end, replacement.Index - end).Append(substitute);
                end = replacement.Index + replacement.Length;
            }
        }

        return result.Append(text, end, text.Length - end).ToString();
    }
}

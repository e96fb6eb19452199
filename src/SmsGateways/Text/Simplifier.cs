namespace SmsGateways;

/// <summary>Looks for the least change of a text that makes it fewer parts.</summary>
internal static class Simplifier
{
    /// <summary>Finds the form of a text that has the fewest parts, and of several the one that changes least.</summary>
    /// <returns>The form, and what it takes to send; the text itself where nothing saves a part.</returns>
    public static SimplifiedText Simplify(string text, SmsSimplification how, SmsEncodingOptions? options)
    {
        var best = new SimplifiedText(text, Segmenter.Measure(text, options), SimplifiedForm.AsItStands);

        // What is left out may bring letters together that are shorter then. Twice is enough for all but made-up texts.
        for (var parts = int.MaxValue; best.Size.Parts is > 1 && best.Size.Parts < parts;)
        {
            parts = best.Size.Parts;
            best = FindBest(best, how, options);
        }

        return best;
    }

    /// <summary>Writes a text in printable ASCII, for providers that take nothing else.</summary>
    /// <returns>The text, or <see langword="null"/> where a character has no substitute.</returns>
    public static string? ToAscii(string text, SmsSimplification how)
        => Write(text, Rewriter.ToAlphabet(text, how, toAscii: true)) is { } ascii && (ascii.Length > 0 || text.Length is 0) ? ascii : null;

    private static SimplifiedText FindBest(SimplifiedText best, SmsSimplification how, SmsEncodingOptions? options)
    {
        var (text, size, form) = best;
        foreach (var (candidate, change) in Forms(text, size.Encoding, how))
        {
            // What is nothing but invisible characters is no empty message: it is refused or sent as it stands.
            if (candidate.Length > 0 && Segmenter.Measure(candidate, options) is var measured && measured.Parts < best.Size.Parts)
            {
                best = new(candidate, measured, form | change);
            }
        }

        return best;
    }

    // From the least change to the greatest. What is still in UCS-2 afterwards keeps its characters but for those that can be shorter.
    private static IEnumerable<(string Text, SimplifiedForm Form)> Forms(string text, SmsEncoding encoding, SmsSimplification how)
    {
        if (encoding is SmsEncoding.Gsm7)
        {
            yield return (Shorten(text, how, brackets: false), SimplifiedForm.ShorterLines);
            yield return (Shorten(text, how, brackets: true), SimplifiedForm.ShorterLines | SimplifiedForm.RoundBrackets);
            yield break;
        }

        yield return (Shorten(text, how, brackets: false), SimplifiedForm.ShorterLines);

        var shorter = Write(text, Rewriter.ToFewerCodeUnits(text, how))!;
        yield return (shorter, SimplifiedForm.FewerCodeUnits);
        yield return (Shorten(shorter, how, brackets: false), SimplifiedForm.FewerCodeUnits | SimplifiedForm.ShorterLines);

        if (Write(text, Rewriter.ToAlphabet(text, how, toAscii: false)) is { } septets)
        {
            yield return (septets, SimplifiedForm.Septets);
            yield return (Shorten(septets, how, brackets: false), SimplifiedForm.Septets | SimplifiedForm.ShorterLines);
            yield return (Shorten(septets, how, brackets: true), SimplifiedForm.Septets | SimplifiedForm.ShorterLines | SimplifiedForm.RoundBrackets);
        }
    }

    private static string Shorten(string text, SmsSimplification how, bool brackets) => Write(text, Rewriter.ToFewerSeptets(text, how, brackets))!;

    private static string? Write(string text, List<Replacement> replacements)
        => replacements.Count is 0 ? text : replacements.Exists(static replacement => replacement.Text is null) ? null : Replacement.Apply(text, replacements);
}

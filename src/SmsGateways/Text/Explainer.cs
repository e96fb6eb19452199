namespace SmsGateways;

/// <summary>Names what makes a text dear.</summary>
internal static class Explainer
{
    public static SmsExplanation Explain(string text, SmsSegmentation before, SmsSimplification how, SmsEncodingOptions? options)
    {
        var best = Simplifier.Simplify(text, how, options);
        var characters = before.Encoding is SmsEncoding.Gsm7 ? FindInGsm7(text, how) : FindInUcs2(text, how, best.Form);
        if (best.Form.HasFlag(SimplifiedForm.ShorterLines))
        {
            characters = characters.Concat(FindLineEnds(text, how)).OrderBy(static character => character.Index);
        }

        return new() { Before = before, After = best.Size, SimplifiedText = best.Text, Characters = [.. characters] };
    }

    private static IEnumerable<SmsDearCharacter> FindInGsm7(string text, SmsSimplification how)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Gsm7.Cost(text[i]) is 2)
            {
                var substitute = text[i] is '[' or ']' or '{' or '}' ? Substitutes.Find(text[i], how.Substitutions & SmsSubstitutions.Brackets, toAscii: false) : null;
                yield return Create(new(text[i], i, 1, substitute), SmsDearReason.ExtensionTable, cost: 2);
            }
        }
    }

    // A look-alike is no substitute where the text stays what it is: it would only be another letter. And without its joiners, an emoji is several.
    private static IEnumerable<SmsDearCharacter> FindInUcs2(string text, SmsSimplification how, SimplifiedForm form)
    {
        var shorter = Rewriter.ToFewerCodeUnits(text, how).ToDictionary(static replacement => replacement.Index, static replacement => replacement.Text);
        foreach (var replacement in Rewriter.ToAlphabet(text, how, toAscii: false))
        {
            var substitute = replacement.IsForSeptets && !form.HasFlag(SimplifiedForm.Septets) ? null : replacement.Text;
            substitute ??= shorter.GetValueOrDefault(replacement.Index);
            yield return Create(replacement with { Text = substitute }, SmsDearReason.NotInAlphabet, replacement.Length);
        }
    }

    private static IEnumerable<SmsDearCharacter> FindLineEnds(string text, SmsSimplification how)
        => Rewriter.ToFewerSeptets(text, how, brackets: false).Select(static replacement => Create(replacement, SmsDearReason.LineEnd, replacement.Length));

    private static SmsDearCharacter Create(Replacement replacement, SmsDearReason reason, int cost) => new()
    {
        Index = replacement.Index,
        Length = replacement.Length,
        CodePoint = replacement.Code,
        Name = CharacterNames.Of(replacement.Code),
        Reason = reason,
        Cost = cost,
        Substitute = replacement.Text,
    };
}

namespace SmsGateways.Providers.SmsCo;

/// <summary>What to do about a text that is not Latin.</summary>
internal static class SmsCoLatin
{
    private const string Otherwise = $"replace it, or set {nameof(SmsCoOptions.AllowNonLatinText)}.";

    /// <summary>Tells how the text could be sent, without the text.</summary>
    /// <param name="text">The text, which has no Latin form by what the message allows.</param>
    /// <param name="simplify">What the message allows.</param>
    public static string Advise(string text, SmsSimplification? simplify)
    {
        if (simplify is null && Simplifier.ToAscii(text, SmsSimplification.Default) is not null)
        {
            return $"Set {nameof(SmsMessage.Simplify)}, and its Latin form is sent; or {Otherwise}";
        }

        var languages = Enum.GetValues<SmsTransliteration>().Where(language => HasLatinForm(text, simplify, language)).ToList();
        return languages.Count > 0
            ? $"Set {nameof(SmsMessage.Simplify)} with a transliteration ({string.Join(", ", languages)}), and its Latin form is sent; or {Otherwise}"
            : $"It has no Latin form by {nameof(SmsMessage.Simplify)}: {Otherwise}";
    }

    private static bool HasLatinForm(string text, SmsSimplification? simplify, SmsTransliteration language)
    {
        var how = simplify ?? SmsSimplification.Default;
        return Simplifier.ToAscii(text, how with { Transliterations = [.. how.Transliterations, language] }) is not null;
    }
}

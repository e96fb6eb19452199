namespace SmsGateways;

/// <summary>Why a message was not taken, or why it is not known: our terms beside the provider's own words.</summary>
/// <param name="Code">What went wrong, in terms that all providers share.</param>
/// <param name="Scope">What it is about, and so what could help.</param>
/// <param name="ProviderCode">The provider's code, verbatim, so that it can be looked up in its documents.</param>
/// <param name="ProviderText">The provider's explanation, verbatim. It may quote a recipient's number: keep it out of logs.</param>
public sealed record SmsError(SmsErrorCode Code, SmsErrorScope Scope, string? ProviderCode, string? ProviderText)
{
    /// <summary>Gets our own explanation, where the error is of our making: a check before sending, or the transport.</summary>
    /// <value>It holds no number, no text and no secret.</value>
    public string? Detail { get; init; }

    // What is no code of any provider is its words, or another's: those may hold anything.
    private const int LongestCode = 32;
    private const int DigitsOfANumber = 7;

    /// <summary>Returns everything but the provider's own words, which may quote a number.</summary>
    /// <returns>For example <c>InvalidSender (Gateway), provider code 5</c>.</returns>
    public override string ToString()
        => $"{Code} ({Scope}){(IsPlain(ProviderCode, LongestCode) && ProviderCode!.Count(char.IsAsciiDigit) < DigitsOfANumber ? $", provider code {ProviderCode}" : "")}{(Detail is null ? "" : $": {Detail}")}";

    /// <summary>Tells whether a string of a stranger is a code or an id, and no words, so that a log may show it.</summary>
    internal static bool IsPlain(string? text, int longest)
        => text is { Length: > 0 } && text.Length <= longest && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

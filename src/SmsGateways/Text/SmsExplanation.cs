namespace SmsGateways;

/// <summary>What makes a text dear, and what it takes with cheaper characters.</summary>
/// <remarks><see cref="ToString"/> does not show the text.</remarks>
public sealed record SmsExplanation
{
    /// <summary>Gets what the text takes as it stands.</summary>
    public required SmsSegmentation Before { get; init; }

    /// <summary>Gets what <see cref="SimplifiedText"/> takes, equal to <see cref="Before"/> where nothing saves a part.</summary>
    public required SmsSegmentation After { get; init; }

    /// <summary>Gets the text with substitutes, as <see cref="SmsEncoder.Simplify(string, SmsSimplification, SmsEncodingOptions?)"/> gives it.</summary>
    public required string SimplifiedText { get; init; }

    /// <summary>Gets the dear characters, in their order.</summary>
    /// <value>
    /// In <see cref="SmsEncoding.Ucs2"/>, all that the GSM alphabet does not have; in <see cref="SmsEncoding.Gsm7"/>, all of two septets. CR LF is among
    /// them only where it costs a part.
    /// </value>
    public IReadOnlyList<SmsDearCharacter> Characters { get; init; } = [];

    /// <summary>Tells the parts before and after.</summary>
    /// <returns>For example <c>2 parts (Ucs2), 1 simplified (Gsm7), 3 dear characters</c>.</returns>
    public override string ToString() => $"{Before.Parts} parts ({Before.Encoding}), {After.Parts} simplified ({After.Encoding}), {Characters.Count} dear characters";
}

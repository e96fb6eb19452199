namespace SmsGateways;

/// <summary>A character of a text that makes it dear.</summary>
/// <remarks><see cref="ToString"/> does not show the character: together they may be the text.</remarks>
public sealed record SmsDearCharacter
{
    /// <summary>Gets where it stands in the text, in <see langword="char"/>s from its start.</summary>
    public required int Index { get; init; }

    /// <summary>Gets how many <see langword="char"/>s it has.</summary>
    /// <value>More than one for a surrogate pair, for CR LF, for a letter with combining marks, and for letters that are written together in Latin.</value>
    public required int Length { get; init; }

    /// <summary>Gets the code point that is to blame: the first one in it that the GSM alphabet does not have. A lone surrogate has its own value.</summary>
    public required int CodePoint { get; init; }

    /// <summary>Gets what Unicode calls the code point.</summary>
    /// <value>For example <c>EN DASH</c>. The library knows the names of what it has substitutes for, and of others the kind: <c>other symbol</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets why it is dear.</summary>
    public required SmsDearReason Reason { get; init; }

    /// <summary>Gets how many units it takes as the text stands: septets, or code units where the text is UCS-2.</summary>
    public required int Cost { get; init; }

    /// <summary>Gets what could stand in its place, which may be nothing.</summary>
    /// <value>
    /// <see langword="null"/> where there is no substitute, or none of a kind that was allowed. Whether it saves anything depends on the others:
    /// <see cref="SmsExplanation.After"/> tells.
    /// </value>
    public string? Substitute { get; init; }

    /// <summary>Tells where it stands and what it costs.</summary>
    /// <returns>For example <c>NotInAlphabet at 12, 1 units</c>.</returns>
    public override string ToString() => $"{Reason} at {Index}, {Cost} units";
}

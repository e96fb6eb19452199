namespace SmsGateways;

/// <summary>One part of a text, as a place in it rather than a copy.</summary>
/// <param name="Range">Where the part stands in the text, in <see langword="char"/>s from its start: <c>text[part.Range]</c>.</param>
/// <param name="Units">The part's length in units of the message's encoding, without the header: septets, or 16-bit code units.</param>
public readonly record struct SmsPart(Range Range, int Units);

namespace SmsGateways;

/// <summary>What a text takes to send: its encoding, its length in that encoding, and the parts it is billed as.</summary>
/// <param name="Encoding">The encoding of every part.</param>
/// <param name="Units">The length of the whole text in units of the encoding, without headers: septets, or 16-bit code units.</param>
/// <param name="Parts">The number of parts, 1 to 255. An empty text is one part of 0 units.</param>
/// <param name="UnitsPerPart">
/// What one part of this message can hold, in units: 160 septets or 70 code units for a message of one part; 153 or 67 where parts are
/// joined by an 8-bit reference; 152 or 66 by a 16-bit one (3GPP TS 23.040 clauses 9.2.3.24.1 and 9.2.3.24.8).
/// </param>
/// <param name="Remaining">
/// The units left in the last part: what can still be typed before the message grows by a part. A message of one part may grow to two by
/// a single character that needs UCS-2.
/// </param>
/// <remarks>
/// <paramref name="Parts"/> cannot be had by dividing: a character of several units is never cut in two, so a part may end units short.
/// </remarks>
public readonly record struct SmsSegmentation(SmsEncoding Encoding, int Units, int Parts, int UnitsPerPart, int Remaining);

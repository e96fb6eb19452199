using System.Globalization;

namespace SmsGateways;

/// <summary>Cuts a text that needs several parts, front to back: the one place that decides where a part ends.</summary>
/// <remarks>
/// 3GPP TS 23.040 clause 9.2.3.24.1 forbids cutting a character in two, be it an escape sequence or UCS-2. Never looks back further
/// than one part, so a text of any length takes linear time, and allocates nothing.
/// </remarks>
/// <param name="text">The text. It holds only characters of the encoding.</param>
/// <param name="capacity">The units in a part: enough for any single character.</param>
/// <param name="hasEscapes">Whether some characters take two septets. Everything else takes one unit a <see langword="char"/>.</param>
/// <param name="keepGraphemes">Whether to cut between grapheme clusters where a part has such a place.</param>
internal ref struct PartCutter(ReadOnlySpan<char> text, int capacity, bool hasEscapes, bool keepGraphemes)
{
    private readonly ReadOnlySpan<char> _text = text;

    // Where the next part starts.
    private int _start;

    // Two neighboring cluster boundaries, the second found by the last step of the walk over the text. Boundaries are those of the whole
    // text: a part that starts inside a cluster must not be read as if the cluster began there.
    private int _boundary;
    private int _nextBoundary;

    /// <summary>Gets the part that the last <see cref="MoveNext"/> cut off.</summary>
    public SmsPart Current { get; private set; }

    /// <summary>Cuts off the next part, unless the text is used up.</summary>
    public bool MoveNext()
    {
        if (_start == _text.Length)
        {
            return false;
        }

        // No part has more chars than units, so take that many and give back what is too much. Measured twice as fast as asking before
        // each character whether it still fits. What fits whole has both septets of an escape sequence.
        var full = _start + Math.Min(capacity, _text.Length - _start);
        var units = Cost(_start, full);
        while (units > capacity)
        {
            full--;
            units -= Cost(full, full + 1);
        }

        var end = full < _text.Length ? StepBack(full) : full;
        Current = new SmsPart(_start..end, units - Cost(end, full));
        _start = end;
        return true;
    }

    private readonly int Cost(int start, int end) => hasEscapes ? Gsm7.Count(_text[start..end]) : end - start;

    private int StepBack(int end)
    {
        // A cluster that began before this part and goes on beyond it leaves no boundary to step back to.
        if (keepGraphemes && LastBoundary(end) > _start)
        {
            return _boundary;
        }

        return char.IsSurrogatePair(_text[end - 1], _text[end]) ? end - 1 : end;
    }

    private int LastBoundary(int end)
    {
        while (_nextBoundary <= end)
        {
            _boundary = _nextBoundary;
            _nextBoundary += StringInfo.GetNextTextElementLength(_text[_boundary..]);
        }

        return _boundary;
    }
}

using System.Globalization;
using System.Numerics;

namespace SmsGateways;

/// <summary>Cuts a text that needs several parts, front to back: the one place that decides where a part ends.</summary>
/// <remarks>
/// 3GPP TS 23.040 clause 9.2.3.24.1 forbids cutting a character in two, be it an escape sequence or UCS-2. Never looks back further
/// than one part, so a text of any length takes linear time, and allocates nothing.
/// </remarks>
/// <typeparam name="TScan">How the characters are looked at.</typeparam>
/// <param name="text">The text. It holds only characters of the encoding.</param>
/// <param name="encoding">The encoding.</param>
/// <param name="capacity">The units in a part: enough for any single character.</param>
/// <param name="hasEscapes">Whether some characters take two septets. Everything else takes one unit a <see langword="char"/>.</param>
/// <param name="keepGraphemes">Whether to cut between grapheme clusters where a part has such a place.</param>
internal ref struct PartCutter<TScan>(ReadOnlySpan<char> text, SmsEncoding encoding, int capacity, bool hasEscapes, bool keepGraphemes)
    where TScan : struct, IGsm7Scan
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

        var units = Math.Min(capacity, _text.Length - _start);
        var end = hasEscapes ? FillWithSeptets(out units) : _start + units;
        if (end < _text.Length)
        {
            var back = encoding is SmsEncoding.Gsm7 ? StepBackInSeptets(end) : StepBack(end);
            units -= end - back; // What is stepped over takes one unit each: CR, or what is not GSM-7.
            end = back;
        }

        Current = new SmsPart(_start..end, units);
        _start = end;
        return true;
    }

    /// <summary>Tells whether a place is between the halves of a surrogate pair.</summary>
    public static bool IsInSurrogatePair(ReadOnlySpan<char> text, int index) => char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]);

    // What fits whole has both septets of an escape sequence.
    private readonly int FillWithSeptets(out int septets)
    {
        septets = 0;
        for (var end = _start; end < _text.Length;)
        {
            var length = Math.Min(Gsm7Block.Length, _text.Length - end);
            var extended = Gsm7Block.Read<TScan>(_text, end).Extended;
            var all = length + BitOperations.PopCount(extended);
            if (septets + all <= capacity)
            {
                septets += all;
                end += length;
                continue;
            }

            // As many characters as there is room for, less what is too much: a character less is two septets less at most.
            var room = capacity - septets;
            var count = Math.Min(room, length);
            while (true)
            {
                var taken = count + BitOperations.PopCount(extended & Gsm7Block.FirstBits(count));
                if (taken <= room)
                {
                    septets += taken;
                    return end + count;
                }

                count -= (taken - room + 1) / 2;
            }
        }

        return _text.Length;
    }

    // The only grapheme cluster of several characters that the alphabet can express is CR LF.
    private readonly int StepBackInSeptets(int end)
        => keepGraphemes && _text[end] is '\n' && _text[end - 1] is '\r' && end - 1 > _start ? end - 1 : end;

    private int StepBack(int end)
    {
        // A cluster that began before this part and goes on beyond it leaves no boundary to step back to.
        if (keepGraphemes && LastBoundary(end) > _start)
        {
            return _boundary;
        }

        return IsInSurrogatePair(_text, end) ? end - 1 : end;
    }

    private int LastBoundary(int end)
    {
        // Between two letters there is always a boundary, so that most texts need no walk.
        for (var i = end; i > Math.Max(_start, _nextBoundary); i--)
        {
            if (IsPlain(_text[i - 1]) && IsPlain(_text[i]))
            {
                _boundary = _nextBoundary = i;
                break;
            }
        }

        while (_nextBoundary <= end)
        {
            _boundary = _nextBoundary;
            _nextBoundary += StringInfo.GetNextTextElementLength(_text[_boundary..]);
        }

        return _boundary;
    }

    // Characters that UAX #29 has no rule for: Latin, Cyrillic without its combining marks, digits and ASCII punctuation.
    private static bool IsPlain(char c) => c is (>= ' ' and <= '~') or (>= 'А' and <= 'ҁ') or (>= 'Ҋ' and <= 'ԯ');
}

using System.Buffers;
using System.Xml;

namespace SmsGateways.Http;

/// <content>Reads values: texts and attributes.</content>
internal sealed partial class WireXmlReader
{
    // Numeric references may name what XML 1.0 forbids (clause 2.2), and the framework's reader lets them through.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    private char[] _text = new char[64];

    /// <summary>Reads an attribute of the current element, without white space around it. Before its text: reading that moves on.</summary>
    /// <returns>The value, or <see langword="null"/> where there is no such attribute.</returns>
    /// <exception cref="XmlException">It has a character that XML does not allow.</exception>
    public string? ReadAttribute(string name)
    {
        try
        {
            return _reader.GetAttribute(name) is { } value ? Checked(value.AsSpan().Trim()).ToString() : null;
        }
        catch (Exception exception) when (IsOfMangledDocument(exception))
        {
            throw Mangled(exception);
        }
    }

    /// <summary>Reads the text of the current element, without white space around it.</summary>
    public string ReadText() => ReadSpan().ToString();

    /// <summary>Reads the text of an element that may come once: an answer that says two things says nothing.</summary>
    /// <param name="known">What was read of it before, or <see langword="null"/>.</param>
    /// <exception cref="XmlException">It was there before.</exception>
    public string ReadOnce(string? known) => known is null ? ReadText() : throw new XmlException("An element that comes once comes twice.");

    /// <summary>Reads the text of the current element, without white space around it and without making a string of it.</summary>
    /// <returns>The text, until the next call.</returns>
    public ReadOnlySpan<char> ReadSpan()
    {
        var length = 0;
        if (!_reader.IsEmptyElement)
        {
            var depth = _reader.Depth;
            try
            {
                while (_reader.Read())
                {
                    switch (_reader.NodeType)
                    {
                        case XmlNodeType.EndElement when _reader.Depth == depth:
                            return Checked(_text.AsSpan(0, length).Trim());
                        case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _reader.Depth == depth + 1:
                            length = Append(length);
                            break;
                    }
                }
            }
            catch (Exception exception) when (IsOfMangledDocument(exception))
            {
                throw Mangled(exception);
            }
        }

        return Checked(_text.AsSpan(0, length).Trim());
    }

    /// <summary>Moves to the next attribute of the current element; after the last one, back to the element.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveToNextAttribute()
    {
        var isThere = _reader.MoveToNextAttribute();
        if (!isThere)
        {
            _reader.MoveToElement();
        }

        return isThere;
    }

    /// <summary>Reads the value of the current attribute, without white space around it and without making a string of it.</summary>
    /// <returns>The value, until the next call.</returns>
    public ReadOnlySpan<char> ReadAttribute()
    {
        try
        {
            return Checked(_text.AsSpan(0, Append(0)).Trim());
        }
        catch (Exception exception) when (IsOfMangledDocument(exception))
        {
            throw Mangled(exception);
        }
    }

    private static ReadOnlySpan<char> Checked(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        if (text.ContainsAny(Forbidden))
        {
            throw new XmlException("A text has a character that XML does not allow.");
        }

        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                throw new XmlException("A text has half of a surrogate pair.");
            }
        }

        return text;
    }

    private int Append(int length)
    {
        while (true)
        {
            // A surrogate pair that does not fit is not split: with room for one character, "nothing read" would look like the end.
            if (length + 2 > _text.Length)
            {
                Array.Resize(ref _text, _text.Length * 2);
            }

            var read = _reader.ReadValueChunk(_text, length, _text.Length - length);
            length += read;

            // With room for a pair left, that was all of it. Asking once more, to hear 0, is dear.
            if (read is 0 || length + 2 <= _text.Length)
            {
                return length;
            }
        }
    }
}

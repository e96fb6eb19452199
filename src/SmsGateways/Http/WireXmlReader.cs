using System.Buffers;
using System.Runtime.InteropServices;
using System.Xml;

namespace SmsGateways.Http;

/// <summary>Reads an answer's XML forward, by local names. Made for strangers: no DTD, no entities, no processing instructions, a cap on depth.</summary>
/// <remarks>
/// <para>
/// On <see cref="XmlDictionaryReader"/>, which knows no DTD at all and can be used again: measured on a short answer, 0 bytes and 2.4 µs against
/// 12 kB and 6.4 µs of <c>XmlReader.Create</c>. It reads bytes of UTF-8 that <see cref="BodyText"/> has validated; the stream reader of the
/// framework lets an ArgumentOutOfRangeException escape on some mangled declarations.
/// </para>
/// <para>
/// Namespaces are ignored: SmsPro's document shows none and its server answers in one. Anything malformed is an <see cref="XmlException"/>, at the
/// latest at <see cref="MoveToEnd"/>, which every reading must call: a body that broke off must not pass for an answer.
/// </para>
/// </remarks>
internal sealed class WireXmlReader : IDisposable
{
    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = 16,
        MaxBytesPerRead = 64 * 1024,
        MaxNameTableCharCount = 64 * 1024,
        MaxStringContentLength = HttpTransport.MaxBodySize,
    };

    // Numeric references may name what XML 1.0 forbids (clause 2.2), and the framework's reader lets them through.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    // Reading is synchronous, so that one reader a thread is enough.
    [ThreadStatic]
    private static WireXmlReader? Spare;

    private readonly XmlDictionaryReader _reader = XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), Quotas);
    private char[] _text = new char[64];
    private bool _ended;

    private WireXmlReader()
    {
    }

    /// <summary>Gets the local name of the current element or attribute. <see cref="Is"/> is the quick way where the names are known.</summary>
    public string Name => _reader.LocalName;

    /// <summary>Begins to read and moves to the root.</summary>
    /// <param name="utf8">The document, in UTF-8 whatever its declaration says.</param>
    /// <param name="root">The local name that the root must have; <see langword="null"/> where the provider's document does not say.</param>
    /// <exception cref="XmlException">It is not such a document.</exception>
    public static WireXmlReader Open(ReadOnlyMemory<byte> utf8, string? root) => Open(utf8, root, root);

    /// <summary>Begins to read a document whose root has one of two names.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, string)"/>
    public static WireXmlReader Open(ReadOnlyMemory<byte> utf8, string? root, string? otherRoot)
    {
        var document = WithoutDeclaration(utf8);

        // The reader looks for a declaration of its own first, and runs over the end of a mangled one with an IndexOutOfRangeException.
        if (document.Length < "<a/>".Length || document.Span[0] is not (byte)'<' || document.Span[1] is (byte)'?')
        {
            throw new XmlException("It does not begin with an element.");
        }

        // Taken away until it is given back in good order: a reader that has thrown is not used again.
        var xml = Spare ?? new WireXmlReader();
        Spare = null;
        xml.Begin(document, root, otherRoot);
        return xml;
    }

    /// <summary>Tells whether the current element has a local name.</summary>
    /// <remarks>Compares octets: asking for <see cref="Name"/> instead makes a name table a document, 2.3 kB (measured).</remarks>
    public bool Is(string name) => _reader.IsLocalName(name);

    /// <summary>Finds the local name of the current element or attribute in a list, where they come in the order of the list: one comparison each, as a rule.</summary>
    /// <param name="names">The names, in the order of the provider's document.</param>
    /// <param name="position">Where to look first: 0 to begin with. Set to the place behind the one found.</param>
    /// <returns>The name's index, or -1.</returns>
    public int IndexIn(string[] names, ref int position)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var index = (position + i) % names.Length;
            if (_reader.IsLocalName(names[index]))
            {
                position = index + 1;
                return index;
            }
        }

        return -1;
    }

    /// <summary>Moves to the next element at a depth, as long as its parent goes on. What lies deeper is passed over.</summary>
    /// <param name="depth">1 for the root's children.</param>
    /// <returns>Whether there is one.</returns>
    public bool MoveToNext(int depth)
    {
        if (_reader.NodeType is XmlNodeType.Element && _reader.IsEmptyElement && _reader.Depth == depth - 1)
        {
            return false;
        }

        try
        {
            while (_reader.Read())
            {
                switch (_reader.NodeType)
                {
                    case XmlNodeType.Element when _reader.Depth == depth:
                        return true;
                    case XmlNodeType.EndElement when _reader.Depth == depth - 1:
                        return false;
                }
            }
        }
        catch (Exception exception) when (IsOfMangledDocument(exception))
        {
            throw Mangled(exception);
        }

        return false;
    }

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

    /// <summary>Reads to the end, so that the whole document is known to be well-formed.</summary>
    public void MoveToEnd()
    {
        try
        {
            while (_reader.Read())
            {
            }
        }
        catch (Exception exception) when (IsOfMangledDocument(exception))
        {
            throw Mangled(exception);
        }

        _ended = true;
    }

    /// <summary>Gives the reader back, if the document was read to its end and no long text has made the buffer large.</summary>
    public void Dispose()
    {
        _reader.Close();
        if (_ended && _text.Length <= 4096)
        {
            Spare = this;
        }
    }

    private void Begin(ReadOnlyMemory<byte> document, string? root, string? otherRoot)
    {
        _ended = false;
        var octets = MemoryMarshal.TryGetArray(document, out var array) ? array : new ArraySegment<byte>(document.ToArray());
        ((IXmlTextReaderInitializer)_reader).SetInput(octets.Array!, octets.Offset, octets.Count, null, Quotas, null);

        try
        {
            if (_reader.MoveToContent() is XmlNodeType.Element && (root is null || _reader.IsLocalName(root) || _reader.IsLocalName(otherRoot!)))
            {
                return;
            }
        }
        catch (Exception exception) when (IsOfMangledDocument(exception))
        {
            throw Mangled(exception);
        }

        throw new XmlException($"The root is not '{root}'.");
    }

    // The framework's reader lets other exceptions through on some mangled documents: an ArgumentException on "</report:".
    private static bool IsOfMangledDocument(Exception exception)
        => exception is ArgumentException or IndexOutOfRangeException or InvalidOperationException or FormatException;

    private static XmlException Mangled(Exception exception) => new("The document is mangled.", exception);

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

    /// <summary>Takes the declaration away: it names the encoding that the body came in, not the one that it is in now.</summary>
    public static ReadOnlyMemory<byte> WithoutDeclaration(ReadOnlyMemory<byte> utf8)
    {
        if (!utf8.Span.StartsWith("<?xml "u8))
        {
            return utf8;
        }

        var end = utf8.Span.IndexOf("?>"u8);
        return end < 0 ? utf8 : utf8[(end + "?>".Length)..].TrimStart(" \t\r\n"u8);
    }
}

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
internal sealed partial class WireXmlReader : IDisposable
{
    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = 16,
        MaxBytesPerRead = 64 * 1024,
        MaxNameTableCharCount = 64 * 1024,
        MaxStringContentLength = HttpTransport.MaxBodySize,
    };

    // Reading is synchronous, so that one reader a thread is enough.
    [ThreadStatic]
    private static WireXmlReader? Spare;

    private readonly XmlDictionaryReader _reader = XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), Quotas);
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

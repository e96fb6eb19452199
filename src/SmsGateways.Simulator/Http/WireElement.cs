using System.Text;
using System.Xml;

namespace SmsGateways.Simulator.Http;

/// <summary>An XML element of a request; it and its attributes are known by their local names alone.</summary>
internal sealed class WireElement(string name)
{
    // Requests are three deep: message, phones, phone. The rest of the room is for elements that are ignored.
    private const int MaxDepth = 16;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = RequestReader.MaxBodySize,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly StringBuilder _text = new();
    private readonly List<WireElement> _children = [];

    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyList<WireElement> Elements => _children;

    public string Text => _text.ToString();

    public IEnumerable<WireElement> Children(string name) => _children.Where(child => child.Name == name);

    /// <summary>Returns the first child of that name; null when there is none.</summary>
    public WireElement? Find(string name) => Children(name).FirstOrDefault();

    /// <summary>Returns the value of an attribute; null when there is none.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Returns the text of the first child of that name; empty when there is none.</summary>
    public string Value(string name) => Find(name)?.Text ?? "";

    /// <summary>Reads a document; null when it is not XML, too large, too deep or not the wanted one.</summary>
    public static WireElement? Read(byte[] body, string root)
    {
        if (body.Length > RequestReader.MaxBodySize)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            return Read(reader) is { } document && document.Name == root ? document : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static WireElement? Read(XmlReader reader)
    {
        WireElement? root = null;
        var open = new Stack<WireElement>();

        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth >= MaxDepth:
                    return null;

                case XmlNodeType.Element:
                    var element = new WireElement(reader.LocalName);
                    element.ReadAttributes(reader);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent._children.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;

                case XmlNodeType.EndElement:
                    open.Pop();
                    break;

                // White space alone is a text too: a client may send one, and it is charged.
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (open.TryPeek(out var owner))
                    {
                        owner._text.Append(reader.Value);
                    }

                    break;
            }
        }

        return root;
    }

    private void ReadAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            _attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
    }
}

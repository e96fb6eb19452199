using System.Globalization;
using System.Text;
using System.Xml;

namespace SmsGateways.Simulator.Http;

/// <summary>Writes XML as the documents print theirs: two spaces, one element a line, empty elements with an end tag.</summary>
internal sealed class WireDocument : IDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n" };

    private readonly StringBuilder _xml = new();
    private readonly XmlWriter _writer;
    private readonly string? _xmlNamespace;
    private int _depth;

    public WireDocument(string root, string? xmlNamespace = null, bool isStandalone = false)
    {
        _writer = XmlWriter.Create(_xml, Settings);
        _xmlNamespace = xmlNamespace;

        // By hand, because the writer would name the encoding of its own target, a string.
        _writer.WriteProcessingInstruction("xml", "version=\"1.0\" encoding=\"UTF-8\"" + (isStandalone ? " standalone=\"yes\"" : ""));
        Open(root);
    }

    public WireDocument Open(string name)
    {
        _writer.WriteStartElement(name, _xmlNamespace);
        _depth++;
        return this;
    }

    public WireDocument Attribute(string name, string value)
    {
        _writer.WriteAttributeString(name, value);
        return this;
    }

    public WireDocument Text(string value)
    {
        _writer.WriteString(value);
        return this;
    }

    public WireDocument Close()
    {
        _writer.WriteFullEndElement();
        _depth--;
        return this;
    }

    public WireDocument Add(string name, string value) => Open(name).Text(value).Close();

    public WireDocument Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Closes what is open and returns the document.</summary>
    public string Finish()
    {
        while (_depth > 0)
        {
            Close();
        }

        _writer.Flush();
        return _xml.ToString();
    }

    public void Dispose() => _writer.Dispose();
}

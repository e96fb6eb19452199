using System.Globalization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using SmsGateways.Providers.Infobip;

namespace Benchmarks;

/// <summary>What reading a pull of 10,000 Infobip reports costs, beside a bare loop over an XmlReader that looks at every value and keeps none.</summary>
public class PullBenchmarks
{
    private const int Reports = 10_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private byte[] _pull = [];
    private byte[] _unusual = [];

    /// <summary>Writes the pull in the document's form.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var pull = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeliveryReport>\n");
        for (var i = 0; i < Reports; i++)
        {
            pull.Append(CultureInfo.InvariantCulture, $"<message id=\"{i:D18}\" sentdate=\"2010/8/2 14:55:10\" donedate=\"2010/8/2 14:55:16\" status=\"DELIVERED\" gsmerror=\"0\" />\n");
        }

        _pull = Encoding.UTF8.GetBytes(pull.Append("</DeliveryReport>").ToString());
        _unusual = Encoding.UTF8.GetBytes(pull.Append("<!-- not plain -->").ToString());
    }

    /// <summary>Walks over the document and reads every value, which the loop of any parser must do.</summary>
    /// <returns>How many characters there were.</returns>
    [Benchmark(Baseline = true)]
    public int BareXmlReader()
    {
        using var reader = XmlReader.Create(new MemoryStream(_pull), Settings);
        var characters = 0;
        while (reader.Read())
        {
            while (reader.MoveToNextAttribute())
            {
                characters += reader.Value.Length;
            }
        }

        return characters;
    }

    /// <summary>Reads the pull into reports.</summary>
    /// <returns>How many there were.</returns>
    [Benchmark]
    public int Pull() => InfobipReports.ReadPull(_pull, "bip", TimeZoneInfo.Utc).Items.Count;

    /// <summary>Reads a pull that is not as plain as servers write it.</summary>
    /// <returns>How many there were.</returns>
    [Benchmark]
    public int UnusualPull() => InfobipReports.ReadPull(_unusual, "bip", TimeZoneInfo.Utc).Items.Count;
}

using System.Globalization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;

namespace Benchmarks;

/// <summary>What reading a push of 10,000 reports costs, beside a bare loop over an XmlReader that looks at every value and keeps none.</summary>
public class PushBenchmarks
{
    private const int Reports = 10_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private byte[] _push = [];
    private ISmsCallbacks _callbacks = null!;

    /// <summary>Writes the push in the document's form.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var push = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<report xmlns=\"http://Giper.mobi/schema/DeliveryReport\">\n");
        for (var i = 0; i < Reports; i++)
        {
            push.Append(i % 50 is 0 ? $"  <dr>\n    <id>A{i:D8}</id>\n" : "");
            push.Append(CultureInfo.InvariantCulture, $"    <phone>\n      <number>9965501{i:D5}</number>\n      <report>3</report>\n");
            push.Append("      <sendTime>20110909032815</sendTime>\n      <rcvTime>20110909032820</rcvTime>\n    </phone>\n");
            push.Append(i % 50 is 49 ? "  </dr>\n" : "");
        }

        _push = Encoding.UTF8.GetBytes(push.Append("</report>").ToString());

        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options =>
        {
            options.Platform = SmsProPlatform.Nikita;
            options.Login = "login";
            options.Password = "passwd";
        }));
        _callbacks = services.BuildServiceProvider().GetRequiredService<ISmsGateway>().GetRequiredService<ISmsCallbacks>();
    }

    /// <summary>Walks over the document and reads every text, which the loop of any parser must do.</summary>
    /// <returns>How many characters there were.</returns>
    [Benchmark(Baseline = true)]
    public int BareXmlReader()
    {
        using var reader = XmlReader.Create(new MemoryStream(_push), Settings);
        var characters = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text)
            {
                characters += reader.Value.Length;
            }
        }

        return characters;
    }

    /// <summary>Reads the push into reports.</summary>
    /// <returns>How many there were.</returns>
    [Benchmark]
    public int Callbacks() => _callbacks.Read(new("POST", "text/xml", "", _push)).Reports.Count;
}

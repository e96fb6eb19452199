using System.Text;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>The reader of strangers' XML: what it accepts, and that everything else is one exception, soon.</summary>
public sealed class WireXmlReaderTests
{
    [Theory]
    [InlineData("<response><status>0</status></response>", "status=0")]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/Message\"><id>3</id><status> 0 </status></response>", "id=3 status=0")]
    [InlineData("<x:response xmlns:x='u'><x:status>0</x:status></x:response>", "status=0")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\" standalone=\"yes\"?>\n<response>\n<status>0</status>\n</response>", "status=0")]
    [InlineData("<response a='1'><status><![CDATA[1]]>2<!-- 3 -->4</status><message/></response>", "status=124 message=")]
    [InlineData("<response><message>&lt;a&gt; &amp; &#1046;</message></response>", "message=<a> & Ж")]
    [InlineData("<response/>", "")]
    [InlineData("<response></response>", "")]
    [InlineData("<response><empty></empty><deep><a><b>1</b></a></deep><status>0</status></response>", "empty= deep= status=0")]
    public void Reads_the_children_of_the_root(string document, string expected)
        => Read(document).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("OK 1 2")]
    [InlineData("<html><body>Service unavailable</body></html>")]
    [InlineData("<response><status>0</status>")]
    [InlineData("<response><status>0</response>")]
    [InlineData("<response><status>0</status></response")]
    [InlineData("<response><status>0</status></response><response/>")]
    [InlineData("<response><status>0</status></response>Warning: out of disk")]
    [InlineData("<!DOCTYPE response [<!ENTITY a 'b'>]><response>&a;</response>")]
    [InlineData("<!DOCTYPE response SYSTEM 'file:///etc/passwd'><response/>")]
    [InlineData("<response>&a;</response>")]
    [InlineData("<response><status>&#0;</status></response>")]
    [InlineData("<response><status>&#xFFFE;</status></response>")]
    [InlineData("<response><status>&#xD800;</status></response>")]
    [InlineData("<response><status>0</status></response:")]
    [InlineData("<response:")]
    [InlineData("<x:response xmlns:")]
    [InlineData("<?xml version=\"1.0\"")]
    public void Anything_else_is_an_xml_exception(string document)
        => FluentActions.Invoking(() => Read(document)).Should().Throw<XmlException>();

    [Theory]
    [InlineData("<r><t a='1' b=\" &lt;2&gt; \">x</t></r>", "1", "<2>")]
    [InlineData("<r><t b='' a='&#1046;😀'/></r>", "Ж😀", "")]
    [InlineData("<r><t x:a='1' xmlns:x='u'>x</t></r>", null, null)]
    [InlineData("<r><t A='1'>x</t></r>", null, null)]
    public void Reads_the_attributes_of_an_element(string document, string? a, string? b)
    {
        using var xml = WireXmlReader.Open(Encoding.UTF8.GetBytes(document), "r");

        xml.MoveToNext(1).Should().BeTrue();

        (xml.ReadAttribute("a"), xml.ReadAttribute("b")).Should().Be((a, b));
        xml.ReadText().Should().Be(document.Contains('x', StringComparison.Ordinal) ? "x" : "");
        xml.MoveToEnd();
    }

    [Theory]
    [InlineData("<r><t a='&#1;'/></r>")]
    [InlineData("<r><t a='&#xD800;'/></r>")]
    [InlineData("<r><t a='1' a='2'/></r>")]
    [InlineData("<r><t a='&b;'/></r>")]
    [InlineData("<r><t a=1/></r>")]
    [InlineData("<r><t a='1")]
    public void An_attribute_that_is_none_is_an_xml_exception(string document) => FluentActions.Invoking(() =>
    {
        using var xml = WireXmlReader.Open(Encoding.UTF8.GetBytes(document), "r");
        xml.MoveToNext(1);
        xml.ReadAttribute("a");
        xml.MoveToEnd();
    }).Should().Throw<XmlException>();

    [Fact]
    public void A_root_may_have_one_of_two_names()
    {
        foreach (var root in new[] { "a", "b" })
        {
            using var xml = WireXmlReader.Open(Encoding.UTF8.GetBytes($"<{root}><t/></{root}>"), "a", "b");
            xml.MoveToNext(1).Should().BeTrue();
            xml.MoveToEnd();
        }

        FluentActions.Invoking(() => WireXmlReader.Open("<c/>"u8.ToArray(), "a", "b")).Should().Throw<XmlException>();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Ж")]
    [InlineData("😀")]
    [InlineData("a😀")]
    [InlineData("&amp;😀")]
    [InlineData("&#128512;a")]
    public void Texts_of_every_length_arrive_whole(string pattern)
    {
        var shown = pattern.Replace("&amp;", "&", StringComparison.Ordinal).Replace("&#128512;", "😀", StringComparison.Ordinal);
        for (var count = 1; count < 300; count++)
        {
            var document = $"<r><t>{string.Concat(Enumerable.Repeat(pattern, count))}</t></r>";
            using var xml = WireXmlReader.Open(Encoding.UTF8.GetBytes(document), "r");
            xml.MoveToNext(1).Should().BeTrue();
            xml.ReadText().Should().Be(string.Concat(Enumerable.Repeat(shown, count)));
        }
    }

    [Fact]
    public void Groups_are_read_by_depth_also_empty_ones()
    {
        var groups = new List<string>();
        using (var xml = Open("<response><status>0</status><phone><number>1</number><report/></phone><phone/><phone><x><number>3</number></x><number>2</number></phone></response>"))
        {
            var reader = xml;
            while (reader.MoveToNext(1))
            {
                if (!reader.Is("phone"))
                {
                    continue;
                }

                var group = "";
                while (reader.MoveToNext(2))
                {
                    group += $"{NameOf(reader)}={reader.ReadText()};";
                }

                groups.Add(group);
            }
        }

        groups.Should().Equal("number=1;report=;", "", "x=;number=2;");
    }

    [Fact]
    public async Task A_megabyte_of_nested_tags_is_refused_at_once()
    {
        var document = Encoding.UTF8.GetBytes("<response>" + string.Concat(Enumerable.Repeat("<a>", 350_000)));

        var limit = TimeSpan.FromMilliseconds(50);
        var quickest = await Patience.QuickestAsync(limit, () =>
        {
            FluentActions.Invoking(() => Read(document)).Should().Throw<XmlException>();
            return Task.CompletedTask;
        });

        quickest.Should().BeLessThan(limit);
    }

    [Fact]
    public void A_reader_that_threw_does_not_spoil_the_next_document()
    {
        for (var i = 0; i < 100; i++)
        {
            FluentActions.Invoking(() => Read($"<response><unknown{i}>")).Should().Throw<XmlException>();
            Read("<response><status>0</status></response>").Should().Be("status=0");
        }
    }

    [Fact]
    public void Mangled_documents_throw_nothing_else()
    {
        var random = new Random(20261121);
        var seed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<response xmlns=\"http://Giper.mobi/schema/Message\">\n<id>TEST12345678</id>\n<status>2</status>\n</response>"u8.ToArray();
        for (var i = 0; i < 200_000; i++)
        {
            var document = seed.ToArray();
            for (var mutations = random.Next(1, 6); mutations > 0; mutations--)
            {
                document[random.Next(document.Length)] = (byte)random.Next(256);
            }

            var length = random.Next(2) is 0 ? document.Length : random.Next(document.Length + 1);
            try
            {
                Read(BodyText.ToUtf8(document.AsMemory(0, length), null));
            }
            catch (XmlException)
            {
                // What it promises.
            }
        }
    }

    [Fact]
    public void Reading_again_on_the_same_thread_allocates_only_the_values()
    {
        var document = Encoding.UTF8.GetBytes("<response xmlns=\"http://Giper.mobi/schema/Message\"><id>3</id><status>0</status></response>");
        Read(document);

        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var xml = WireXmlReader.Open(document, "response"))
        {
            var reader = xml;
            while (reader.MoveToNext(1))
            {
            }

            reader.MoveToEnd();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200);
    }

    private static string NameOf(WireXmlReader reader)
    {
        foreach (var name in new[] { "id", "status", "message", "empty", "deep", "number", "report", "x" })
        {
            if (reader.Is(name))
            {
                return name;
            }
        }

        return "?";
    }

    private static WireXmlReader Open(string document) => WireXmlReader.Open(Encoding.UTF8.GetBytes(document), "response");

    private static string Read(string document) => Read(Encoding.UTF8.GetBytes(document));

    private static string Read(ReadOnlyMemory<byte> document)
    {
        var read = new List<string>();
        var xml = WireXmlReader.Open(document, "response");
        try
        {
            while (xml.MoveToNext(1))
            {
                read.Add($"{NameOf(xml)}={xml.ReadText()}");
            }

            xml.MoveToEnd();
        }
        finally
        {
            xml.Dispose();
        }

        return string.Join(" ", read);
    }
}

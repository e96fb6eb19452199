using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmsGateways.Providers.Infobip;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Every request of the document's chapter 2.2, as its authors wrote it; and the ids that ours have besides.</summary>
public sealed partial class InfobipWireTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, SmsMessage> XmlExamples => new()
    {
        { "1.a", InfobipRequestDocuments.XmlSingle, Message("Infobip", "Hello") },
        { "1.b", InfobipRequestDocuments.XmlMany, Message("Infobip", "Hello") with { To = Numbers("385951111111", "385952222222", "385953333333") } },
        { "2.a", InfobipRequestDocuments.XmlLong, Message("Infobip", TextIn(InfobipRequestDocuments.XmlLong)) },
        { "2.b scheduled", InfobipRequestDocuments.XmlScheduled, Message("Infobip", "Hello") with { SendAt = Now + new TimeSpan(4, 3, 2, 1) } },
        { "2.b Unicode", InfobipRequestDocuments.XmlUnicode, Message("Infobip", "Dear mister Jurčić..") },
        { "2.c", InfobipRequestDocuments.XmlFlash, Message("Infobip", new SmsText("Hello") { Flash = true }) },
    };

    public static TheoryData<string, string, SmsMessage, string?> JsonExamples => new()
    {
        { "1.a", InfobipRequestDocuments.JsonSingle, Message("Sender", "Hello"), null },
        { "1.b", InfobipRequestDocuments.JsonMany, Message("Sender", "Hello") with { To = Numbers("385951111111", "385952222222", "385953333333") }, null },
        { "1.d", InfobipRequestDocuments.JsonOwnId, Message("test", "hello"), "clientmsgID" },
        { "1.e", InfobipRequestDocuments.JsonScheduled, Message("test", "hello") with { SendAt = Now.AddMinutes(10) }, null },
        { "1.f", InfobipRequestDocuments.JsonLong, Message("test", JsonNode.Parse(OnOneLine(InfobipRequestDocuments.JsonLong))!["messages"]![0]!["text"]!.GetValue<string>()), null },
        { "1.g", InfobipRequestDocuments.JsonUnicode, Message("test", "čćšđ"), null },
        { "1.h", InfobipRequestDocuments.JsonFlash, Message("test", new SmsText("hello") { Flash = true }), null },
    };

    public static TheoryData<string, string, SmsMessage> PlainExamples => new()
    {
        { "1.a", InfobipRequestDocuments.PlainSingle, Message("Friend", "message") },
        { "1.b", InfobipRequestDocuments.PlainLong, Message("Friend", Parameter(InfobipRequestDocuments.PlainLong, "SMSText")) },
        { "1.c", InfobipRequestDocuments.PlainScheduled, Message("Friend", "message") with { SendAt = Now + new TimeSpan(1, 2, 5, 3) } },
        { "header", InfobipRequestDocuments.PlainHeader, Message("Friend", new SmsBinary("BCD"u8.ToArray()) { UserDataHeader = new byte[] { 5, 4, 0, 1, 2, 0x41 } }) },
        { "Unicode", InfobipRequestDocuments.PlainUnicode, Message("Friend", " ččš") },
        { "Unicode as octets", InfobipRequestDocuments.PlainUnicodeBinary, Message("Friend", "šđčć") with { ProviderOptions = [new InfobipMessageOptions { UnicodeAsBinary = true }] } },
    };

    [Theory]
    [MemberData(nameof(XmlExamples))]
    public void The_documents_XML_is_written(string number, string example, SmsMessage message)
        => Encoding.UTF8.GetString(InfobipWire.WriteXml(Options(), new(Checked(message), message.To.ToArray(), null), Now)).Should().Be(WithoutMisprints(example), number);

    [Theory]
    [MemberData(nameof(JsonExamples))]
    public void The_documents_JSON_is_written(string number, string example, SmsMessage message, string? id)
    {
        var batch = new Batch([new(Checked(message), message.To.ToArray(), id is null ? default : new[] { id })], null);

        var written = InfobipWire.WriteJson(Options(), batch, Now);

        JsonNode.Parse(written)!.ToJsonString().Should().Be(JsonNode.Parse(OnOneLine(example))!.ToJsonString(), number);
        Ascii.IsValid(written).Should().BeTrue("whatever charset the receiver believes in");
    }

    [Theory]
    [MemberData(nameof(PlainExamples))]
    public void The_documents_queries_are_written(string number, string example, SmsMessage message)
    {
        var recipient = PhoneNumber.Parse(Parameter(example, "GSM"));

        var written = InfobipWire.WritePlain("http://api.infobip.com/api/v3/sendsms/plain", Options(), new(Checked(message), new[] { recipient }), Now);

        // The paragraph above the example demands what the example leaves out: "you have to use encoding optional parameter".
        written = number is "Unicode" ? written.Replace("&encoding=UTF-8", "", StringComparison.Ordinal) : written;
        written.Should().Be(new Uri(example.Replace(" ", "%20", StringComparison.Ordinal)).AbsoluteUri, number);
    }

    [Fact]
    public void The_template_with_ids_is_written()
    {
        var numbers = Numbers("38595111111", "38595222222", "38595333333", "38595444444");
        var message = Message("Infobip", "Hello") with { SendAt = Now + new TimeSpan(4, 3, 2, 1), To = numbers };
        var options = new InfobipOptions { Username = "account_username", Password = "account_password" };
        var batch = new Batch([new(message, numbers, new[] { "clientmsgID1", "clientmsgID2", "clientmsgID3", "clientmsgID4" })], null);

        var written = Encoding.UTF8.GetString(InfobipWire.WriteXml(options, batch, Now));

        // What has no value is left out, and with it the footnote's number.
        written.Should().Be(EmptyElement().Replace(WithoutMisprints(InfobipRequestDocuments.XmlTemplate.Replace("</flash>1", "</flash>", StringComparison.Ordinal)), ""));
    }

    [Fact]
    public void A_request_has_an_id_for_each_recipient()
    {
        var message = Message("Infobip", "Hello") with { Id = "m1", To = Numbers("385951111111", "385952222222") };

        var xml = Encoding.UTF8.GetString(InfobipTestGateway.Write(message, static options => options.Transport = InfobipTransport.Xml).Body.Span);
        var json = JsonNode.Parse(InfobipTestGateway.Write(message).Body.Span)!["messages"]![0]!["recipients"]!.AsArray();
        var plain = InfobipTestGateway.Write(message, static options => options.Transport = InfobipTransport.Plain).Address.Query;

        var ids = json.Select(static recipient => recipient!["messageId"]!.GetValue<string>()).ToList();
        ids.Should().Equal(ProviderMessageId.Create("test", "m1", message.To[0]), ProviderMessageId.Create("test", "m1", message.To[1]));
        xml.Should().Contain($"""<gsm messageId="{ids[0]}">385951111111</gsm><gsm messageId="{ids[1]}">385952222222</gsm>""");
        plain.Should().EndWith($"&GSM=385951111111&messageid={ids[0]}");
    }

    [Fact]
    public void Several_messages_share_a_request()
    {
        var batch = new Batch(
            [
                new(Message("Infobip", "One") with { Id = "m1" }, Numbers("385951111111"), new[] { "a" }),
                new(Message("Infobip", "Two & <three>") with { Id = "m2" }, Numbers("385952222222", "385953333333"), new[] { "b", "c" }),
            ],
            null);

        Encoding.UTF8.GetString(InfobipWire.WriteXml(Options(), batch, Now)).Should().Be(WithoutMisprints(
            """
            <SMS><authentication><username>test</username><password>test</password></authentication>
            <message><sender>Infobip</sender><text>One</text><recipients><gsm messageId="a">385951111111</gsm></recipients></message>
            <message><sender>Infobip</sender><text>Two &amp; &lt;three&gt;</text><recipients><gsm messageId="b">385952222222</gsm><gsm messageId="c">385953333333</gsm></recipients></message>
            </SMS>
            """));
        JsonNode.Parse(InfobipWire.WriteJson(Options(), batch, Now))!.ToJsonString().Should().Be(JsonNode.Parse(
            """
            {"authentication": {"username": "test", "password": "test"}, "messages": [
              {"sender": "Infobip", "text": "One", "recipients": [{"gsm": "385951111111", "messageId": "a"}]},
              {"sender": "Infobip", "text": "Two & <three>", "recipients": [{"gsm": "385952222222", "messageId": "b"}, {"gsm": "385953333333", "messageId": "c"}]}
            ]}
            """)!.ToJsonString());
    }

    [Theory]
    [InlineData(InfobipTransport.Json, "POST", "api/v3/sendsms/json", "application/json")]
    [InlineData(InfobipTransport.Xml, "POST", "api/v3/sendsms/xml", "application/xml; charset=utf-8")]
    [InlineData(InfobipTransport.Plain, "GET", "api/v3/sendsms/plain", null)]
    public void A_transport_has_an_address_and_a_media_type(InfobipTransport transport, string method, string path, string? type)
    {
        var request = InfobipTestGateway.Write(Message("Infobip", "Hello"), options =>
        {
            options.Transport = transport;
            options.BaseAddress = new("https://sms.example/platform");
        });

        (request.Method.Method, request.Address.GetLeftPart(UriPartial.Path), request.ContentType).Should().Be((method, "https://sms.example/platform/" + path, type));
        request.Body.IsEmpty.Should().Be(transport is InfobipTransport.Plain);
    }

    [Theory]
    [InlineData(InfobipTransport.Json, "JSON=%7B%22authentication%22%3A")]
    [InlineData(InfobipTransport.Xml, "XML=%3CSMS%3E%3Cauthentication%3E")]
    public void A_document_travels_as_a_form_where_that_is_wanted(InfobipTransport transport, string begin)
    {
        var message = Message("Infobip", "Jurčić & co. + 1") with { Id = "m1" };
        var document = InfobipTestGateway.Write(message, options => options.Transport = transport);

        var form = InfobipTestGateway.Write(message, options => (options.Transport, options.SendAsForm) = (transport, true));

        form.ContentType.Should().Be("application/x-www-form-urlencoded");
        Encoding.ASCII.GetString(form.Body.Span).Should().StartWith(begin);
        Uri.UnescapeDataString(Encoding.ASCII.GetString(form.Body.Span).Split('=', 2)[1]).Should().Be(Encoding.UTF8.GetString(document.Body.Span));
    }

    private static InfobipOptions Options() => new() { Username = "test", Password = "test" };

    private static SmsMessage Message(string sender, string text) => Message(sender, new SmsText(text));

    private static SmsMessage Message(string sender, SmsContent content) => new(content, "+385951111111") { From = sender };

    private static PhoneNumber[] Numbers(params string[] numbers) => [.. numbers.Select(PhoneNumber.Parse)];

    private static SmsMessage Checked(SmsMessage message)
    {
        InfobipChecks.Check(ref message, Options()).Should().BeNull();
        return message;
    }

    private static string TextIn(string xml) => TextElement().Match(WithoutMisprints(xml)).Groups[1].Value;

    private static string Parameter(string address, string name) => address.Split('?')[1].Split('&').Single(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    // Blanks between elements, lines that the page broke, and end tags that are not those of their elements.
    private static string WithoutMisprints(string xml)
        => BlanksBetween().Replace(xml.Replace("</sendDate-\nTime>", "</sendDateTime>", StringComparison.Ordinal).Replace("</dataCoding>", "</datacoding>", StringComparison.Ordinal), "><")
            .Replace("\n", "", StringComparison.Ordinal);

    private static string OnOneLine(string json) => json.Replace("\n", "", StringComparison.Ordinal);

    [GeneratedRegex(@">\s+<")]
    private static partial Regex BlanksBetween();

    [GeneratedRegex(@"<(\w+)></\1>")]
    private static partial Regex EmptyElement();

    [GeneratedRegex("<text>(.*)</text>")]
    private static partial Regex TextElement();
}

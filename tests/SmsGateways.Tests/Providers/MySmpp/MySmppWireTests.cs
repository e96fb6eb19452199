using System.Xml.Linq;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>The request, held against the example of the provider's document, element by element: that example shows everything at once that no message has at once.</summary>
public sealed class MySmppWireTests
{
    private static readonly DateTimeOffset Time = new(2001, 12, 31, 12, 34, 54, TimeSpan.FromHours(3));

    public static TheoryData<string, SmsMessage, string> Examples
    {
        get
        {
            var message = new SmsMessage("Message text 1", "+79033256699") { Id = "m1" };
            var viber = new SmsViber("Message text")
            {
                Sender = "Sender of Viber message",
                ButtonText = "Button text",
                ButtonUrl = new("https://shop.example/button"),
                Image = new("https://shop.example/image.png"),
            };
            const string Abonent = """<abonent phone="79033256699" number_sms="1" client_id_sms="101" />""";
            return new()
            {
                {
                    "Viber, then SMS, with all times",
                    message with { Content = viber with { Fallback = new("Message text 1"), ValidFor = TimeSpan.FromHours(3) }, SendAt = Time, ValidFor = TimeSpan.FromHours(3) },
                    """
                    <message type_send_1="viber" type_send_2="sms" type="sms">
                     <sender_viber>Sender of Viber message</sender_viber>
                     <text_viber>Message text</text_viber>
                     <button_viber>Button text</button_viber>
                     <action_viber>https://shop.example/button</action_viber>
                     <image_viber>https://shop.example/image.png</image_viber>
                     <sender>Sender 1</sender>
                     <text>Message text 1</text>
                     <abonent phone="79033256699" number_sms="1" client_id_sms="101" time_send="2001-12-31 12:34:54" validity_period="2001-12-31 15:34:54" validity_period_viber="2001-12-31 15:34:54" />
                    </message>
                    """
                },
                {
                    "SMS, then Viber",
                    message with { Content = viber with { Fallback = new("Message text 1") { Flash = true }, SmsFirst = true } },
                    $"""
                    <message type_send_1="sms" type_send_2="viber" type="flashsms">
                     <sender_viber>Sender of Viber message</sender_viber>
                     <text_viber>Message text</text_viber>
                     <button_viber>Button text</button_viber>
                     <action_viber>https://shop.example/button</action_viber>
                     <image_viber>https://shop.example/image.png</image_viber>
                     <sender>Sender 1</sender>
                     <text>Message text 1</text>
                     {Abonent}
                    </message>
                    """
                },
                {
                    "Viber alone",
                    message with { Content = new SmsViber("Message text") { Sender = "Sender of Viber message", ValidFor = TimeSpan.FromHours(3) }, SendAt = Time },
                    """
                    <message type_send_1="viber">
                     <sender_viber>Sender of Viber message</sender_viber>
                     <text_viber>Message text</text_viber>
                     <abonent phone="79033256699" number_sms="1" client_id_sms="101" time_send="2001-12-31 12:34:54" validity_period_viber="2001-12-31 15:34:54" />
                    </message>
                    """
                },
                { "SMS", message, $"""<message type_send_1="sms" type="sms"><sender>Sender 1</sender><text>Message text 1</text>{Abonent}</message>""" },
                { "a sender of its own", message with { From = "Sender 2" }, $"""<message type_send_1="sms" type="sms"><sender>Sender 2</sender><text>Message text 1</text>{Abonent}</message>""" },
                { "flash", message with { Content = new SmsText("Message text 1") { Flash = true } }, $"""<message type_send_1="sms" type="flashsms"><sender>Sender 1</sender><text>Message text 1</text>{Abonent}</message>""" },
                { "silent", message with { Content = new SmsSilent() }, $"""<message type_send_1="sms" type="silence"><sender>Sender 1</sender>{Abonent}</message>""" },
                {
                    "WAP push",
                    message with { Content = new SmsWapPush("Message text 1", new("https://shop.example/wap")) },
                    $"""<message type_send_1="sms" type="wappush"><sender>Sender 1</sender><text>Message text 1</text><url>https://shop.example/wap</url>{Abonent}</message>"""
                },
                {
                    "vCard with all fields",
                    message with
                    {
                        Content = new SmsVCard("Name for vCard")
                        {
                            Url = new("https://shop.example/card"),
                            CellPhone = "+7 (903) 325-66-99",
                            WorkPhone = "79033256699",
                            Fax = "7.903.325.66.99",
                            Email = "E-mail vCard",
                            Position = "Job vCard",
                            Organization = "Organization vCard",
                            PostOfficeBox = "12",
                            Street = "Street",
                            City = "City",
                            Region = "Region",
                            PostalCode = "630000",
                            Country = "Country",
                            Additional = "Additional vCard information",
                        },
                    },
                    $"""
                    <message type_send_1="sms" type="vcard">
                     <sender>Sender 1</sender>
                     <url>https://shop.example/card</url>
                     <name>Name for vCard</name>
                     <phone cell="79033256699" work="79033256699" fax="79033256699"/>
                     <email>E-mail vCard</email>
                     <position>Job vCard</position>
                     <organization>Organization vCard</organization>
                     <address post_office_box="12" street="Street" city="City" region="Region" postal_code="630000" country="Country" />
                     <additional>Additional vCard information</additional>
                     {Abonent}
                    </message>
                    """
                },
                {
                    "vCard with one field",
                    message with { Content = new SmsVCard("Name for vCard") { City = "City" } },
                    $"""<message type_send_1="sms" type="vcard"><sender>Sender 1</sender><name>Name for vCard</name><address city="City" />{Abonent}</message>"""
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_message_is_the_documents(string because, SmsMessage message, string expected)
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendAsync(message)).AllAccepted.Should().BeTrue(because);

        AssertRequest(server.Ledger.Should().ContainSingle().Subject, $"""{expected}<security><login value="login" /><password value="password" /></security>""");
    }

    [Fact]
    public async Task The_request_is_one_line_posted_with_a_slash_and_the_documents_media_type()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(new(server.Address, "some/folder"));

        await gateway.SendAsync(new SmsMessage("a\nb\r\nc\rd", "+79033256699"));

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /some/folder/xml/ HTTP/1.1");
        request.Header("Content-Type").Should().Be("text/xml; charset=utf-8");
        request.Body.Should().StartWith("""<?xml version="1.0" encoding="UTF-8"?><request><message """).And.EndWith("</security></request>");
        request.Body.Should().NotContainAny("\n", "\r").And.Contain(@"<text>a\nb\nc\nd</text>");
    }

    [Fact]
    public async Task A_token_stands_for_login_and_password()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address, options => (options.Login, options.Password, options.Token) = (null, null, "tok\"en<&>"));

        await gateway.SendOneAsync();

        server.Ledger[0].Body.Should().EndWith("<security><token value=\"tok&quot;en&lt;&amp;&gt;\"/></security></request>");
    }

    [Fact]
    public async Task Several_recipients_stand_in_one_message_and_are_numbered()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address);

        var result = await gateway.SendAsync(new SmsMessage("Message text 1", "+79033256699", "+79033256698", "+79033256699") { Id = "m1", SendAt = Time });

        AssertRequest(server.Ledger.Should().ContainSingle().Subject, """
            <message type_send_1="sms" type="sms">
             <sender>Sender 1</sender>
             <text>Message text 1</text>
             <abonent phone="79033256699" number_sms="1" client_id_sms="101" time_send="2001-12-31 12:34:54" />
             <abonent phone="79033256698" number_sms="2" client_id_sms="102" time_send="2001-12-31 12:34:54" />
            </message>
            <security><login value="login" /><password value="password" /></security>
            """);
        result.Recipients.Should().HaveCount(3).And.OnlyContain(recipient => recipient.Outcome == SmsOutcome.Accepted);
    }

    [Fact]
    public async Task Several_messages_stand_in_one_document_numbered_throughout()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address);
        SmsMessage[] messages =
        [
            new SmsMessage("Message text 1", "+79033256601", "+79033256602") { Id = "m1" },
            new SmsMessage("Message Text 2", "+79033256611", "+79033256612") { Id = "m2", From = "Sender 2" },
        ];

        var results = await gateway.Gateway.SendManyAsync(messages.ToAsyncEnumerable()).ToListAsync();

        results.Should().HaveCount(2).And.OnlyContain(result => result.AllAccepted);
        AssertRequest(server.Ledger.Should().ContainSingle().Subject, """
            <message type_send_1="sms" type="sms">
             <sender>Sender 1</sender>
             <text>Message text 1</text>
             <abonent phone="79033256601" number_sms="1" client_id_sms="101" />
             <abonent phone="79033256602" number_sms="2" client_id_sms="102" />
            </message>
            <message type_send_1="sms" type="sms">
             <sender>Sender 2</sender>
             <text>Message Text 2</text>
             <abonent phone="79033256611" number_sms="3" client_id_sms="111" />
             <abonent phone="79033256612" number_sms="4" client_id_sms="112" />
            </message>
            <security><login value="login" /><password value="password" /></security>
            """);
    }

    [Theory]
    [InlineData("& < > \" ' % + # / ? = @ [ ] { } | ~ ^ ` $ * ( )")]
    [InlineData("]]> <![CDATA[ &amp; &#10;")]
    [InlineData("Здравствуйте, Ёлка!")]
    [InlineData("გამარჯობა")]
    [InlineData("আপনার অর্ডার প্রস্তুত")]
    [InlineData("😀👨‍👩‍👧‍👦 e\u0301")]
    [InlineData("\u0085\u2028\u00A0\t€")]
    [InlineData("a\\b \\\\ c\\")]
    public async Task Characters_arrive_unchanged(string text)
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendAsync(new SmsMessage(text, "+79033256699"))).AllAccepted.Should().BeTrue();
        (await gateway.SendAsync(new SmsMessage(new SmsViber(text) { Sender = "Магазин", ButtonText = text, ButtonUrl = new("https://a.b/?c=1&d=2"), Fallback = new(text) }, "+79033256699"))).AllAccepted.Should().BeTrue();
        (await gateway.SendAsync(new SmsMessage(new SmsVCard(text) { Additional = text, Street = text }, "+79033256699"))).AllAccepted.Should().BeTrue();

        Element(0, "text").Should().Be(text);
        (Element(1, "text_viber"), Element(1, "button_viber"), Element(1, "text"), Element(1, "sender_viber"), Element(1, "action_viber")).Should().Be((text, text, text, "Магазин", "https://a.b/?c=1&d=2"));
        (Element(2, "name"), Element(2, "additional")).Should().Be((text, text));

        // A tab in an attribute is a blank to every reader of XML, unless it is written as a reference.
        Root(2).Descendants("address").Single().Attribute("street")!.Value.Should().Be(text);

        XElement Root(int request) => XDocument.Parse(server.Ledger[request].Body, LoadOptions.PreserveWhitespace).Root!;
        string Element(int request, string name) => Root(request).Descendants(name).Single().Value;
    }

    // Ids are ours, and not those of the example: 18 digits at most, and different from each other.
    private static void AssertRequest(RawRequest request, string expected)
    {
        var actual = XElement.Parse(request.Body);
        var ids = actual.Descendants("abonent").Select(recipient => recipient.Attribute("client_id_sms")!).ToList();
        ids.Select(id => id.Value).Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Length == 18 && id.All(char.IsAsciiDigit) && id[0] != '0');

        var document = XElement.Parse($"<request>{expected}</request>");
        foreach (var (id, example) in ids.Zip(document.Descendants("abonent").Select(recipient => recipient.Attribute("client_id_sms")!)))
        {
            id.Value = example.Value;
        }

        actual.ToString().Should().Be(document.ToString());
    }
}

using System.Text.Json.Nodes;
using System.Xml.Linq;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Every parameter of tables 1, 4 and 7, under its name in each transport.</summary>
public sealed class InfobipParameterTests
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    public static TheoryData<string, SmsMessage, string, string, string, string> Parameters => new()
    {
        // what, message, XML, JSON, query, value
        { "sender", Text() with { From = "MyShop" }, "sender", "sender", "sender", "MyShop" },
        { "numeric sender", Text() with { From = "12345678901234" }, "sender", "sender", "sender", "12345678901234" },
        { "sender with a plus sign", Text() with { From = "+385951111111" }, "sender", "sender", "sender", "385951111111" },
        { "text", Text(), "text", "text", "SMSText", "Hello & <goodbye>\nČ" },
        { "line ends", new("a\r\nb\rc", To), "text", "text", "SMSText", "a\nb\nc" },
        { "flash beside a data coding", new(new SmsText("Hi") { Flash = true }, To) { ProviderOptions = [new InfobipMessageOptions { DataCoding = 1 }] }, "flash", "flash", "IsFlash", "1" },
        { "long text", new(new string('a', 161), To), "type", "type", "type", "longSMS" },
        { "long Unicode text", new(new string('č', 71), To), "type", "type", "type", "longSMS" },
        { "long text, Unicode by choice", With(new() { DataCoding = 8 }, new string('a', 71)), "type", "type", "type", "longSMS" },
        { "long text of ISO 8859-1", With(new() { DataCoding = 3 }, new string('ë', 141)), "type", "type", "type", "longSMS" },
        { "bookmark", new(Push, To), "type", "type", "type", "bookmark" },
        { "bookmark's link", new(Push, To), "wapurl", "wapurl", "Bookmark", "https://shop.example/something.jpg?a=b&c=%C4%8D" },
        { "bookmark's title", new(Push, To), "text", "text", "SMSText", "Cart" },
        { "notification", new(new SmsNotification("Hi"), To), "type", "type", "type", "nSMS" },
        { "notification's text", new(new SmsNotification("a\r\nb"), To), "text", "text", "SMSText", "a\nb" },
        { "notification in Unicode", new(new SmsNotification("č"), To), "datacoding", "datacoding", "datacoding", "8" },
        { "octets", new(new SmsBinary(new byte[] { 0x41, 0x0A, 0x0D, 0x42, 0x43 }), To), "binary", "binary", "binary", "410A0D4243" },
        { "octets with a header", new(Header, To), "binary", "binary", "binary", "06050400010241424344" },
        { "header", new(Header, To), "esmclass", "esmclass", "esmclass", "64" },
        { "header and more", new(Header, To) { ProviderOptions = [new InfobipMessageOptions { EsmClass = 67 }] }, "esmclass", "esmclass", "esmclass", "67" },
        { "data coding of octets", new(new SmsBinary(new byte[] { 1 }) { DataCoding = 4 }, To), "datacoding", "datacoding", "datacoding", "4" },
        { "Unicode", Text(), "datacoding", "datacoding", "datacoding", "8" },
        { "flash", new(new SmsText("Hi") { Flash = true }, To), "datacoding", "datacoding", "datacoding", "240" },
        { "Unicode flash", new(new SmsText("č") { Flash = true }, To), "datacoding", "datacoding", "datacoding", "24" },
        { "Unicode as octets", With(new() { UnicodeAsBinary = true }, "šđčć"), "binary", "binary", "binary", "FEFF01610111010D0107" },
        { "WAP push as its data coding", new(Push, To) { ProviderOptions = [new InfobipMessageOptions { DataCoding = 245 }] }, "datacoding", "datacoding", "datacoding", "245" },
        { "ESM class", With(new() { EsmClass = 3 }), "esmclass", "esmclass", "esmclass", "3" },
        { "source TON", With(new() { SourceTon = 2 }), "srcton", "srcton", "SrcTon", "2" },
        { "source NPI", With(new() { SourceNpi = 18 }), "srcnpi", "srcnpi", "SrcNpi", "18" },
        { "destination TON", With(new() { DestinationTon = 0 }), "destton", "destton", "DestTon", "0" },
        { "destination NPI", With(new() { DestinationNpi = 1 }), "destnpi", "destnpi", "DestNpi", "1" },
        { "schedule", Text() with { SendAt = Now + new TimeSpan(4, 3, 2, 1) }, "sendDateTime", "sendDateTime", "SendDateTime", "4d3h2m1s" },
        { "schedule within a second", Text() with { SendAt = Now.AddMilliseconds(1) }, "sendDateTime", "sendDateTime", "SendDateTime", "0d0h0m1s" },
        { "schedule far ahead, in another zone", Text() with { SendAt = Now.AddDays(400).ToOffset(TimeSpan.FromHours(6)) }, "sendDateTime", "sendDateTime", "SendDateTime", "400d0h0m" },
        { "validity", Text() with { ValidFor = new(1, 30, 0) }, "ValidityPeriod", "ValidityPeriod", "ValidityPeriod", "01:30" },
        { "longest validity", Text() with { ValidFor = TimeSpan.FromHours(48) }, "ValidityPeriod", "ValidityPeriod", "ValidityPeriod", "48:00" },
        { "validity of a part of a minute", Text() with { ValidFor = TimeSpan.FromSeconds(1) }, "ValidityPeriod", "ValidityPeriod", "ValidityPeriod", "00:01" },
        { "application", With(new() { AppId = "bulk & more" }), "appid", "appid", "appid", "bulk & more" },
        { "push URL", With(new() { PushUrl = new("https://shop.example/dlr?key=1&a=b") }), "pushurl", "drPushUrl", "pushurl", "https://shop.example/dlr?key=1&a=b" },
        { "no push", With(new() { NoPush = true }), "nopush", "nopush", "nopush", "1" },
        { "push all the same", With(new() { NoPush = false }), "nopush", "nopush", "nopush", "0" },
        { "campaign", With(new() { CampaignId = "C-42" }), "CampaignId", "CampaignId", "CampaignId", "C-42" },
    };

    private static SmsWapPush Push => new("Cart", new("https://shop.example/something.jpg?a=b&c=č"));

    private static SmsBinary Header => new("BCD"u8.ToArray()) { UserDataHeader = new byte[] { 5, 4, 0, 1, 2, 0x41 } };

    private static string[] To => ["+385951111111"];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_is_written(string what, SmsMessage message, string xml, string json, string query, string value)
    {
        Xml(message).Element(xml)!.Value.Should().Be(value, what);
        Json(message)[json]!.GetValue<string>().Should().Be(value, what);
        Query(message).Should().Contain(new KeyValuePair<string, string>(query, value), what);
    }

    [Fact]
    public void Everything_else_is_left_out()
    {
        var message = new SmsMessage("Hello", To);

        Xml(message).Elements().Select(static element => element.Name.LocalName).Should().Equal("text", "recipients");
        Json(message).Select(static pair => pair.Key).Should().Equal("text", "recipients");
        Query(message).Keys.Should().Equal("user", "password", "SMSText", "GSM", "messageid");
    }

    [Fact]
    public void What_the_account_says_counts_where_the_message_does_not()
    {
        static void Configure(InfobipOptions options)
        {
            options.DefaultSender = "MyShop";
            options.AppId = "shop";
            options.PushUrl = new("https://shop.example/dlr");
            options.NoPush = true;
            options.CampaignIdName = "campaign";
        }

        Json(new SmsMessage("Hello", To), Configure).ToJsonString().Should().StartWith("""{"sender":"MyShop","text":"Hello","appid":"shop","drPushUrl":"https://shop.example/dlr","nopush":"1","recipients":""");
        Json(
                new SmsMessage("Hello", To)
                {
                    From = "Other",
                    ProviderOptions = [new InfobipMessageOptions { AppId = "bulk", PushUrl = new("https://other.example/"), NoPush = false, CampaignId = "C-42" }],
                },
                Configure)
            .ToJsonString().Should().StartWith("""{"sender":"Other","text":"Hello","appid":"bulk","drPushUrl":"https://other.example/","nopush":"0","campaign":"C-42","recipients":""");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-400)]
    public void A_time_that_is_not_ahead_is_now(int days)
        => Json(new SmsMessage("Hello", To) { SendAt = Now.AddDays(days) }).ContainsKey("sendDateTime").Should().BeFalse();

    [Theory]
    [InlineData(160, 'a')]
    [InlineData(70, 'č')]
    [InlineData(80, '€')]
    public void What_fits_into_one_SMS_is_no_long_text(int length, char character)
    {
        Json(new SmsMessage(new string(character, length), To)).ContainsKey("type").Should().BeFalse();
        Json(new SmsMessage(new string(character, length + 1), To))["type"]!.GetValue<string>().Should().Be("longSMS");
    }

    [Fact]
    public void Parts_are_counted_in_the_data_coding_that_is_sent()
    {
        Parts(new SmsMessage(new string('a', 161), To)).Should().Be(2);
        Parts(With(new() { DataCoding = 8 }, new string('a', 135))).Should().Be(3);
        Parts(With(new() { DataCoding = 3 }, new string('ë', 141))).Should().Be(2);
        Parts(With(new() { UnicodeAsBinary = true }, "šđčć")).Should().Be(1);
        Parts(new SmsMessage(new SmsNotification("Hi"), To)).Should().Be(1);
        Parts(new SmsMessage(Header, To)).Should().Be(1);
        Parts(new SmsMessage(Push, To)).Should().BeNull("only the provider knows");

        static int? Parts(SmsMessage message) => InfobipTestGateway.CreateInner().Plan(message, CancellationToken.None).PredictedParts;
    }

    [Fact]
    public void A_text_of_the_GSM_alphabet_stays_text()
        => Json(With(new() { UnicodeAsBinary = true }, "Hello")).Select(static pair => pair.Key).Should().Equal("text", "recipients");

    [Fact]
    public void A_text_says_its_encoding_in_a_query_and_in_no_document()
    {
        Query(Text())["encoding"].Should().Be("UTF-8");
        Query(new SmsMessage("Hello", To)).Should().NotContainKey("encoding");
        Query(With(new() { UnicodeAsBinary = true }, "šđčć")).Should().NotContainKey("encoding");
        Xml(Text()).Elements().Should().NotContain(static element => element.Name.LocalName == "encoding");
    }

    private static SmsMessage Text() => new("Hello & <goodbye>\nČ", To);

    private static SmsMessage With(InfobipMessageOptions extras, string text = "Hello") => new(text, To) { ProviderOptions = [extras] };

    private static XElement Xml(SmsMessage message)
        => XElement.Parse(System.Text.Encoding.UTF8.GetString(InfobipTestGateway.Write(message, static options => options.Transport = InfobipTransport.Xml).Body.Span)).Element("message")!;

    private static JsonObject Json(SmsMessage message, Action<InfobipOptions>? configure = null)
        => JsonNode.Parse(InfobipTestGateway.Write(message, configure).Body.Span)!["messages"]![0]!.AsObject();

    private static Dictionary<string, string> Query(SmsMessage message)
        => InfobipTestGateway.Write(message, static options => options.Transport = InfobipTransport.Plain).Address.Query.TrimStart('?').Split('&')
            .Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]));
}

using System.Text.Json;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>Messages from phones, by the client's own address and by pulling.</summary>
public sealed class InfobipInboxTests : InfobipFixture
{
    [Theory]
    [InlineData(InfobipDocument.InboundTemplate, InfobipDocument.InboundRequest)]
    [InlineData(InfobipDocument.InboundBinaryTemplate, InfobipDocument.InboundBinaryRequest)]
    [InlineData("in?output=json&who=%SENDER%", "in?who=38598123123")]
    [InlineData("in?%sender%=%Text%&bin=%bin%", "in?38598123123=ABC&bin=")]
    [InlineData("in/%sender%?to=%receiver%&id=%messageId%&dcs=%datacoding%&esm=%esmclass%&at=%datetime%", "in/38598123123?to=385911&id=m-1&dcs=0&esm=0&at=2010-09-21%2017%3A59%3A57")]
    [InlineData("in?other=%25other&space=%20", "in?other=%25other&space=%20")]
    public async Task The_documents_addresses_are_filled_in(string template, string request)
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = new Uri(receiver.Url, "/").AbsoluteUri + template;
        Infobip.Receive(new() { Sender = "38598123123", Receiver = "385911", Text = "ABC", MessageId = "m-1" });

        (await Infobip.PushInboundAsync()).Single().Should().BeEquivalentTo(new { Reports = 1, Body = "", IsAccepted = true });

        receiver.Heads.Should().ContainSingle().Which.Should().StartWith($"GET /{request} HTTP/1.1");
        (await Infobip.PushInboundAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("t=%text%&b=%bin%", "t=&b=010D0107")]
    [InlineData("t=%text%", "t=%C4%8D%C4%87")]
    [InlineData("b=%bin%&c=%datacoding%", "b=010D0107&c=8")]
    public async Task A_Unicode_text_is_hexadecimal_where_the_address_takes_both(string template, string query)
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?{template}";
        Infobip.Receive(new() { Sender = "38598123123", Text = "čć" });

        await Infobip.PushInboundAsync();

        receiver.Heads.Single().Should().StartWith($"GET /report?{query} HTTP/1.1");
    }

    [Fact]
    public async Task Special_characters_are_encoded()
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?t=%text%&s=%sender%";
        Infobip.Receive(new() { Sender = "Shop & Co", Text = "a&b=c %sender% + 1#" });

        await Infobip.PushInboundAsync();

        receiver.Heads.Single().Should().StartWith("GET /report?t=a%26b%3Dc%20%25sender%25%20%2B%201%23&s=Shop%20%26%20Co HTTP/1.1");
    }

    [Fact]
    public async Task A_long_message_comes_in_parts_with_a_user_data_header()
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?b=%bin%&e=%esmclass%&t=%text%";
        Infobip.ReceiveInParts(new() { Sender = "38598123123", Text = new string('A', 134) + "B" }, reference: 0x2A);
        Infobip.ReceiveInParts(new() { Sender = "38598123123", Text = new string('Ж', 68) }, reference: 0x2B);

        await Infobip.PushInboundAsync();

        // The four come at once and in any order.
        receiver.Heads.Select(head => head.Split(' ')[1]).Should().BeEquivalentTo(
            $"/report?b=&e=64&t={new string('A', 134)}",
            "/report?b=&e=64&t=B",
            $"/report?b=0500032B0201{string.Concat(Enumerable.Repeat("0416", 67))}&e=64&t=",
            "/report?b=0500032B02020416&e=64&t=");
    }

    [Fact]
    public async Task Parts_of_Latin_text_have_their_header_where_the_address_takes_hexadecimal_digits()
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?%bin%";
        Infobip.ReceiveInParts(new() { Sender = "38598123123", Text = "ABC" }, reference: 7);

        await Infobip.PushInboundAsync();

        receiver.Heads.Single().Should().StartWith("GET /report?050003070101414243 HTTP/1.1");
    }

    [Fact]
    public async Task Binary_content_comes_as_it_is()
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?%bin%,%datacoding%,%esmclass%,%messageid%";
        Infobip.Receive(new() { Sender = "38598123123", Binary = "06050400010241424344", DataCoding = 4, EsmClass = 64 });

        await Infobip.PushInboundAsync();

        receiver.Heads.Single().Should().StartWith("GET /report?06050400010241424344,4,64,1 HTTP/1.1");
    }

    [Fact]
    public async Task A_message_is_posted_where_the_client_asked_for_that()
    {
        await using var receiver = new ReportReceiver();
        Account.InboundUrl = $"{receiver.Url}?who=%sender%&what=%text%";
        Account.IsInboundPosted = true;
        Infobip.Receive(new() { Sender = "38598123123", Text = "A č" });

        (await Infobip.PushInboundAsync()).Single().Reports.Should().Be(1);

        receiver.Heads.Single().Should().StartWith("POST /report HTTP/1.1").And.Contain("Content-Type: application/x-www-form-urlencoded");
        receiver.Bodies.Should().Equal("who=38598123123&what=A%20%C4%8D");
    }

    [Fact]
    public async Task A_message_is_pushed_again_like_reports()
    {
        await using var receiver = new ReportReceiver(500);
        Account.InboundUrl = receiver.Url.AbsoluteUri;
        Infobip.Receive(new() { Sender = "38598123123", Text = "ABC" });

        var pushing = Infobip.PushInboundAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await pushing).Single().Answers.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_documents_pull_takes_one_message_as_JSON()
    {
        var message = new SimulatedInfobipInbound { Sender = "38598123123", Receiver = "385911", Text = "A \"č\"" };
        Infobip.Receive(message);
        Infobip.Receive(message with { Text = "second" });

        using var first = JsonDocument.Parse(await GetAsync(InfobipDocument.Inbox));
        first.RootElement.GetProperty("inboxMessages").EnumerateArray().Single().EnumerateObject().Select(field => (field.Name, field.Value.GetString())).Should().Equal(
            ("messageId", "1"), ("from", "38598123123"), ("to", "385911"), ("messageText", "A \"č\""), ("receivedDateTime", "2010-09-21T17:59:57"));

        var second = XElement.Parse(await GetAsync(InfobipDocument.Inbox.Change("user=", "username=").Change("&output=json", "")));
        second.Elements("inboxMessage").Single().Element("messageText")!.Value.Should().Be("second");
        (await GetAsync(InfobipDocument.Inbox)).Should().Be("{\"inboxMessages\":[]}");
        message.ToString().Should().Be("Infobip inbound message ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&limit=0")]
    public async Task Without_a_limit_all_are_pulled(string limit)
    {
        Infobip.Receive(new() { Sender = "38598123123", Text = "one" });
        Infobip.Receive(new() { Sender = "38598123123", Text = "two" });
        Infobip.Receive(new() { Sender = "38598123123", Text = "another's" }, Infobip.AddAccount("other", "test"));

        var answer = XElement.Parse(await GetAsync(InfobipDocument.Inbox.Change("&limit=1&output=json", limit + "&output=xml")));

        answer.Descendants("messageText").Select(text => text.Value).Should().Equal("one", "two");
    }

    [Fact]
    public async Task A_strangers_pull_is_an_unknown_command() =>
        (await GetAsync(InfobipDocument.Inbox.Change("password=test", "password=other"))).Should().Be("UNKNOWN_COMMAND");
}

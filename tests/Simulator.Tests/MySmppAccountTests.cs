using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>What else the documentation of the platform lets a client ask: balance, senders, time, numbers, stop list and incoming messages.</summary>
public sealed class MySmppAccountTests : MySmppFixture
{
    [Fact]
    public async Task The_balance_is_money_and_numbers_of_SMS_by_area()
    {
        Children(await AskAsync("xml/balance.php", "")).Should().Equal(
            "<money>150</money>", "<sms area=\"Russia\">111</sms>", "<sms area=\"Ukraine\">111</sms>");

        await SendAsync(Sms());
        Account.Currency = "RUR";
        MySmpp.WritesMoneyLast = true;
        Account.SmsByArea = new Dictionary<string, int> { ["Россия"] = 26166 };
        Children(await AskAsync("xml/balance.php", "")).Should().Equal("<sms area=\"Россия\">26166</sms>", "<money currency=\"RUR\">148.9</money>");
    }

    [Fact]
    public async Task Senders_have_their_state()
    {
        (await AskAsync("xml/originator.php", "")).Element("any_originator")!.Value.Should().Be("TRUE");
        Account.AllowsAnySender = false;
        Account.Senders = new Dictionary<string, MySmppSenderState>
        {
            ["New"] = MySmppSenderState.Order,
            ["Shop"] = MySmppSenderState.Completed,
            ["Bad"] = MySmppSenderState.Rejected,
        };

        var answer = await AskAsync("xml/originator.php", "");

        answer.Element("any_originator")!.Value.Should().Be("FALSE");
        Children(answer.Element("list_originator")!).Should().Equal(
            "<originator state=\"order\">New</originator>", "<originator state=\"completed\">Shop</originator>", "<originator state=\"rejected\">Bad</originator>");
        (await InformationAsync(Sms())).Should().Equal("send");
        (await InformationAsync(Sms(content: "<sender>Bad</sender><text>Hello</text>"))).Should().Equal("The sender has not been moderated");
    }

    [Fact]
    public async Task The_time_comes_with_and_without_the_date()
    {
        Children(await AskAsync("xml/time.php", "")).Should().Equal("<time>20:59:57</time>");

        MySmpp.AnswersDate = true;
        MySmpp.TimeOffset = TimeSpan.FromHours(7);
        Children(await AskAsync("xml/time.php", "")).Should().Equal("<time>2010-09-22 00:59:57</time>");
        MySmpp.Invoking(mySmpp => mySmpp.TimeOffset = TimeSpan.FromHours(15)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task A_number_is_known_or_not()
    {
        MySmpp.AddNumber("79612242243", "Novosibirsk region", "Vimpeltelecom", 3);

        Children(await AskAsync("xml/def.php", "<phones><phone>79612242243</phone><phone>1</phone></phones>")).Should().Equal(
            "<phone operator=\"Vimpeltelecom\" region=\"Novosibirsk region\" time_zone=\"3\">79612242243</phone>",
            "<phone operator=\"unknown\" region=\"unknown\" time_zone=\"unknown\">1</phone>");
    }

    [Fact]
    public async Task A_number_on_the_stop_list_is_refused_until_it_is_deleted()
    {
        var other = MySmpp.AddAccount("other", "password");
        MySmpp.Stop("79001234567");
        MySmpp.Stop("79990000000", other);
        Children(await AskAsync("xml/list_stop.php", "")).Should().Equal("<phone>79001234567</phone>");

        Children(await AskAsync("xml/stop.php", "<add_stop><phone phone=\"79033256699\"/><phone phone=\"79001234567\"/></add_stop>"
            + "<delete_stop><phone phone=\"79001234567\"/><phone phone=\"79990000000\"/></delete_stop>")).Should().Equal(
            "<phone phone=\"79033256699\">add</phone>",
            "<phone phone=\"79001234567\">add</phone>",
            "<phone phone=\"79001234567\">delete</phone>",
            "<phone phone=\"79990000000\">not_found</phone>");

        (await InformationAsync(Sms())).Should().Equal("Phone number is on the stop list");
        await AskAsync("xml/stop.php", "<delete_stop><phone phone=\"79033256699\"/></delete_stop>");
        (await InformationAsync(Sms())).Should().Equal("send");
        (await AskAsync("xml/list_stop.php", "")).Elements().Should().BeEmpty();
    }

    [Fact]
    public async Task Incoming_messages_are_those_between_two_times_both_exclusive()
    {
        var moscow = TimeSpan.FromHours(3);
        var message = new SimulatedMySmppInbound { Originator = "79612242243", Phone = "79611111111", Prefix = "IGRA", Text = "Message & more." };
        MySmpp.Receive(message with { ReceivedAt = new DateTimeOffset(2012, 1, 31, 12, 55, 55, moscow) });
        MySmpp.Receive(message with { ReceivedAt = new DateTimeOffset(2012, 2, 1, 0, 0, 0, moscow), Text = "second", Prefix = "" });
        MySmpp.Receive(message, MySmpp.AddAccount("other", "password"));

        (await IncomingAsync("start=\"2012-01-31 12:23:00\" end=\"2012-02-01 00:00:00\"")).Should().Equal(
            "<sms id_sms=\"1234\" date_receive=\"2012-01-31 12:55:55\" originator=\"79612242243\" prefix=\"IGRA\" phone=\"79611111111\">Message &amp; more.</sms>");
        (await IncomingAsync("start=\"2012-01-31 12:55:55\"")).Should().ContainSingle().Which.Should().Contain("prefix=\"\"").And.Contain(">second<");
        (await IncomingAsync("start=\"2012-01-31 12:23\" end=\"\"")).Should().HaveCount(2);
        message.ToString().Should().Be("MySmpp inbound message");
    }

    [Fact]
    public async Task A_message_that_arrives_now_has_the_time_of_the_simulator()
    {
        MySmpp.Receive(new() { Originator = "79612242243", Phone = "79611111111", Text = "Hello" });

        (await IncomingAsync("start=\"2010-09-21 00:00:00\"")).Should().ContainSingle().Which.Should().Contain("date_receive=\"2010-09-21 20:59:57\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<time />")]
    [InlineData("<time start=\"yesterday\" />")]
    [InlineData("<time start=\"2012-01-31 12:23:00\" end=\"2012-02-31 12:23:00\" />")] // the documentation's example, whose month has no such day
    public async Task Incoming_messages_need_dates(string content) =>
        (await ErrorAsync("xml/incoming.php", $"<request>{content}{Security}</request>")).Should().Be("Incorrect date format");

    private async Task<string[]> IncomingAsync(string attributes) => Children(await AskAsync("xml/incoming.php", $"<time {attributes} />"));

    private static string[] Children(XElement answer) => [.. answer.Elements().Select(element => element.ToString())];
}

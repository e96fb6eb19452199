using System.Net;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>States, asked for and pushed with their acknowledgement, and scheduled messages.</summary>
public sealed class MySmppStateTests : MySmppFixture
{
    private const string FirstId = "2856677675";

    private const string ViberThenSms = "type_send_1=\"viber\" type_send_2=\"sms\"";

    private const string BothContents = "<sender_viber>Viber</sender_viber><text_viber>Hi</text_viber><sender>Shop</sender><text>Hello</text>";

    [Fact]
    public async Task A_message_goes_from_send_to_deliver_on_the_simulators_clock()
    {
        await SendAsync(Sms());
        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="" sms="send">send</state>""");
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="2010-09-21 20:59:59" sms="deliver">deliver</state>""");
        Message.State.Should().Be("deliver");
    }

    [Theory]
    [InlineData("send", "")]
    [InlineData("not_deliver", "2010-09-21 21:00:01")]
    [InlineData("expired", "2010-09-21 21:00:01")]
    [InlineData("deliver", "2010-09-21 21:00:01")]
    [InlineData("read", "2010-09-21 21:00:01")]
    [InlineData("partly_deliver", "2010-09-21 21:00:01")]
    [InlineData("lost in space", "2010-09-21 21:00:01")]
    public async Task Every_state_can_be_decided(string state, string time)
    {
        await SendAsync(Sms());
        Clock.Advance(TimeSpan.FromSeconds(4));
        MySmpp.SetState("79033256699", state);

        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="{time}" sms="{state}">{state}</state>""");
    }

    [Fact]
    public async Task Viber_that_does_not_arrive_is_followed_by_the_SMS_and_both_are_told()
    {
        await SendAsync(Sms(ViberThenSms, BothContents));
        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="" viber="send">send</state>""");
        MySmpp.SetViberState("79033256699", "not_deliver");
        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="" sms="send" viber="not_deliver">send</state>""");
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="2010-09-21 20:59:59" sms="deliver" viber="not_deliver">deliver</state>""");
    }

    [Fact]
    public async Task Viber_that_arrives_is_all_there_is()
    {
        await SendAsync(Sms(ViberThenSms, BothContents));
        MySmpp.SetViberState("79033256699", "read");

        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="2010-09-21 20:59:57" viber="read">read</state>""");
    }

    [Fact]
    public async Task An_SMS_that_does_not_arrive_can_be_followed_by_Viber()
    {
        await SendAsync(Sms("type_send_1=\"sms\" type_send_2=\"viber\"", BothContents));
        MySmpp.SetState("79033256699", "not_deliver");
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await StateAsync(FirstId)).Should().EndWith("sms=\"not_deliver\" viber=\"deliver\">deliver</state>");
    }

    [Fact]
    public async Task A_message_that_may_not_live_long_enough_expires_and_the_fallback_does_not()
    {
        MySmpp.DeliveryDelay = TimeSpan.FromMinutes(10);
        await SendAsync(Sms(ViberThenSms, BothContents, "phone=\"79033256699\" validity_period_viber=\"2010-09-21 21:05\""));
        Clock.Advance(TimeSpan.FromMinutes(6));
        (await StateAsync(FirstId)).Should().EndWith("sms=\"send\" viber=\"expired\">send</state>");

        Clock.Advance(TimeSpan.FromMinutes(10));
        (await StateAsync(FirstId)).Should().EndWith("time=\"2010-09-21 21:15:00\" sms=\"deliver\" viber=\"expired\">deliver</state>");
    }

    [Fact]
    public async Task Several_states_are_asked_for_at_once_and_an_unknown_id_is_told_in_Russian()
    {
        MySmpp.AddAccount("other", "password");
        await SendAsync(Sms() + Sms());

        var states = (await AskAsync("xml/state.php", "<get_state><id_sms>2856677676</id_sms><id_sms>1254578877</id_sms></get_state>")).Elements().ToArray();

        states[0].Attribute("id_sms")!.Value.Should().Be("2856677676");
        states[1].ToString().Should().Be("""<state id_sms="1254578877" time="">Сообщение с таким ID не принималось</state>""");
        using var others = await PostAsync("xml/state.php", $"<request><get_state><id_sms>{FirstId}</id_sms></get_state>{Security.Change("\"login\"", "\"other\"")}</request>");
        (await others.Content.ReadAsStringAsync()).Should().Contain("не принималось");
    }

    [Fact]
    public async Task States_have_the_attributes_of_the_field()
    {
        MySmpp.AnswersPrices = true;
        await SendAsync(Sms());

        (await StateAsync(FirstId)).Should().Be($"""<state id_sms="{FirstId}" time="" sms="send" err="000" num_parts="1" price="1.1">send</state>""");
    }

    [Theory]
    [InlineData("response")]
    [InlineData("request")]
    public async Task Changed_states_are_posted_until_their_ids_come_back(string root)
    {
        await using var receiver = new ReportReceiver { Acknowledge = Acknowledge };
        MySmpp.PushRoot = root;
        Account.ReportUrl = receiver.Url;
        await SendAsync(Sms() + Sms(subscriber: "phone=\"79990000000\""));
        (await MySmpp.PushReportsAsync()).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(2));

        var push = (await MySmpp.PushReportsAsync()).Single();

        push.Should().BeEquivalentTo(new { Reports = 2, IsAccepted = true, Answers = new[] { HttpStatusCode.OK } });
        var document = XElement.Parse(receiver.Bodies.Single());
        document.Name.Should().Be((XName)root);
        document.Elements().First().ToString().Should().Be(await StateAsync(FirstId));
        document.Elements().Select(state => state.Attribute("id_sms")!.Value).Should().Equal(FirstId, "2856677676");
        (await MySmpp.PushReportsAsync()).Should().BeEmpty();
        MySmpp.SetState("79990000000", "read");
        (await MySmpp.PushReportsAsync()).Single().Body.Should().Contain(">read</state>").And.NotContain(FirstId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<response></response>")]
    [InlineData("<response><id_sms>2856677675</id_sms></response>")] // one of two
    [InlineData("<ok><id_sms>2856677675</id_sms><id_sms>2856677676</id_sms></ok>")]
    public async Task Without_its_acknowledgement_a_push_is_tried_five_times(string answer)
    {
        await using var receiver = new ReportReceiver(500) { Acknowledge = _ => answer };
        Account.ReportUrl = receiver.Url;
        await SendAsync(Sms() + Sms());
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushing = MySmpp.PushReportsAsync();
        for (var repetition = 0; repetition < 4; repetition++)
        {
            await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var push = (await pushing).Single();
        push.Answers.Should().Equal(HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK);
        push.IsAccepted.Should().BeFalse();
        receiver.Bodies.Should().HaveCount(5);
        (await StateAsync(FirstId)).Should().Contain("deliver");
    }

    [Fact]
    public async Task States_are_pushed_automatically_where_that_is_switched_on()
    {
        await using var receiver = new ReportReceiver { Acknowledge = Acknowledge };
        Account.ReportUrl = receiver.Url;
        MySmpp.PushAutomatically = true;
        MySmpp.PushAutomatically.Should().BeTrue();
        await SendAsync(Sms());

        Clock.Advance(TimeSpan.FromSeconds(2));

        await EventuallyAsync(() => MySmpp.Pushes.Count is 1);
        MySmpp.PushAutomatically = false;
        MySmpp.Pushes.Single().IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task Scheduled_messages_are_listed_by_pages()
    {
        MySmpp.ScheduledPageSize = 2;
        foreach (var hour in (int[])[10, 11, 12])
        {
            await SendAsync(Sms(
                content: "<sender>Shop</sender><text>a\\nb</text><name_delivery>May</name_delivery>",
                subscriber: $"phone=\"79033256699\" time_send=\"2010-09-22 {hour}:00\" validity_period=\"2010-09-23 00:00\""));
        }

        await SendAsync(Sms());

        var first = (await AskAsync("xml/list_scheduled.php", "<scheduled page=\"1\"/>")).Element("phones")!;
        var second = (await AskAsync("xml/list_scheduled.php", "<scheduled page=\"2\"/>")).Element("phones")!;

        first.Attributes().Select(attribute => attribute.Value).Should().Equal("1", "2");
        first.Elements().Should().HaveCount(2);
        first.Elements().First().Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)).Should().Equal(
            ("id_sms", FirstId), ("time_put_turn", "2010-09-21 20:59:57"), ("originator", "Shop"), ("phone", "79033256699"), ("type_sms", "sms"), ("text_sms", "a\nb"),
            ("count_sms", "1"), ("name_delivery", "May"), ("time_send", "2010-09-22 10:00:00"), ("validity_period", "2010-09-23 00:00:00"));
        second.Elements().Single().Attribute("time_send")!.Value.Should().Be("2010-09-22 12:00:00");
        Clock.Advance(TimeSpan.FromDays(1));
        (await AskAsync("xml/list_scheduled.php", "")).Element("phones")!.Elements().Should().BeEmpty();
        MySmpp.Invoking(mySmpp => mySmpp.ScheduledPageSize = 0).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task A_scheduled_message_can_be_deleted_once_and_is_paid_back()
    {
        await SendAsync(Sms(subscriber: "phone=\"79033256699\" time_send=\"2010-09-22 10:00\"") + Sms());
        const string Delete = $"<delete_schedule><schedule id_sms=\"{FirstId}\"/><schedule id_sms=\"2856677676\"/><schedule id_sms=\"9\"/></delete_schedule>";

        (await DeleteAsync(Delete)).Should().Equal((FirstId, "delete"), ("2856677676", "not_found"), ("9", "not_found"));
        (await DeleteAsync(Delete)).Should().Equal((FirstId, "not_found"), ("2856677676", "not_found"), ("9", "not_found"));

        Account.Balance.Should().Be(148.9m);
        MySmpp.Messages[0].Should().BeEquivalentTo(new { IsDeleted = true, State = "not_deliver" });
        (await AskAsync("xml/list_scheduled.php", "")).Element("phones")!.Elements().Should().BeEmpty();
    }

    [Fact]
    public async Task A_scheduled_message_is_delivered_after_its_time()
    {
        await SendAsync(Sms(subscriber: "phone=\"79033256699\" time_send=\"2010-09-21 21:10\""));
        Clock.Advance(TimeSpan.FromMinutes(10));
        Message.State.Should().Be("send");

        Clock.Advance(TimeSpan.FromSeconds(5));
        Message.State.Should().Be("deliver");
    }

    private static string Acknowledge(string body) => "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<response>\n"
        + string.Concat(XElement.Parse(body).Elements("state").Select(state => $"<id_sms>{state.Attribute("id_sms")!.Value}</id_sms>\n")) + "</response>";

    private async Task<string> StateAsync(string id) =>
        (await AskAsync("xml/state.php", $"<get_state><id_sms>{id}</id_sms></get_state>")).Elements().Single().ToString();

    private async Task<(string Id, string Result)[]> DeleteAsync(string content) =>
        [.. (await AskAsync("xml/scheduled.php", content)).Elements("scheduled").Select(result => (result.Attribute("id_sms")!.Value, result.Value))];
}

using System.Net;
using SmsGateways;
using SmsGateways.Simulator;

namespace AspNetCore.Tests;

/// <summary>The round trip with the simulated MySmpp, which pushes states until it has its receipt, five times at most.</summary>
public sealed class MySmppRoundTripTests() : RoundTrip("mysmpp", new(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(3)))
{
    private MySmppSimulator MySmpp => Simulator.MySmpp;

    private protected override Task<CallbackApp> StartAsync()
        => CallbackApp.StartAsync(gateways: sms => sms.AddMySmpp(
            "mysmpp", o => (o.Login, o.Password, o.DefaultSender, o.BaseAddress) = ("login", "password", "Shop", MySmpp.BaseAddress)));

    private protected override void Register(Uri address) => MySmpp.Account.ReportUrl = address;

    [Theory]
    [InlineData("response")]
    [InlineData("request")]
    public async Task States_come_back_with_the_id_of_the_message_and_have_their_receipt(string root)
    {
        MySmpp.PushRoot = root;
        MySmpp.AnswersPrices = true;
        MySmpp.SetState("79033256700", "not_deliver");
        var result = await SendAsync("ready-4711", "+79033256699", "+79033256700");
        Clock.Advance(TimeSpan.FromSeconds(2));

        var push = (await MySmpp.PushReportsAsync()).Should().ContainSingle().Subject;

        (push.IsAccepted, push.Reports).Should().Be((true, 2));
        push.Answers.Should().Equal(HttpStatusCode.OK);
        App.Recorder.Updates.Select(static update => (update.MessageId, update.Report.ProviderMessageId, update.Status, update.IsFinal)).Should().BeEquivalentTo(
            new[]
            {
                ("ready-4711", result.Recipients[0].ProviderMessageId!, SmsDeliveryStatus.Delivered, true),
                ("ready-4711", result.Recipients[1].ProviderMessageId!, SmsDeliveryStatus.Undelivered, true),
            });
    }

    [Fact]
    public async Task A_state_is_pushed_until_its_receipt()
    {
        await SendAsync("again", "+79033256699");
        Clock.Advance(TimeSpan.FromSeconds(2));
        App.Recorder.Refuses = static _ => true;

        var pushing = MySmpp.PushReportsAsync();
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
            App.Recorder.Refuses = attempt < 5 ? static _ => true : static _ => false;
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var push = (await pushing).Should().ContainSingle().Subject;
        push.IsAccepted.Should().BeTrue();
        push.Answers.Should().Equal([.. Enumerable.Repeat<HttpStatusCode?>(HttpStatusCode.ServiceUnavailable, 4), HttpStatusCode.OK]);
        App.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
        App.Recorder.Calls.Should().Be(5);
    }

    [Fact]
    public Task A_state_that_overtakes_the_answer_to_its_send_waits_for_the_id_that_only_the_answer_has()
        => AssertThatAReportWaitsForItsSendAsync(
            MySmpp, "+79033256699", () => MySmpp.SetState("79033256699", "deliver"), async () => (await MySmpp.PushReportsAsync()).Should().ContainSingle().Subject);

    [Fact]
    public async Task Viber_that_fails_and_the_SMS_after_it_are_one_message()
    {
        var viber = new SmsViber("Hi") { Sender = "Viber", Fallback = new SmsText("Hello") };
        await SendAsync(new SmsMessage(viber, "+79033256699") { Id = "both" });
        (await MySmpp.PushReportsAsync()).Should().BeEmpty("it is on its way, as the answer said");
        MySmpp.SetViberState("79033256699", "not_deliver");
        await MySmpp.PushReportsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await MySmpp.PushReportsAsync()).Should().ContainSingle().Which.Body.Should().Contain("sms=\"deliver\" viber=\"not_deliver\">deliver</state>");

        var update = App.Recorder.Updates.Should().ContainSingle().Subject;
        (update.MessageId, update.Status, update.IsFinal).Should().Be(("both", SmsDeliveryStatus.Delivered, true));
    }
}

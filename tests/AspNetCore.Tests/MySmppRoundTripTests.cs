using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>The round trip with the simulated MySmpp, which pushes states until it has its receipt, five times at most.</summary>
public sealed class MySmppRoundTripTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new(new(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(3)));
    private SmsSimulator _simulator = null!;
    private CallbackApp _app = null!;

    private MySmppSimulator MySmpp => _simulator.MySmpp;

    public async Task InitializeAsync()
    {
        _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });
        _app = await CallbackApp.StartAsync(gateways: sms => sms.AddMySmpp(
            "mysmpp", o => (o.Login, o.Password, o.DefaultSender, o.BaseAddress) = ("login", "password", "Shop", MySmpp.BaseAddress)));
        MySmpp.Account.ReportUrl = _app.AddressFor("mysmpp");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("response")]
    [InlineData("request")]
    public async Task States_come_back_with_the_id_of_the_message_and_have_their_receipt(string root)
    {
        MySmpp.PushRoot = root;
        MySmpp.AnswersPrices = true;
        MySmpp.SetState("79033256700", "not_deliver");
        var result = await SendAsync(new("Hello", "+79033256699", "+79033256700") { Id = "ready-4711" });
        _clock.Advance(TimeSpan.FromSeconds(2));

        var push = (await MySmpp.PushReportsAsync()).Should().ContainSingle().Subject;

        (push.IsAccepted, push.Reports).Should().Be((true, 2));
        push.Answers.Should().Equal(HttpStatusCode.OK);
        _app.Recorder.Updates.Select(static update => (update.MessageId, update.Report.ProviderMessageId, update.Status, update.IsFinal)).Should().BeEquivalentTo(
            new[]
            {
                ("ready-4711", result.Recipients[0].ProviderMessageId!, SmsDeliveryStatus.Delivered, true),
                ("ready-4711", result.Recipients[1].ProviderMessageId!, SmsDeliveryStatus.Undelivered, true),
            });
    }

    [Fact]
    public async Task A_state_is_pushed_until_its_receipt()
    {
        await SendAsync(new("Hello", "+79033256699") { Id = "again" });
        _clock.Advance(TimeSpan.FromSeconds(2));
        _app.Recorder.Refuses = static _ => true;

        var pushing = MySmpp.PushReportsAsync();
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
            _app.Recorder.Refuses = attempt < 5 ? static _ => true : static _ => false;
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var push = (await pushing).Should().ContainSingle().Subject;
        push.IsAccepted.Should().BeTrue();
        push.Answers.Should().Equal([.. Enumerable.Repeat<HttpStatusCode?>(HttpStatusCode.ServiceUnavailable, 4), HttpStatusCode.OK]);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
        _app.Recorder.Calls.Should().Be(5);
    }

    [Fact]
    public async Task A_state_that_overtakes_the_answer_to_its_send_waits_for_the_id_that_only_the_answer_has()
    {
        MySmpp.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var sending = SendAsync(new("Hello", "+79033256699") { Id = "overtaken" });
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // The provider has it, and has not answered.
        MySmpp.SetState("79033256699", "deliver");

        var pushing = MySmpp.PushReportsAsync();
        await Task.Delay(300);
        _app.Recorder.Calls.Should().Be(0);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await sending).AllAccepted.Should().BeTrue();
        (await pushing).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.OK);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("overtaken");
    }

    [Fact]
    public async Task Viber_that_fails_and_the_SMS_after_it_are_one_message()
    {
        var viber = new SmsViber("Hi") { Sender = "Viber", Fallback = new SmsText("Hello") };
        await SendAsync(new(viber, "+79033256699") { Id = "both" });
        (await MySmpp.PushReportsAsync()).Should().BeEmpty("it is on its way, as the answer said");
        MySmpp.SetViberState("79033256699", "not_deliver");
        await MySmpp.PushReportsAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await MySmpp.PushReportsAsync()).Should().ContainSingle().Which.Body.Should().Contain("sms=\"deliver\" viber=\"not_deliver\">deliver</state>");

        var update = _app.Recorder.Updates.Should().ContainSingle().Subject;
        (update.MessageId, update.Status, update.IsFinal).Should().Be(("both", SmsDeliveryStatus.Delivered, true));
    }

    private Task<SmsSendResult> SendAsync(SmsMessage message) => _app.Services.GetRequiredKeyedService<ISmsGateway>("mysmpp").SendAsync(message);
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>The round trip with the simulated Infobip: reports, number context, and messages from telephones.</summary>
public sealed class InfobipRoundTripTests : IAsyncLifetime
{
    private const string Number = "38598111111";

    private readonly ManualTimeProvider _clock = new(new(2010, 8, 2, 14, 55, 10, TimeSpan.Zero));
    private SmsSimulator _simulator = null!;
    private CallbackApp _app = null!;

    private InfobipSimulator Infobip => _simulator.Infobip;

    public async Task InitializeAsync()
    {
        _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });
        _app = await CallbackApp.StartAsync(gateways: sms => sms.AddInfobip("infobip", o => (o.Username, o.Password, o.DefaultSender, o.BaseAddress) = ("test", "test", "Friend", Infobip.BaseAddress)));
        var address = _app.AddressFor("infobip");
        (Infobip.Account.ReportUrl, Infobip.Account.NumberContextUrl) = (address, address);
        Infobip.Account.InboundUrl = $"{address}?sender=%sender%&receiver=%receiver%&text=%text%&bin=%bin%&datetime=%datetime%&messageid=%messageid%&datacoding=%datacoding%&esmclass=%esmclass%";
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Reports_come_back_with_the_id_of_the_message_each_for_its_recipient()
    {
        Infobip.ReportForm.HasPrice = true;
        Infobip.SetReport("38598111112", "NOT_DELIVERED", 27);
        var result = await SendAsync("ready-4711", $"+{Number}", "+38598111112");
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await Infobip.PushReportsAsync()).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.OK);

        _app.Recorder.Updates.Select(static update => (update.MessageId, update.Report.ProviderMessageId, update.Status, update.IsFinal, update.Report.GsmErrorName)).Should().BeEquivalentTo(
            new[]
            {
                (result.MessageId, result.Recipients[0].ProviderMessageId!, SmsDeliveryStatus.Delivered, true, (string?)null),
                (result.MessageId, result.Recipients[1].ProviderMessageId!, SmsDeliveryStatus.Undelivered, true, "EC_ABSENT_SUBSCRIBER"),
            });
    }

    [Fact]
    public async Task A_report_that_overtakes_the_answer_to_its_send_is_joined_with_it()
    {
        Infobip.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var sending = SendAsync("overtaken", $"+{Number}");
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // The provider has it, and has not answered.
        Infobip.SetReport(Number, "DELIVERED");

        var pushing = Infobip.PushReportsAsync();
        await Task.Delay(300);
        _app.Recorder.Calls.Should().Be(0);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await sending).AllAccepted.Should().BeTrue();
        (await pushing).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.OK);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("overtaken");
    }

    [Fact]
    public async Task What_a_handler_refuses_is_pushed_again_after_1_2_5_and_10_minutes()
    {
        await SendAsync("again", $"+{Number}");
        _clock.Advance(TimeSpan.FromSeconds(2));
        _app.Recorder.Refuses = static _ => true;

        var pushing = Infobip.PushReportsAsync();
        foreach (var minutes in (int[])[1, 2, 5, 10])
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(minutes));
            _app.Recorder.Refuses = _ => minutes < 10;
            _clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        var push = (await pushing).Should().ContainSingle().Subject;
        push.IsAccepted.Should().BeTrue();
        push.Answers.Should().Equal([.. Enumerable.Repeat<HttpStatusCode?>(HttpStatusCode.ServiceUnavailable, 4), HttpStatusCode.OK]);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
    }

    [Theory]
    [InlineData(InfobipDlrForm.OneVariable)]
    [InlineData(InfobipDlrForm.NameOnEveryRow)]
    public async Task Number_context_comes_back_for_each_number_that_was_asked_about(InfobipDlrForm form)
    {
        Infobip.DlrForm = form;
        Infobip.SetNumberContext("38598111112", new Dictionary<string, string> { ["stat"] = "UNDELIV", ["is_ported"] = "true" });
        var asked = (PhoneNumber[])[PhoneNumber.Parse(Number), PhoneNumber.Parse("38598111112")];
        var tickets = await _app.Services.GetRequiredKeyedService<ISmsGateway>("infobip").GetRequiredService<IInfobipNumberContext>().RequestAsync(asked);
        tickets.Should().OnlyContain(static ticket => ticket.IsAccepted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _app.Recorder.Act = static _ => throw new HandlerException("Not now.");

        var pushing = Infobip.PushNumberContextsAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        _app.Recorder.Act = static _ => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await pushing).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        _app.Recorder.Numbers.Select(static number => (number.Gateway, number.Info.Number, number.Info.Status, number.Info.IsPorted)).Should().Equal(
            ("infobip", asked[0], "DELIVRD", false), ("infobip", asked[1], "UNDELIV", true));
        _app.Recorder.Numbers.Select(static number => number.Info.ProviderFields["id"]).Should().Equal(tickets.Select(static ticket => ticket.ProviderMessageId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_from_telephones_come_by_get_and_on_request_by_post(bool isPosted)
    {
        Infobip.Account.IsInboundPosted = isPosted;
        Infobip.Receive(new() { Sender = "38598123123", Receiver = "385981", Text = "YES & more? 1+1=2" });
        Infobip.Receive(new() { Sender = "38598123123", Receiver = "385981", Text = "Жар 😀" });
        Infobip.Receive(new() { Sender = "38598123123", Receiver = "385981", Binary = "414200FF", DataCoding = 4 });

        (await Infobip.PushInboundAsync()).Should().HaveCount(3).And.OnlyContain(static push => push.IsAccepted && push.Answers.Count == 1);

        _app.Recorder.Inbound.OrderBy(static message => message.ProviderMessageId, StringComparer.Ordinal)
            .Select(static message => (message.Gateway, message.From, message.To, message.Text, Convert.ToHexString(message.Data.Span), message.ReceivedAt)).Should().Equal(
                ("infobip", "38598123123", "385981", "YES & more? 1+1=2", "", _clock.GetUtcNow()),
                ("infobip", "38598123123", "385981", "Жар 😀", "0416043004400020D83DDE00", _clock.GetUtcNow()),
                ("infobip", "38598123123", "385981", null, "414200FF", _clock.GetUtcNow()));
    }

    [Fact]
    public async Task Several_parts_become_one_message_also_where_the_handler_fails_at_first()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(static i => $"Жара {i}. "));
        Infobip.ReceiveInParts(new() { Sender = "38598123123", Receiver = "385981", Text = text }, reference: 7);
        _app.Recorder.Act = static _ => throw new HandlerException("Not now.");

        var pushing = Infobip.PushInboundAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // All but one wait for the last, whichever that is.
        _app.Recorder.Act = static _ => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromMinutes(1));

        var pushes = await pushing;
        pushes.Should().HaveCountGreaterThan(3).And.OnlyContain(static push => push.IsAccepted);
        pushes.SelectMany(static push => push.Answers).Where(static answer => answer is not HttpStatusCode.OK).Should().Equal(HttpStatusCode.ServiceUnavailable);
        _app.Recorder.Inbound.Should().ContainSingle().Which.Text.Should().Be(text);
    }

    private Task<SmsSendResult> SendAsync(string id, params string[] to)
        => _app.Services.GetRequiredKeyedService<ISmsGateway>("infobip").SendAsync(new SmsMessage("Hello", to) { Id = id });
}

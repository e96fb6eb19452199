using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

namespace AspNetCore.Tests;

/// <summary>The round trip with the simulated Infobip: reports, number context, and messages from telephones.</summary>
public sealed class InfobipRoundTripTests() : RoundTrip("infobip", new(2010, 8, 2, 14, 55, 10, TimeSpan.Zero))
{
    private const string Number = "38598111111";

    private InfobipSimulator Infobip => Simulator.Infobip;

    private protected override Task<CallbackApp> StartAsync()
        => CallbackApp.StartAsync(gateways: sms => sms.AddInfobip(
            "infobip", o => (o.Username, o.Password, o.DefaultSender, o.BaseAddress) = ("test", "test", "Friend", Infobip.BaseAddress)));

    private protected override void Register(Uri address)
    {
        (Infobip.Account.ReportUrl, Infobip.Account.NumberContextUrl) = (address, address);
        Infobip.Account.InboundUrl = $"{address}?sender=%sender%&receiver=%receiver%&text=%text%&bin=%bin%&datetime=%datetime%&messageid=%messageid%&datacoding=%datacoding%&esmclass=%esmclass%";
    }

    [Fact]
    public async Task Reports_come_back_with_the_id_of_the_message_each_for_its_recipient()
    {
        Infobip.ReportForm.HasPrice = true;
        Infobip.SetReport("38598111112", "NOT_DELIVERED", 27);
        var result = await SendAsync("ready-4711", $"+{Number}", "+38598111112");
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await Infobip.PushReportsAsync()).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.OK);

        App.Recorder.Updates.Select(static update => (update.MessageId, update.Report.ProviderMessageId, update.Report.To, update.Status, update.IsFinal, update.Report.GsmErrorName)).Should().BeEquivalentTo(
            new[]
            {
                (result.MessageId, result.Recipients[0].ProviderMessageId!, (PhoneNumber?)result.Recipients[0].To, SmsDeliveryStatus.Delivered, true, (string?)null),
                (result.MessageId, result.Recipients[1].ProviderMessageId!, result.Recipients[1].To, SmsDeliveryStatus.Undelivered, true, "EC_ABSENT_SUBSCRIBER"),
            });
    }

    [Fact]
    public Task A_report_that_overtakes_the_answer_to_its_send_is_joined_with_it()
        => AssertThatAReportWaitsForItsSendAsync(
            Infobip, $"+{Number}", () => Infobip.SetReport(Number, "DELIVERED"), async () => (await Infobip.PushReportsAsync()).Should().ContainSingle().Subject);

    [Fact]
    public async Task What_a_handler_refuses_is_pushed_again_after_1_2_5_and_10_minutes()
    {
        await SendAsync("again", $"+{Number}");
        Clock.Advance(TimeSpan.FromSeconds(2));
        App.Recorder.Refuses = static _ => true;

        var pushing = Infobip.PushReportsAsync();
        foreach (var minutes in (int[])[1, 2, 5, 10])
        {
            await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(minutes));
            App.Recorder.Refuses = _ => minutes < 10;
            Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        var push = (await pushing).Should().ContainSingle().Subject;
        push.IsAccepted.Should().BeTrue();
        push.Answers.Should().Equal([.. Enumerable.Repeat<HttpStatusCode?>(HttpStatusCode.ServiceUnavailable, 4), HttpStatusCode.OK]);
        App.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
    }

    [Theory]
    [InlineData(InfobipDlrForm.OneVariable)]
    [InlineData(InfobipDlrForm.NameOnEveryRow)]
    public async Task Number_context_comes_back_for_each_number_that_was_asked_about(InfobipDlrForm form)
    {
        Infobip.DlrForm = form;
        Infobip.SetNumberContext("38598111112", new Dictionary<string, string> { ["stat"] = "UNDELIV", ["is_ported"] = "true" });
        var asked = (PhoneNumber[])[PhoneNumber.Parse(Number), PhoneNumber.Parse("38598111112")];
        var tickets = await App.Services.GetRequiredKeyedService<ISmsGateway>("infobip").GetRequiredService<IInfobipNumberContext>().RequestAsync(asked);
        tickets.Should().OnlyContain(static ticket => ticket.IsAccepted);
        Clock.Advance(TimeSpan.FromSeconds(1));
        App.Recorder.Act = static _ => throw new HandlerException("Not now.");

        var pushing = Infobip.PushNumberContextsAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        App.Recorder.Act = static _ => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await pushing).Should().ContainSingle().Which.Answers.Should().Equal(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        App.Recorder.Numbers.Select(static number => (number.Gateway, number.Info.Number, number.Info.Status, number.Info.IsPorted)).Should().Equal(
            ("infobip", asked[0], "DELIVRD", false), ("infobip", asked[1], "UNDELIV", true));
        App.Recorder.Numbers.Select(static number => number.Info.ProviderFields["id"]).Should().Equal(tickets.Select(static ticket => ticket.ProviderMessageId));
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

        App.Recorder.Inbound.OrderBy(static message => message.ProviderMessageId, StringComparer.Ordinal)
            .Select(static message => (message.Gateway, message.From, message.To, message.Text, Convert.ToHexString(message.Data.Span), message.ReceivedAt)).Should().Equal(
                ("infobip", "38598123123", "385981", "YES & more? 1+1=2", "", Clock.GetUtcNow()),
                ("infobip", "38598123123", "385981", "Жар 😀", "0416043004400020D83DDE00", Clock.GetUtcNow()),
                ("infobip", "38598123123", "385981", null, "414200FF", Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Several_parts_become_one_message_also_where_the_handler_fails_at_first()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(static i => $"Жара {i}. "));
        Infobip.ReceiveInParts(new() { Sender = "38598123123", Receiver = "385981", Text = text }, reference: 7);
        App.Recorder.Act = static _ => throw new HandlerException("Not now.");

        var pushing = Infobip.PushInboundAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // All but one wait for the last, whichever that is.
        App.Recorder.Act = static _ => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(1));

        var pushes = await pushing;
        pushes.Should().HaveCountGreaterThan(3).And.OnlyContain(static push => push.IsAccepted);
        pushes.SelectMany(static push => push.Answers).Where(static answer => answer is not HttpStatusCode.OK).Should().Equal(HttpStatusCode.ServiceUnavailable);
        App.Recorder.Inbound.Should().ContainSingle().Which.Text.Should().Be(text);
    }
}

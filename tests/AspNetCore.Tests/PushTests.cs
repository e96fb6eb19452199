using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>From the wire to the handler and back: the documents' pushes, what is acknowledged and what is asked for again.</summary>
public sealed class PushTests
{
    private static readonly DateTimeOffset Second = new(2011, 9, 9, 3, 28, 0, TimeSpan.FromHours(6));

    [Theory]
    [InlineData(SmsProDocuments.BizPush, "+88018012345")]
    [InlineData(SmsProDocuments.NikitaPush, "+99655012345")]
    public async Task The_documents_push_comes_out_as_events(string document, string prefix)
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PushAsync(document);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        app.Recorder.Updates.Should().Equal(Update("A881726", "6", 15), Update("A881726", "7", 16), Update("A887236", "8", 17));

        SmsDeliveryUpdate Update(string id, string digit, int second) => new("nikita", new(id, SmsDeliveryStatus.Sent)
        {
            Gateway = "nikita",
            To = PhoneNumber.Parse(prefix + digit),
            SentAt = Second.AddSeconds(second),
            DoneAt = Second.AddSeconds(second + 5),
            ProviderStatus = "1",
        })
        {
            Status = SmsDeliveryStatus.Sent,
        };
    }

    [Theory]
    [InlineData(0, SmsDeliveryStatus.Queued, false)]
    [InlineData(1, SmsDeliveryStatus.Sent, false)]
    [InlineData(2, SmsDeliveryStatus.Rejected, true)]
    [InlineData(3, SmsDeliveryStatus.Delivered, true)]
    [InlineData(4, SmsDeliveryStatus.Undelivered, true)]
    [InlineData(5, SmsDeliveryStatus.Rejected, true)]
    [InlineData(6, SmsDeliveryStatus.Unknown, false)]
    [InlineData(7, SmsDeliveryStatus.Expired, true)]
    [InlineData(42, SmsDeliveryStatus.Unknown, false)] // In no document.
    public async Task Every_code_is_an_event_and_is_acknowledged(int code, SmsDeliveryStatus status, bool isFinal)
    {
        await using var app = await CallbackApp.StartAsync();

        (await app.PushOneAsync("A1", code)).Should().Be(HttpStatusCode.OK);

        var update = app.Recorder.Updates.Should().ContainSingle().Subject;
        update.Report.Status.Should().Be(status);
        update.Report.ProviderStatus.Should().Be($"{code}");
        update.Status.Should().Be(status);
        update.IsFinal.Should().Be(isFinal);
        update.MessageId.Should().BeNull("nobody here sent it");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/csv;charset= UTF-8")]
    [InlineData("charset=nonsense; charset=")]
    [InlineData(null)]
    public async Task The_content_type_is_not_trusted(string? contentType)
    {
        await using var app = await CallbackApp.StartAsync();
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(SmsProDocuments.NikitaPush));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType).Should().BeTrue();
        }

        using var response = await app.Client.PostAsync(new Uri($"/sms/nikita/{Secrets.First}?a=1", UriKind.Relative), content);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_reader_gets_the_request_as_it_came()
    {
        await using var app = await CallbackApp.StartAsync();
        SmsCallbackRequest? seen = null;
        app.Own.OnRead = request =>
        {
            seen = request with { Body = request.Body.ToArray() };
            return new(new SmsCallbackReply(200, "text/xml; charset=utf-8", "<response><id_sms>3234</id_sms></response>"));
        };

        using var response = await app.PushAsync("<a>я</a>", $"/sms/own/{Secrets.First}?who=%2B996550123456&what=%D1%8F");

        seen!.Method.Should().Be("POST");
        seen.ContentType.Should().Be("text/xml; charset=utf-8");
        seen.QueryString.Should().Be("?who=%2B996550123456&what=%D1%8F");
        System.Text.Encoding.UTF8.GetString(seen.Body.Span).Should().Be("<a>я</a>");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/xml; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).Should().Be("<response><id_sms>3234</id_sms></response>");
    }

    [Fact]
    public async Task A_handler_that_throws_makes_the_provider_push_again_and_only_what_failed_is_handled_again()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Recorder.Refuses = static report => report.To == PhoneNumber.Parse("996550123457");

        using var refused = await app.PushAsync(SmsProDocuments.NikitaPush);
        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).Should().BeEmpty();
        app.Recorder.Updates.Select(static update => update.Report.To.ToString()).Should().Equal("+996550123456", "+996550123458");

        app.Recorder.Refuses = static _ => false;
        using var repeated = await app.PushAsync(SmsProDocuments.NikitaPush);
        repeated.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Select(static update => update.Report.To.ToString()).Should().Equal("+996550123456", "+996550123458", "+996550123457");
        app.Recorder.Calls.Should().Be(4);
    }

    [Fact]
    public async Task The_providers_own_words_ask_for_a_repetition()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Recorder.Refuses = static _ => true;

        (await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [new("1", SmsDeliveryStatus.Sent)], RetryReply = new(418, null, "") })).Should().Be((HttpStatusCode)418);
    }

    [Fact]
    public async Task A_reader_that_throws_makes_the_provider_push_again()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Own.OnRead = static _ => throw new HandlerException("Anything.");

        using var response = await app.PushAsync("", $"/sms/own/{Secrets.First}");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task All_handlers_are_called_and_the_acknowledgement_waits_for_the_last()
    {
        var gate = new TaskCompletionSource();
        await using var app = await CallbackApp.StartAsync(callbacks: static callbacks => callbacks.HandleReports<Recorder.Handler>());
        app.Recorder.Act = _ => app.Recorder.Calls is 2 ? gate.Task : Task.CompletedTask;

        var pushing = app.PushOneAsync("A1", 3);
        SpinWait.SpinUntil(() => app.Recorder.Calls is 2, TimeSpan.FromSeconds(30)).Should().BeTrue();
        await Task.Delay(50);
        pushing.IsCompleted.Should().BeFalse();
        gate.SetResult();

        (await pushing).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_provider_that_hangs_up_does_not_cancel_its_handler()
    {
        var (entered, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await CallbackApp.StartAsync();
        app.Recorder.Act = async token =>
        {
            entered.TrySetResult();
            await gate.Task;
            token.ThrowIfCancellationRequested();
        };
        using (var hangUp = new CancellationTokenSource())
        {
            var pushing = app.Client.PostAsync(new Uri($"/sms/nikita/{Secrets.First}", UriKind.Relative), new StringContent(CallbackApp.Report("A1", 3)), hangUp.Token);
            await entered.Task;
            await hangUp.CancelAsync();
            await pushing.Invoking(static push => push).Should().ThrowAsync<OperationCanceledException>();
        }

        await Task.Delay(200); // Until the server has noticed.
        gate.SetResult();
        SpinWait.SpinUntil(() => !app.Recorder.Updates.IsEmpty, TimeSpan.FromSeconds(30)).Should().BeTrue();
        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle();
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_is_canceled_and_the_provider_pushes_again()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        await using var app = await CallbackApp.StartAsync(
            static o => o.WithSecret().HandlerTimeout = TimeSpan.FromSeconds(1), services: services => services.AddSingleton<TimeProvider>(clock));
        app.Recorder.Act = token =>
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // Not before the handler is there, nor for those that are quick.
            return Task.Delay(Timeout.Infinite, token);
        };

        using var response = await app.PushAsync(SmsProDocuments.NikitaPush);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        app.Recorder.Calls.Should().Be(1, "the time is over for what follows, too");
        app.Recorder.Act = static _ => Task.CompletedTask;
        (await app.PushAsync(SmsProDocuments.NikitaPush)).StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_report_triggers_no_send_whatever_it_says()
    {
        await using var app = await CallbackApp.StartAsync(gateways: static sms => sms.AddFailover("both", "nikita", "own"));

        for (var code = 0; code <= 8; code++)
        {
            (await app.PushOneAsync($"A{code}", code)).Should().Be(HttpStatusCode.OK);
        }

        app.Recorder.Updates.Should().HaveCount(9);
        app.Own.Sends.Should().Be(0);
    }

    [Fact]
    public async Task Numbers_and_inbound_messages_have_their_handlers()
    {
        await using var app = await CallbackApp.StartAsync();
        var number = new SmsNumberInfo(PhoneNumber.Parse("996550123456")) { Status = "DELIVRD" };
        var message = new SmsInboundMessage("996550123456", "1234") { Text = "YES" };

        (await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Numbers = [number], Inbound = [message] })).Should().Be(HttpStatusCode.OK);

        app.Recorder.Numbers.Should().Equal(("own", number));
        app.Recorder.Inbound.Should().Equal(message with { Gateway = "own" });
    }
}

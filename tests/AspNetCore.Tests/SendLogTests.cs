using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>Which message a report belongs to, where the provider's id is known before the send, only after it, or not at all.</summary>
public sealed class SendLogTests
{
    private static readonly PhoneNumber To = PhoneNumber.Parse("996550123456");

    [Fact]
    public async Task An_id_that_only_the_answer_tells_is_waited_for()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().JoinTimeout = TimeSpan.FromSeconds(30));
        var observer = app.Services.GetRequiredService<ISmsSendObserver>();
        observer.OnSending("own", "first", null);
        observer.OnSending("own", "second", null);
        observer.OnSending("nikita", "other", "A1");

        var pushing = PushAsync(app);
        await Task.Delay(300);
        app.Recorder.Calls.Should().Be(0);

        observer.OnSent("own", Result("second", "4712"));
        await Task.Delay(300);
        app.Recorder.Calls.Should().Be(0, "it may still be the first message's");
        observer.OnSent("own", Result("first", "4711"));

        (await pushing).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("first");
    }

    [Fact]
    public async Task When_no_send_that_ends_has_it_the_report_goes_on_without()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().JoinTimeout = TimeSpan.FromSeconds(30));
        var observer = app.Services.GetRequiredService<ISmsSendObserver>();
        observer.OnSending("own", "first", null);

        var pushing = PushAsync(app);
        await Task.Delay(300);
        observer.OnSent("own", Result("first", "4712"));

        (await pushing).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().BeNull();
    }

    [Fact]
    public async Task A_send_that_does_not_end_is_waited_for_no_longer_than_the_time_for_joining()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().JoinTimeout = TimeSpan.FromMilliseconds(200));
        var observer = app.Services.GetRequiredService<ISmsSendObserver>();
        observer.OnSending("own", "first", "4711");

        (await PushAsync(app)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("first", "its id was known before it left");

        observer.OnSending("own", "second", null);
        app.Own.OnRead = static _ => new(new SmsCallbackReply(200, null, "")) { Reports = [new("4712", SmsDeliveryStatus.Delivered)] };
        (await app.PushAsync("", $"/sms/own/{Secrets.First}")).StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Last().MessageId.Should().BeNull();
    }

    [Fact]
    public async Task A_report_about_a_message_that_nobody_here_sent_does_not_wait()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().JoinTimeout = TimeSpan.FromMinutes(1));
        var observer = app.Services.GetRequiredService<ISmsSendObserver>();
        observer.OnSending("own", "under way", "4712"); // Its id is known.
        observer.OnSending("nikita", "elsewhere", null);

        (await PushAsync(app).WaitAsync(TimeSpan.FromSeconds(30))).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().BeNull();
    }

    [Fact]
    public async Task The_provider_counts_the_parts_and_the_report_need_not()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Services.GetRequiredService<ISmsSendObserver>().OnSent("own", Result("first", "4711", parts: 2));

        foreach (var part in (int[])[1, 2])
        {
            await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [new("4711", SmsDeliveryStatus.Delivered) { To = To, Part = part }] });
        }

        app.Recorder.Updates.Select(static update => (update.MessageId, update.Status)).Should().Equal(("first", SmsDeliveryStatus.PartlyDelivered), ("first", SmsDeliveryStatus.Delivered));
    }

    [Fact]
    public async Task The_oldest_leave_when_there_are_too_many()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().MaxRememberedMessages = 10);
        var observer = app.Services.GetRequiredService<ISmsSendObserver>();
        for (var i = 0; i < 11; i++)
        {
            observer.OnSent("own", Result($"m{i}", $"{i}"));
        }

        foreach (var id in (string[])["0", "1", "10"])
        {
            await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [new(id, SmsDeliveryStatus.Delivered) { To = To }] });
        }

        app.Recorder.Updates.Select(static update => update.MessageId).Should().Equal(null, "m1", "m10");
    }

    private static SmsSendResult Result(string messageId, string id, int? parts = null)
        => new() { MessageId = messageId, Recipients = [new(To, SmsOutcome.Accepted) { Gateway = "own", ProviderMessageId = id, Parts = parts }] };

    private static Task<HttpStatusCode> PushAsync(CallbackApp app) => app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [new("4711", SmsDeliveryStatus.Delivered) { To = To }] });
}

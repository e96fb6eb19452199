using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>A report's life: once, forwards, joined with its send, parts summed up.</summary>
public sealed class ReportLifeTests
{
    private static readonly PhoneNumber To = PhoneNumber.Parse("996550123456");

    public static TheoryData<bool> WithAndWithoutJournal => [false, true];

    [Theory]
    [MemberData(nameof(WithAndWithoutJournal))]
    public async Task A_hundred_copies_at_once_reach_the_handler_once_and_are_acknowledged_after_it(bool hasJournal)
    {
        var gate = new TaskCompletionSource();
        await using var app = await StartAsync(hasJournal);
        app.Recorder.Act = _ => gate.Task;

        var copies = Enumerable.Range(0, 100).Select(_ => app.PushOneAsync("A1", 3)).ToList();
        SpinWait.SpinUntil(() => app.Recorder.Calls is 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        await Task.Delay(300);
        copies.Should().OnlyContain(static copy => !copy.IsCompleted);
        gate.SetResult();

        (await Task.WhenAll(copies)).Should().OnlyContain(static status => status == HttpStatusCode.OK);
        app.Recorder.Calls.Should().Be(1);
        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Calls.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutJournal))]
    public async Task Copies_of_a_report_that_fails_are_all_asked_for_again(bool hasJournal)
    {
        var gate = new TaskCompletionSource();
        await using var app = await StartAsync(hasJournal);
        app.Recorder.Act = async _ =>
        {
            await gate.Task;
            throw new InvalidOperationException();
        };

        var copies = Enumerable.Range(0, 50).Select(_ => app.PushOneAsync("A1", 3)).ToList();
        SpinWait.SpinUntil(() => app.Recorder.Calls > 0, TimeSpan.FromSeconds(30)).Should().BeTrue();
        await Task.Delay(300);
        gate.SetResult();

        (await Task.WhenAll(copies)).Should().OnlyContain(static status => status == HttpStatusCode.ServiceUnavailable);
        app.Recorder.Act = static _ => Task.CompletedTask;
        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Updates.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutJournal))]
    public async Task A_report_that_says_less_than_an_earlier_one_is_acknowledged_and_dropped(bool hasJournal)
    {
        await using var app = await StartAsync(hasJournal);

        foreach (var code in (int[])[3, 1, 0, 3, 4, 7])
        {
            (await app.PushOneAsync("A1", code)).Should().Be(HttpStatusCode.OK);
        }

        var update = app.Recorder.Updates.Should().ContainSingle().Subject;
        (update.Status, update.IsFinal).Should().Be((SmsDeliveryStatus.Delivered, true));
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutJournal))]
    public async Task A_status_that_no_document_has_is_delivered_with_its_text_and_takes_nothing_back(bool hasJournal)
    {
        await using var app = await StartAsync(hasJournal);

        foreach (var code in (int[])[3, 77, 77, 78, 77])
        {
            (await app.PushOneAsync("A1", code)).Should().Be(HttpStatusCode.OK);
        }

        app.Recorder.Updates.Select(static update => (update.Report.ProviderStatus, update.Report.Status, update.Status)).Should().Equal(
            ("3", SmsDeliveryStatus.Delivered, SmsDeliveryStatus.Delivered),
            ("77", SmsDeliveryStatus.Unknown, SmsDeliveryStatus.Delivered),
            ("78", SmsDeliveryStatus.Unknown, SmsDeliveryStatus.Delivered),
            ("77", SmsDeliveryStatus.Unknown, SmsDeliveryStatus.Delivered));
    }

    [Fact]
    public async Task Recipients_gateways_and_messages_do_not_mix()
    {
        await using var app = await StartAsync(hasJournal: false);
        app.Own.OnRead = static _ => new(new SmsCallbackReply(200, null, "")) { Reports = [new("A1", SmsDeliveryStatus.Delivered) { To = To, ProviderStatus = "3" }] };

        await app.PushOneAsync("A1", 3);
        await app.PushOneAsync("A2", 3);
        await app.PushOneAsync("a1", 3);
        await app.PushOneAsync("A1", 3, "996550123457");
        await app.PushOneAsync("A1", 3, gateway: "own");

        app.Recorder.Updates.Should().HaveCount(5);
        app.Recorder.Updates.Last().Report.Gateway.Should().Be("own", "the reader did not say, but it came there");
    }

    [Fact]
    public async Task Push_and_poll_come_through_the_same_handler()
    {
        await using var app = await StartAsync(hasJournal: false);
        var report = new SmsDeliveryReport("A1", SmsDeliveryStatus.Sent) { Gateway = "nikita", To = To, ProviderStatus = "1" };

        (await app.Tracker.TrackAsync(report)).Should().Be(SmsReportHandling.Handled);
        (await app.PushOneAsync("A1", 1)).Should().Be(HttpStatusCode.OK);
        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        (await app.Tracker.TrackAsync(report)).Should().Be(SmsReportHandling.Outdated);
        (await app.Tracker.TrackAsync(report with { Status = SmsDeliveryStatus.Delivered })).Should().Be(SmsReportHandling.Duplicate);

        app.Recorder.Updates.Select(static update => update.Status).Should().Equal(SmsDeliveryStatus.Sent, SmsDeliveryStatus.Delivered);
        await app.Tracker.Invoking(tracker => tracker.TrackAsync(report with { Gateway = null })).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_handlers_exception_reaches_the_applications_own_loop()
    {
        await using var app = await StartAsync(hasJournal: false);
        app.Recorder.Refuses = static _ => true;

        await app.Tracker.Invoking(static tracker => tracker.TrackAsync(new("A1", SmsDeliveryStatus.Sent) { Gateway = "nikita" })).Should().ThrowAsync<HandlerException>();
    }

    [Fact]
    public async Task Parts_are_summed_up()
    {
        await using var app = await StartAsync(hasJournal: false);
        SmsDeliveryReport Part(int part, SmsDeliveryStatus status) => new("A1", status) { Gateway = "own", To = To, Part = part, Parts = 3, ProviderStatus = $"{status}" };

        foreach (var report in (SmsDeliveryReport[])
            [
                Part(1, SmsDeliveryStatus.Sent), Part(2, SmsDeliveryStatus.Delivered), Part(2, SmsDeliveryStatus.Delivered),
                Part(1, SmsDeliveryStatus.Delivered), Part(3, SmsDeliveryStatus.Delivered), Part(3, SmsDeliveryStatus.Sent),
            ])
        {
            (await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [report] })).Should().Be(HttpStatusCode.OK);
        }

        app.Recorder.Updates.Select(static update => (update.Report.Part, update.Status, update.IsFinal)).Should().Equal(
            (1, SmsDeliveryStatus.Sent, false),
            (2, SmsDeliveryStatus.PartlyDelivered, false),
            (1, SmsDeliveryStatus.PartlyDelivered, false),
            (3, SmsDeliveryStatus.Delivered, true));
    }

    [Fact]
    public async Task Each_event_has_a_scope_of_its_own_which_ends_before_the_acknowledgement()
    {
        var ended = new ConcurrentQueue<int>();
        await using var app = await CallbackApp.StartAsync(services: services =>
        {
            services.AddScoped(_ => new Resource(ended));
            services.AddScoped<ISmsDeliveryReportHandler, ResourceHandler>();
        });

        using var response = await app.PushAsync(SmsProDocuments.NikitaPush);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        ended.Should().HaveCount(3).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_inbound_message_that_comes_again_is_recognized_where_that_is_possible()
    {
        await using var app = await StartAsync(hasJournal: false);
        var bare = new SmsInboundMessage("996550123456", "1234") { Gateway = "own", Text = "YES" };
        var timed = bare with { ReceivedAt = DateTimeOffset.UnixEpoch };
        var named = bare with { ProviderMessageId = "4711" };

        foreach (var message in (SmsInboundMessage[])[bare, bare, timed, timed, timed with { Text = "NO" }, named, named with { Text = "other words" }, named with { ProviderMessageId = "4712" }])
        {
            (await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Inbound = [message] })).Should().Be(HttpStatusCode.OK);
        }

        app.Recorder.Inbound.Should().Equal(bare, bare, timed, timed with { Text = "NO" }, named, named with { ProviderMessageId = "4712" });
    }

    [Fact]
    public async Task A_report_and_an_inbound_message_of_one_id_are_two_events()
    {
        await using var app = await StartAsync(hasJournal: true);

        (await app.PushOwnAsync(new(new SmsCallbackReply(200, null, ""))
        {
            Reports = [new("4711", SmsDeliveryStatus.Delivered)],
            Inbound = [new("996550123456", "1234") { ProviderMessageId = "4711" }],
        })).Should().Be(HttpStatusCode.OK);

        app.Recorder.Updates.Should().ContainSingle();
        app.Recorder.Inbound.Should().ContainSingle();
    }

    private static Task<CallbackApp> StartAsync(bool hasJournal)
        => CallbackApp.StartAsync(gateways: sms =>
        {
            if (hasJournal)
            {
                sms.UseInMemoryJournal();
            }
        });

    private sealed class Resource(ConcurrentQueue<int> ended) : IAsyncDisposable
    {
        private static int Count;

        private readonly int _number = Interlocked.Increment(ref Count);

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            ended.Enqueue(_number);
        }
    }

    private sealed class ResourceHandler(Resource resource) : ISmsDeliveryReportHandler
    {
        public Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
        {
            resource.Should().NotBeNull();
            return Task.CompletedTask;
        }
    }
}

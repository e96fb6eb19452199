using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

namespace AspNetCore.Tests;

/// <summary>Reports in the journal: what one process handled, another knows.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly PhoneNumber To = PhoneNumber.Parse("996550123456");

    private readonly string _folder = Directory.CreateTempSubdirectory("web-journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_handled_before_a_restart_is_not_handled_again_and_goes_on_from_there()
    {
        await using (var app = await StartOnFileAsync())
        {
            app.Services.GetRequiredService<ISmsSendObserver>().OnSending("nikita", "ready;4711", "A1");
            app.Services.GetRequiredService<ISmsSendObserver>().OnSent("nikita", new() { MessageId = "ready;4711" });
            (await app.PushOneAsync("A1", 1)).Should().Be(HttpStatusCode.OK);
        }

        await using (var app = await StartOnFileAsync())
        {
            (await app.PushOneAsync("A1", 1)).Should().Be(HttpStatusCode.OK);
            (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
            (await app.PushOneAsync("A1", 1)).Should().Be(HttpStatusCode.OK);

            app.Recorder.Updates.Select(static update => (update.MessageId, update.Status)).Should().Equal(("ready;4711", SmsDeliveryStatus.Delivered));
        }
    }

    [Fact]
    public async Task A_message_that_an_earlier_run_sent_is_found_by_its_first_report()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        await using (var app = await StartOnFileAsync(simulator.Nikita.BaseAddress))
        {
            var result = await app.Services.GetRequiredKeyedService<ISmsGateway>("nikita").SendAsync(new SmsMessage("Hello", "+996550123456") { Id = "an id that is the application's" });
            result.AllAccepted.Should().BeTrue();
        }

        await using (var app = await StartOnFileAsync())
        {
            await app.PushOneAsync(simulator.Nikita.Messages[0].Id, 3);
            await app.PushOneAsync("unheardof", 3);

            app.Recorder.Updates.Select(static update => update.MessageId).Should().Equal("an id that is the application's", null);
        }
    }

    [Fact]
    public async Task Two_applications_on_one_journal_handle_a_report_once()
    {
        var journal = new SharedJournal();
        var gate = new TaskCompletionSource();
        await using var one = await StartOnAsync(journal);
        await using var other = await StartOnAsync(journal);
        one.Recorder.Act = _ => gate.Task;

        var pushing = one.PushOneAsync("A1", 3);
        SpinWait.SpinUntil(() => one.Recorder.Calls is 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        (await other.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.ServiceUnavailable, "it is not handled yet, and that one may die");
        gate.SetResult();
        (await pushing).Should().Be(HttpStatusCode.OK);

        (await other.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        (await other.PushOneAsync("A1", 1)).Should().Be(HttpStatusCode.OK);
        (one.Recorder.Calls, other.Recorder.Calls).Should().Be((1, 0));
    }

    [Theory]
    [InlineData(nameof(ISmsSendJournal.FindAsync), 0)]
    [InlineData(nameof(ISmsSendJournal.ClaimAsync), 0)]
    [InlineData(nameof(ISmsSendJournal.RecordAsync), 1)]
    public async Task A_journal_that_fails_makes_the_provider_push_again(string method, int calls)
    {
        var journal = new SharedJournal { Fails = method };
        await using var app = await StartOnAsync(journal);

        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.ServiceUnavailable);
        app.Recorder.Calls.Should().Be(calls);

        journal.Fails = null;
        journal.EndLeases();
        (await app.PushOneAsync("A1", 3)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Calls.Should().Be(calls + 1);
    }

    [Fact]
    public async Task The_rows_of_reports_are_told_apart_and_hold_no_strange_id()
    {
        var journal = new SharedJournal();
        await using var app = await StartOnAsync(journal);

        await app.PushOneAsync("A1", 3);
        await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Reports = [new("\0\ud800" + new string('x', 5000), SmsDeliveryStatus.Sent)] });

        journal.Ids.Should().HaveCount(2);
        journal.Ids.First().Should().Be("sms-report/nikita/A1");
        journal.Ids.Last().Should().MatchRegex("^sms-report/own/[0-9a-f]{64}$");
        (await journal.FindAsync("sms-report/nikita/A1", [To]))[0]!.State.Should().Be(SmsJournalState.Report);
    }

    private Task<CallbackApp> StartOnFileAsync(Uri? provider = null)
        => CallbackApp.StartAsync(gateways: sms => sms.UseFileJournal(Path.Combine(_folder, "journal")), provider: provider);

    private static Task<CallbackApp> StartOnAsync(ISmsSendJournal journal) => CallbackApp.StartAsync(gateways: sms => sms.UseJournal(_ => journal));
}

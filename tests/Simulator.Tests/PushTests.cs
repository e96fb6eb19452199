using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>Reports pushed to the client: the documents' example, what counts as accepted, and the repetitions.</summary>
public sealed class PushTests : SimulatorFixture
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task The_documents_push_has_several_messages_with_several_phones()
    {
        // The document's times differ by one second from phone to phone, and its reports of code 1 have a time of receipt, which
        // is said to be empty until a report has come. So the shape is the document's; the codes and the times are the clock's.
        await using var receiver = new ReportReceiver();
        Biz.ReportUrl = receiver.Url;
        await SendAsync(Biz, Requests.For(Platform.Biz).WithId("A881726"));
        await SendAsync(Biz, Requests.For(Platform.Biz).WithId("A887236").WithPhones("880180123458"));
        Clock.Advance(TimeSpan.FromSeconds(2));

        var push = await Biz.PushReportsAsync();

        var expected = SmsProDocuments.BizPush.Change("<report>1</report>", "<report>3</report>");
        foreach (var second in (int[])[15, 16, 17])
        {
            expected = expected.Change($"201109090328{second}", "20100921235958").Change($"201109090328{second + 5}", "20100921235959");
        }

        receiver.Bodies.Should().Equal(expected);
        receiver.Heads.Should().ContainSingle().Which.Should()
            .StartWith("POST /report HTTP/1.1").And.Contain("Content-Type: text/xml; charset=utf-8");
        push.Should().BeEquivalentTo(new { Reports = 3, IsAccepted = true, Body = expected, Answers = new[] { HttpStatusCode.OK } });
        Biz.Pushes.Should().Equal(push);
    }

    [Fact]
    public async Task Only_what_has_changed_since_the_last_push_is_pushed()
    {
        await using var receiver = new ReportReceiver();
        Nikita.ReportUrl = receiver.Url;
        await SendAsync(Nikita, Requests.Message);
        (await Nikita.PushReportsAsync()).Reports.Should().Be(0);

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Nikita.PushReportsAsync()).Reports.Should().Be(2);
        (await Nikita.PushReportsAsync()).Reports.Should().Be(0);

        Nikita.SetReport("996550123457", 4);
        var last = await Nikita.PushReportsAsync();

        last.Reports.Should().Be(1);
        last.Body.Should().Contain("<number>996550123457</number>").And.Contain("<report>4</report>");
        receiver.Bodies.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_push_is_repeated_after_10_minutes_until_it_is_answered_with_200()
    {
        await using var receiver = new ReportReceiver(500, null);
        Nikita.ReportUrl = receiver.Url;
        await SendAsync(Nikita, Requests.Message);
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushing = Nikita.PushReportsAsync();
        for (var repetition = 0; repetition < 2; repetition++)
        {
            await Clock.WaitForTimerAsync(TenMinutes);
            Clock.Advance(TenMinutes - TimeSpan.FromTicks(1));
            pushing.IsCompleted.Should().BeFalse();
            Clock.Advance(TimeSpan.FromTicks(1));
        }

        (await pushing).Answers.Should().Equal(HttpStatusCode.InternalServerError, null, HttpStatusCode.OK);
        (await pushing).IsAccepted.Should().BeTrue();
        receiver.Bodies.Should().HaveCount(3).And.OnlyContain(body => body == pushing.Result.Body);
    }

    [Fact]
    public async Task A_push_is_given_up_after_three_repetitions_and_polling_still_has_the_reports()
    {
        // 202 and a redirect are not 200, which is all that the documents accept.
        await using var receiver = new ReportReceiver(202, 302, 404, 503);
        Nikita.ReportUrl = receiver.Url;
        await SendAsync(Nikita, Requests.Message);
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushing = Nikita.PushReportsAsync();
        for (var repetition = 0; repetition < 3; repetition++)
        {
            await Clock.WaitForTimerAsync(TenMinutes);
            Clock.Advance(TenMinutes);
        }

        var push = await pushing;
        push.IsAccepted.Should().BeFalse();
        push.Answers.Select(answer => (int)answer!.Value).Should().Equal(202, 302, 404, 503);
        (await Nikita.PushReportsAsync()).Reports.Should().Be(0);
        Status(await AskAsync(Nikita, "dr", SmsProDocuments.NikitaReportQuestion)).Should().Be(0);
    }

    [Fact]
    public async Task A_push_can_be_canceled_while_it_waits()
    {
        await using var receiver = new ReportReceiver(500);
        Nikita.ReportUrl = receiver.Url;
        await SendAsync(Nikita, Requests.Message);
        Clock.Advance(TimeSpan.FromSeconds(2));
        using var cancellation = new CancellationTokenSource();

        var pushing = Nikita.PushReportsAsync(cancellation.Token);
        await Clock.WaitForTimerAsync(TenMinutes);
        await cancellation.CancelAsync();

        await pushing.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Without_an_address_there_is_nothing_to_push_to()
    {
        await Nikita.Invoking(nikita => nikita.PushReportsAsync()).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Changed_reports_are_pushed_automatically_where_that_is_switched_on()
    {
        await using var receiver = new ReportReceiver();
        Nikita.ReportUrl = receiver.Url;
        Nikita.PushAutomatically = true;
        await SendAsync(Nikita, Requests.Message);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => Nikita.Pushes.Count is 1);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => Nikita.Pushes.Count is 2);

        Nikita.PushAutomatically = false;
        Nikita.SetReport("996550123456", 4);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Nikita.PushAutomatically.Should().BeFalse();
        receiver.Bodies.Should().HaveCount(2);
        receiver.Bodies.Last().Should().Contain("<report>3</report>");
    }

    [Fact]
    public async Task A_simulator_stops_while_an_automatic_push_waits_for_its_repetition()
    {
        await using var receiver = new ReportReceiver(500);
        Nikita.ReportUrl = receiver.Url;
        Nikita.PushAutomatically = true;
        await SendAsync(Nikita, Requests.Message);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Clock.WaitForTimerAsync(TenMinutes);

        await Simulator.DisposeAsync().AsTask().WaitAsync(ManualTimeProvider.Patience);

        Nikita.Pushes.Should().BeEmpty();
    }
}

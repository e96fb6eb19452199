using System.Globalization;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.MySmpp.MySmppAsking;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Messages that came in: by time, on a clock that goes without saying and back once a year.</summary>
public sealed class MySmppInboxTests
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    [Fact]
    public async Task Messages_that_came_in_are_fetched()
    {
        const string Answer = """
            <response>
            <sms id_sms="1234" date_receive="2012-01-31 12:55:55" originator="79612242243" prefix="IGRA" phone="79611111111">Message.</sms>
            <sms id_sms="1235" date_receive="" originator="Bank" phone="3443"></sms>
            </response>
            """;

        // Moscow was four hours ahead then.
        var moscow = TimeSpan.FromHours(4);
        var query = new SmsInboxQuery { Since = new DateTimeOffset(2012, 1, 31, 12, 23, 1, moscow), Until = new DateTimeOffset(2012, 2, 28, 12, 23, 0, moscow) };

        var (request, messages) = await AskAsync<ISmsInbox, List<SmsInboundMessage>>(Answer, inbox => inbox.ReceiveAsync(query).ToListAsync().AsTask());

        request.RequestLine.Should().Be("POST /xml/incoming.php HTTP/1.1");
        AssertQuestion(request, """<time start="2012-01-31 12:23:00" end="2012-02-28 12:23:00"/>""");
        messages.Should().Equal(
            new SmsInboundMessage("79612242243", "79611111111") { Gateway = "my", ProviderMessageId = "1234", Text = "Message.", ReceivedAt = new DateTimeOffset(2012, 1, 31, 12, 55, 55, moscow) },
            new SmsInboundMessage("Bank", "3443") { Gateway = "my", ProviderMessageId = "1235", Text = "" });
    }

    public static TheoryData<SmsInboxQuery?, string> Queries => new()
    {
        { null, """<time start="2000-01-01 00:00:00"/>""" },
        { new(), """<time start="2000-01-01 00:00:00"/>""" },
        { new() { Since = DateTimeOffset.MinValue }, """<time start="2000-01-01 00:00:00"/>""" },
        { new() { Since = new(1999, 12, 31, 23, 59, 59, Moscow) }, """<time start="2000-01-01 00:00:00"/>""" },
        { new() { Since = new(2000, 1, 1, 0, 0, 0, Moscow) }, """<time start="2000-01-01 00:00:00"/>""" },
        { new() { Since = new(2000, 1, 1, 0, 0, 2, Moscow) }, """<time start="2000-01-01 00:00:01"/>""" },
        { new() { Since = new(2026, 1, 31, 12, 0, 0, Moscow) }, """<time start="2026-01-31 11:59:59"/>""" },
        { new() { Since = new DateTimeOffset(2026, 1, 31, 12, 0, 0, Moscow).AddMilliseconds(1) }, """<time start="2026-01-31 12:00:00"/>""" },
        { new() { Until = new DateTimeOffset(2026, 1, 31, 12, 0, 0, Moscow).AddMilliseconds(-1) }, """<time start="2000-01-01 00:00:00" end="2026-01-31 12:00:00"/>""" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task From_when_on_is_included_and_until_when_is_not(SmsInboxQuery? query, string time)
    {
        var (request, messages) = await AskAsync<ISmsInbox, List<SmsInboundMessage>>("<response/>", inbox => inbox.ReceiveAsync(query).ToListAsync().AsTask());

        AssertQuestion(request, time);
        messages.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_inbox_cannot_narrow_down_is_refused_by_name_before_any_byte()
    {
        await using var server = RawServer.Answering("<response/>");
        await using var gateway = MySmppTestGateway.Create(server.Address, options => options.TimeZone = "Europe/Berlin");
        var inbox = gateway.Feature<ISmsInbox>();

        await Refused(new() { Limit = 10 }, SmsErrorCode.Unsupported);
        await Refused(new() { Until = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero) }, SmsErrorCode.InvalidSchedule);
        await Refused(new() { Until = new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero) }, SmsErrorCode.InvalidSchedule);
        inbox.Invoking(i => i.ReceiveAsync(new() { Limit = 0 })).Should().Throw<ArgumentException>();
        inbox.Invoking(i => i.ReceiveAsync(new() { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch })).Should().Throw<ArgumentException>();
        server.Connections.Should().Be(0);

        async Task Refused(SmsInboxQuery query, SmsErrorCode code)
            => (await inbox.Awaiting(i => i.ReceiveAsync(query).ToListAsync().AsTask()).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(code);
    }

    // In Berlin, 02:00 to 03:00 comes twice on 2026-10-25: from 00:00 to 01:00 UTC, and from 01:00 to 02:00.
    [Theory]
    [InlineData("2026-10-24T23:59:59Z", "2026-10-25 01:59:58")]
    [InlineData("2026-10-25T00:00:00Z", "2026-10-25 01:59:59")]
    [InlineData("2026-10-25T00:00:01Z", "2026-10-25 01:59:59")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25 01:59:59")]
    [InlineData("2026-10-25T00:59:59.5Z", "2026-10-25 01:59:59")]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-25 01:59:59")]
    [InlineData("2026-10-25T01:00:01Z", "2026-10-25 02:00:00")] // From here on nothing comes again.
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25 02:29:59")]
    [InlineData("2026-10-25T02:00:00Z", "2026-10-25 02:59:59")]
    [InlineData("2026-10-25T02:00:01Z", "2026-10-25 03:00:00")]
    public async Task While_clocks_go_back_the_question_begins_before_all_that_comes_twice(string since, string start)
    {
        const string Answer = """
            <response>
            <sms id_sms="1" date_receive="2026-10-25 02:10:00" originator="491700000000" phone="3443">In one of the two hours.</sms>
            <sms id_sms="2" date_receive="2026-10-25 03:00:00" originator="491700000000" phone="3443">After them.</sms>
            </response>
            """;
        var query = new SmsInboxQuery { Since = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture), Until = new DateTimeOffset(2026, 10, 26, 0, 0, 0, TimeSpan.Zero) };

        var (request, messages) = await AskAsync<ISmsInbox, List<SmsInboundMessage>>(Answer, inbox => inbox.ReceiveAsync(query).ToListAsync().AsTask(), "Europe/Berlin");

        AssertQuestion(request, $"""<time start="{start}" end="2026-10-26 01:00:00"/>""");
        messages.Select(message => message.ReceivedAt?.ToString("u", CultureInfo.InvariantCulture)).Should().Equal("2026-10-25 01:10:00Z", "2026-10-25 02:00:00Z");
    }

    [Theory]
    [InlineData("America/St_Johns", "2010-11-07T02:15:00Z", "2010-11-06 23:00:59")] // A minute after midnight, to the day before.
    [InlineData("Australia/Lord_Howe", "2026-04-04T14:50:00Z", "2026-04-05 01:29:59")] // By half an hour.
    [InlineData("Australia/Lord_Howe", "2026-04-04T14:29:00Z", "2026-04-05 01:28:59")]
    [InlineData("Europe/Moscow", "2014-10-25T21:30:00Z", "2014-10-26 00:59:59")] // For good.
    [InlineData("Europe/Moscow", "2014-10-25T22:30:00Z", "2014-10-26 01:29:59")]
    [InlineData("Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29 01:29:59")] // Forward: nothing comes twice.
    public async Task Clocks_go_back_elsewhere_at_other_times_and_by_other_spans(string zone, string since, string start)
    {
        var query = new SmsInboxQuery { Since = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) };

        var (request, _) = await AskAsync<ISmsInbox, List<SmsInboundMessage>>("<response/>", inbox => inbox.ReceiveAsync(query).ToListAsync().AsTask(), zone);

        AssertQuestion(request, $"""<time start="{start}"/>""");
    }
}

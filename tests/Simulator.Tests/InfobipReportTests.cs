using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>Delivery reports: pulled once, or pushed with the document's cycle of repetitions.</summary>
public sealed class InfobipReportTests : InfobipFixture
{
    private static readonly TimeSpan[] Intervals = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)];

    [Fact]
    public async Task The_documents_reports_are_pulled_once_and_then_there_is_no_data()
    {
        Clock.Advance(new DateTimeOffset(2011, 8, 2, 14, 55, 10, TimeSpan.Zero) - Clock.GetUtcNow());
        Infobip.DeliveryDelay = TimeSpan.FromSeconds(6);
        await SendAsync("385951111111", "1000");
        await SendAsync("385952222222", "1002");
        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");
        Clock.Advance(TimeSpan.FromSeconds(6));

        (await GetAsync(InfobipDocument.Pull)).Should().Be(InfobipDocument.Reports.Change("2010/8/2", "2011/8/2"));
        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");
        Infobip.Messages[0].Report.Should().Be(new SimulatedInfobipReport { Status = "DELIVERED", GsmError = 0, DoneAt = Clock.GetUtcNow() });
    }

    [Fact]
    public async Task The_documents_report_of_a_queued_message_has_dates_without_zeros()
    {
        Clock.Advance(new DateTimeOffset(2011, 7, 19, 22, 0, 0, TimeSpan.Zero) - Clock.GetUtcNow());
        Infobip.SetReport("385951111111", "NOT_SENT");
        await SendAsync("385951111111", "1023012301");

        (await GetAsync(InfobipDocument.Pull)).Should().Be(InfobipListeningDocuments.PullOfTheirIds.Change("2005", "2011"));
    }

    [Fact]
    public async Task A_report_that_changes_is_handed_out_again()
    {
        Infobip.SetReport("385951111111", "NOT_SENT");
        await SendAsync("385951111111", "a");
        (await GetAsync(InfobipDocument.Pull)).Should().Contain("status=\"NOT_SENT\" gsmerror=\"0\"");

        Clock.Advance(TimeSpan.FromSeconds(5));
        Infobip.SetReport("385951111111", "NOT_DELIVERED", gsmError: 27);
        (await GetAsync(InfobipDocument.Pull)).Should().Contain("status=\"NOT_DELIVERED\" gsmerror=\"27\"");
        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");
    }

    [Theory]
    [InlineData("NOT_SENT", 0)]
    [InlineData("SENT", 0)]
    [InlineData("NOT_DELIVERED", 4101)]
    [InlineData("DELIVERED", 0)]
    [InlineData("NOT_ALLOWED", 0)]
    [InlineData("INVALID_DESTINATION_ADDRESS", 1)]
    [InlineData("INVALID_SOURCE_ADDRESS", 0)]
    [InlineData("ROUTE_NOT_AVAILABLE", 0)]
    [InlineData("NOT_ENOUGH_CREDITS", 0)]
    [InlineData("REJECTED", 1281)]
    [InlineData("INVALID_MESSAGE_FORMAT", 4096)]
    [InlineData("NOT_SENT_YOU_FOOL", 9999)] // of a client's test in the field
    public async Task Every_status_of_table_8_and_every_GSM_error_can_be_reported(string status, int gsmError)
    {
        await SendAsync("385951111111", "a");
        Infobip.SetReport("385951111111", status, gsmError);

        (await GetAsync(InfobipDocument.Pull)).Should().Contain($"id=\"a\"").And.Contain($"status=\"{status}\" gsmerror=\"{gsmError}\" />");
    }

    [Fact]
    public async Task Reports_have_the_forms_of_the_field()
    {
        Infobip.ReportForm.PadsDates = true;
        Infobip.ReportForm.Offset = TimeSpan.FromHours(2);
        Infobip.ReportForm.HasPrice = true;
        Infobip.ReportForm.GsmErrorName = "gsmerrcode";
        Infobip.ReportForm.HasEmptyDocument = true;
        await SendAsync("385951111111", "a&b");
        (await GetAsync(InfobipDocument.Pull)).Should().Be("<DeliveryReport>\n</DeliveryReport>");
        Clock.Advance(TimeSpan.FromSeconds(7));

        (await GetAsync(InfobipDocument.Pull)).Should().Contain(
            "<message id=\"a&amp;b\" sentdate=\"2010/09/21 19:59:57\" donedate=\"2010/09/21 19:59:59\" status=\"DELIVERED\" gsmerrcode=\"0\" price=\"1.0000\" pducount=\"1\" />");
    }

    [Fact]
    public async Task A_scheduled_message_is_delivered_after_its_time()
    {
        await PostJsonAsync(InfobipRequestDocuments.JsonScheduled);
        Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await GetAsync(InfobipDocument.Pull)).Should().Contain("DELIVERED");
    }

    [Fact]
    public async Task Reports_can_be_pulled_by_their_ids()
    {
        foreach (var id in (string[])["a", "b", "c", "d"])
        {
            await SendAsync("385951111111", id, id is "b" ? "\"appid\": \"shop\", " : "");
        }

        Clock.Advance(TimeSpan.FromSeconds(2));

        Ids(await GetAsync(InfobipDocument.Pull + "&messageid=b,d,nobodys")).Should().Equal("b", "d");
        (await GetAsync(InfobipDocument.Pull + "&messageId=b")).Should().Be("NO_DATA");
        Ids(await GetAsync(InfobipDocument.Pull)).Should().Equal("a", "c");
    }

    [Fact]
    public async Task Reports_belong_to_an_application_or_to_none()
    {
        await SendAsync("385951111111", "none");
        await SendAsync("385951111111", "shop", "\"appid\": \"shop\", ");
        await SendAsync("385951111111", "news", "\"appid\": \"news\", ");
        Clock.Advance(TimeSpan.FromSeconds(2));

        Ids(await GetAsync(InfobipDocument.Pull + "&appid=shop")).Should().Equal("shop");
        Ids(await GetAsync(InfobipDocument.Pull)).Should().Equal("none");
        (await GetAsync(InfobipDocument.Pull + "&appid=shop&messageid=news")).Should().Be("NO_DATA");
        Ids(await GetAsync(InfobipDocument.Pull + "&appid=news")).Should().Equal("news");
    }

    [Fact]
    public async Task Of_many_pulls_at_once_each_report_comes_in_one()
    {
        var recipients = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"{{\"gsm\":\"38595{i:000000}\",\"messageId\":\"{i}\"}}"));
        await PostJsonAsync($$"""
            {"authentication":{"username":"test","password":"test"},"messages":[{"sender":"Shop","text":"Hello","recipients":[{{recipients}}]}]}
            """);
        Clock.Advance(TimeSpan.FromSeconds(2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(InfobipDocument.Pull)));

        answers.Where(answer => answer is not "NO_DATA").SelectMany(Ids).Should().HaveCount(1000).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Reports_belong_to_an_account()
    {
        Infobip.AddAccount("other", "test");
        await SendAsync("385951111111", "a");
        Clock.Advance(TimeSpan.FromSeconds(2));

        (await GetAsync(InfobipDocument.Pull.Change("user=test", "user=other"))).Should().Be("NO_DATA");
        Ids(await GetAsync(InfobipDocument.Pull)).Should().Equal("a");
    }

    [Theory]
    [InlineData("user=test", "user=other", "5")]
    [InlineData("user=test&", "", "10")]
    [InlineData("&password=test", "", "11")]
    public async Task Errors_of_a_pull_are_the_documents_numbers(string old, string changed, string number)
    {
        (await GetAsync(InfobipDocument.Pull.Change(old, changed))).Should().Be(number);

        Infobip.ReportForm.HasNegativeErrors = true;
        (await GetAsync(InfobipDocument.Pull.Change(old, changed))).Should().Be("-" + number);
        Infobip.Fail(SimulatorFault.Status(7));
        (await GetAsync(InfobipDocument.Pull)).Should().Be("-7");
    }

    [Fact]
    public async Task A_report_whose_answer_is_lost_is_gone()
    {
        await SendAsync("385951111111", "a");
        Clock.Advance(TimeSpan.FromSeconds(2));
        Infobip.Fail(SimulatorFault.CloseAfterProcessing);

        // On a socket of its own: a client that finds a pooled connection closed repeats a GET without a word, and would answer NO_DATA.
        var pull = InfobipDocument.Pull.Change("http://api.infobip.com", "/infobip");
        (await ExchangeAsync($"GET {pull} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).Should().BeEmpty();

        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");
    }

    [Fact]
    public async Task Reports_are_pushed_to_the_messages_address_or_the_accounts_unless_they_wait_to_be_pulled()
    {
        await using var own = new ReportReceiver();
        await using var general = new ReportReceiver();
        Account.ReportUrl = general.Url;
        await SendAsync("385951111111", "general");
        await SendAsync("385951111111", "nopush", "\"drPushUrl\": \"nopush\", ");
        await SendAsync("385951111111", "own", $"\"drPushUrl\": \"{own.Url}\", ");
        await SendAsync("385951111111", "waits", $"\"drPushUrl\": \"{own.Url}\", \"nopush\": \"1\", ");
        (await Infobip.PushReportsAsync()).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushes = await Infobip.PushReportsAsync();

        pushes.Select(push => (push.Url, push.Reports, push.IsAccepted)).Should().Equal((general.Url, 2, true), (own.Url, 1, true));
        Infobip.Pushes.Should().BeEquivalentTo(pushes);
        Ids(general.Bodies.Single()).Should().Equal("general", "nopush");
        own.Bodies.Single().Should().Be(pushes[1].Body)
            .And.Be("<DeliveryReport>\n<message id=\"own\" sentdate=\"2010/9/21 17:59:57\" donedate=\"2010/9/21 17:59:59\" status=\"DELIVERED\" gsmerror=\"0\" />\n</DeliveryReport>");
        own.Heads.Single().Should().StartWith("POST /report HTTP/1.1").And.Contain("Content-Type: text/xml");
        Ids(await GetAsync(InfobipDocument.Pull)).Should().Equal("waits");
        (await Infobip.PushReportsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_push_is_repeated_after_1_2_5_and_10_minutes_and_then_the_reports_are_lost()
    {
        await using var receiver = new ReportReceiver(500, 302, null, 404, 503, 200);
        Account.ReportUrl = receiver.Url;
        await SendAsync("385951111111", "a");
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushing = Infobip.PushReportsAsync();
        foreach (var interval in Intervals)
        {
            await Clock.WaitForTimerAsync(interval);
            Clock.Advance(interval - TimeSpan.FromTicks(1));
            pushing.IsCompleted.Should().BeFalse();
            Clock.Advance(TimeSpan.FromTicks(1));
        }

        var push = (await pushing).Single();
        push.IsAccepted.Should().BeFalse();
        push.Answers.Should().Equal(HttpStatusCode.InternalServerError, HttpStatusCode.Found, null, HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable);
        receiver.Bodies.Should().HaveCount(5);
        (await Infobip.PushReportsAsync()).Should().BeEmpty();
        (await GetAsync(InfobipDocument.Pull)).Should().Be("NO_DATA");
        push.ToString().Should().Be("Push of 1 reports, 5 attempts");
    }

    [Fact]
    public async Task A_repetition_ends_with_the_first_success()
    {
        await using var receiver = new ReportReceiver(500, 204);
        Account.ReportUrl = receiver.Url;
        await SendAsync("385951111111", "a");
        Clock.Advance(TimeSpan.FromSeconds(2));

        var pushing = Infobip.PushReportsAsync();
        await Clock.WaitForTimerAsync(Intervals[0]);
        Clock.Advance(Intervals[0]);

        (await pushing).Single().Should().BeEquivalentTo(new { IsAccepted = true, Answers = new[] { HttpStatusCode.InternalServerError, HttpStatusCode.NoContent } });
    }

    [Fact]
    public async Task Everything_is_pushed_automatically_where_that_is_switched_on()
    {
        await using var receiver = new ReportReceiver();
        Account.ReportUrl = receiver.Url;
        Account.NumberContextUrl = receiver.Url;
        Account.InboundUrl = $"{receiver.Url}?id=%messageid%";
        Infobip.PushAutomatically = true;
        Infobip.PushAutomatically.Should().BeTrue();
        await SendAsync("385951111111", "a");
        await GetAsync(InfobipDocument.ContextOrder);
        Infobip.Receive(new() { Sender = "38598123123", Text = "ABC" });

        Clock.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => Infobip.Pushes.Count is 2);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => Infobip.Pushes.Count is 3);

        receiver.Bodies.Last().Should().StartWith("<DeliveryReport>");
        Infobip.PushAutomatically = false;
        Infobip.SetReport("385951111111", "REJECTED");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Infobip.Pushes.Should().HaveCount(3);
    }

    private async Task SendAsync(string number, string id, string parameters = "") => Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId
        .Change("385951111111", number).Change("clientmsgID", id).Change("\"sender\"", $"{parameters}\"sender\""))).Should().Equal(0);

    private static string[] Ids(string reports) =>
        [.. System.Xml.Linq.XElement.Parse(reports).Elements("message").Select(message => message.Attribute("id")!.Value)];
}

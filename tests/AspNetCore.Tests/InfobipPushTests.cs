using System.Net;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>What Infobip pushes, from the wire to the handler and back: reports and number context by POST, messages from telephones by GET.</summary>
public sealed class InfobipPushTests
{
    private const string Report = """<DeliveryReport><message id="1000" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" /></DeliveryReport>""";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly DateTimeOffset August = new(2010, 8, 2, 14, 55, 10, TimeSpan.Zero);

    public static TheoryData<string, SmsDeliveryReport[]> Reports => new()
    {
        { InfobipListeningDocuments.Push, [new("msgID", SmsDeliveryStatus.Unknown) { GsmErrorCode = 0, ProviderStatus = "xxxxxx" }] },
        { InfobipListeningDocuments.PullOfOurIds, [Delivered("1000"), Delivered("1002")] },
        {
            InfobipListeningDocuments.PullOfTheirIds,
            [
                new("1023012301", SmsDeliveryStatus.Queued)
                {
                    SentAt = new(2005, 7, 19, 22, 0, 0, TimeSpan.Zero),
                    DoneAt = new(2005, 7, 19, 22, 0, 0, TimeSpan.Zero),
                    GsmErrorCode = 0,
                    ProviderStatus = "NOT_SENT",
                },
            ]
        },

        // As real servers write it.
        {
            """<DeliveryReport><message id="10002" sentdate="2016/09/04 15:51:44" donedate="2016/09/04 15:51:45" status="DELIVERED" gsmerror="0" price="17.0000" pducount="1" /></DeliveryReport>""",
            [
                new("10002", SmsDeliveryStatus.Delivered)
                {
                    SentAt = new(2016, 9, 4, 15, 51, 44, TimeSpan.Zero),
                    DoneAt = new(2016, 9, 4, 15, 51, 45, TimeSpan.Zero),
                    GsmErrorCode = 0,
                    Price = 17.0000m,
                    Parts = 1,
                    ProviderStatus = "DELIVERED",
                },
            ]
        },
        {
            """<DeliveryReport><message id="007" sentdate="" donedate="" status="NOT_SENT_YOU_FOOL" gsmerrcode="27" price="1.0"/></DeliveryReport>""",
            [new("007", SmsDeliveryStatus.Unknown) { GsmErrorCode = 27, GsmErrorName = "EC_ABSENT_SUBSCRIBER", Price = 1.0m, ProviderStatus = "NOT_SENT_YOU_FOOL" }]
        },
        { """<DeliveryReport><message id="8" status="ROUTE_NOT_AVAILLABLE"/></DeliveryReport>""", [new("8", SmsDeliveryStatus.Rejected) { ProviderStatus = "ROUTE_NOT_AVAILLABLE" }] },
        { "<DeliveryReport>\n</DeliveryReport>", [] },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Reports_come_out_as_events_and_are_acknowledged(string body, SmsDeliveryReport[] reports)
    {
        await using var app = await StartAsync();

        foreach (var contentType in (string?[])["text/xml", "application/xml; charset=utf-8", "text/csv;charset= UTF-8", Form, null])
        {
            using var response = await app.PostAsync("infobip", body, contentType);

            response.StatusCode.Should().Be(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        }

        app.Recorder.Updates.Select(static update => update.Report).Should().Equal(reports.Select(static report => report with { Gateway = "infobip" }));
        app.Recorder.Updates.Should().NotContain(static update => update.MessageId != null || update.Status != update.Report.Status);
    }

    [Theory]
    [InlineData(InfobipListeningDocuments.Rows, null)]
    [InlineData("dlr=" + InfobipListeningDocuments.FirstRow + "\n" + InfobipListeningDocuments.SecondRow, "text/plain")]
    [InlineData("dlr=" + InfobipListeningDocuments.FirstRow + ".\n" + InfobipListeningDocuments.SecondRow + ".\n", Form)]
    public async Task Rows_of_number_context_come_out_as_events_encoded_or_not(string body, string? contentType)
    {
        await using var app = await StartAsync();
        using var response = await app.PostAsync("infobip", body, contentType);
        using var encoded = await app.PostAsync("infobip", $"dlr={Uri.EscapeDataString(body[4..])}", Form);

        (response.StatusCode, encoded.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        var numbers = app.Recorder.Numbers.ToList();
        numbers.Select(static number => (number.Gateway, number.Info.Number, number.Info.Status, number.Info.Imsi, number.Info.IsPorted)).Should().Equal(
            Enumerable.Repeat(
                new (string, PhoneNumber, string?, string?, bool?)[]
                {
                    ("infobip", PhoneNumber.Parse("38598111111111"), "UNDELIV", null, false),
                    ("infobip", PhoneNumber.Parse("385997046253"), "DELIVRD", "219019900073678", false),
                },
                2).SelectMany(static rows => rows));
        numbers[0].Info.ProviderFields.Should().Contain("id", "13a54ca0ece-fc84-bed").And.Contain("err", "1153");
    }

    [Fact]
    public async Task Number_context_that_is_in_no_document_is_an_event_as_well()
    {
        await using var app = await StartAsync();

        using var response = await app.PostAsync("infobip", """dlr={"destination":"385997046253","stat":"EXPIRED","orn":"T-Mobile HR","pon":"","is_ported":"true","is_roaming":true,"extra":7}""", Form);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var info = app.Recorder.Numbers.Should().ContainSingle().Subject.Info;
        (info.Status, info.Operator, info.IsPorted, info.IsRoaming).Should().Be(("EXPIRED", "T-Mobile HR", true, true));
        info.ProviderFields.Should().Contain("extra", "7");
    }

    [Theory]
    [InlineData("POST", "<DeliveryReport><message id=\"1\" status=\"SENT\"/>.", HttpStatusCode.BadRequest)]
    [InlineData("POST", "<html/>", HttpStatusCode.BadRequest)]
    [InlineData("POST", "dlr={\"stat\":\"DELIVRD\"}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "", HttpStatusCode.BadRequest)]
    [InlineData("PUT", Report, HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_no_push_is_refused_and_no_event(string method, string body, HttpStatusCode status)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(new(method), app.AddressFor("infobip")) { Content = method is "HEAD" ? null : new StringContent(body) };

        using var response = await app.Client.SendAsync(request);

        response.StatusCode.Should().Be(status);
        app.Recorder.Calls.Should().Be(0);
    }

    [Fact]
    public async Task What_a_handler_refuses_is_asked_for_again_and_reaches_it_then()
    {
        await using var app = await StartAsync(InfobipListeningDocuments.Template);
        var pushes = (Func<Task<HttpResponseMessage>>[])
        [
            () => app.PostAsync("infobip", Report, "text/xml"),
            () => app.PostAsync("infobip", InfobipListeningDocuments.Rows, Form),
            () => app.Client.GetAsync(new Uri($"{app.AddressFor("infobip")}?{InfobipListeningDocuments.TextPush}")),
        ];

        app.Recorder.Act = static _ => throw new HandlerException("Not now.");
        foreach (var push in pushes)
        {
            using var refused = await push();
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, "the document has reports pushed again where the address is not available");
            (await refused.Content.ReadAsStringAsync()).Should().BeEmpty();
        }

        app.Recorder.Act = static _ => Task.CompletedTask;
        foreach (var push in pushes)
        {
            using var accepted = await push();
            accepted.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (app.Recorder.Updates.Count, app.Recorder.Numbers.Count, app.Recorder.Inbound.Count).Should().Be((1, 2, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hundred_copies_of_a_report_at_once_reach_the_handler_once(bool hasJournal)
    {
        var gate = new TaskCompletionSource();
        await using var app = await StartAsync(hasJournal: hasJournal);
        app.Recorder.Act = _ => gate.Task;

        var copies = Enumerable.Range(0, 100).Select(_ => app.PostAsync("infobip", Report, "text/xml")).ToList();
        SpinWait.SpinUntil(() => app.Recorder.Calls > 0, TimeSpan.FromSeconds(30)).Should().BeTrue();
        await Task.Delay(300);
        copies.Should().OnlyContain(static copy => !copy.IsCompleted);
        gate.SetResult();

        (await Task.WhenAll(copies)).Select(static response => response.StatusCode).Should().OnlyContain(static status => status == HttpStatusCode.OK);
        app.Recorder.Calls.Should().Be(1);
        app.Recorder.Updates.Should().ContainSingle().Which.IsFinal.Should().BeTrue();
    }

    private static SmsDeliveryReport Delivered(string id)
        => new(id, SmsDeliveryStatus.Delivered) { SentAt = August, DoneAt = August.AddSeconds(6), GsmErrorCode = 0, ProviderStatus = "DELIVERED" };

    private static Task<CallbackApp> StartAsync(string? template = null, bool hasJournal = false)
        => CallbackApp.StartAsync(gateways: sms =>
        {
            sms.AddInfobip("infobip", o => (o.Username, o.Password, o.InboundTemplate, o.BaseAddress) = ("test", "test", template, new("http://127.0.0.1:9/")));
            if (hasJournal)
            {
                sms.UseInMemoryJournal();
            }
        });
}

using System.Text;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>States, asked for and pushed: the literal documents of the provider's pages and of the same platform elsewhere, and what real servers answer.</summary>
public sealed class MySmppReportsTests
{
    private const string Question = """<?xml version="1.0" encoding="UTF-8"?><request><security><login value="login"/><password value="password"/></security><get_state><id_sms>1234</id_sms><id_sms>1235</id_sms></get_state></request>""";

    // The page's answer, with states in the place of "Status".
    private const string Rows = """
             <state id_sms="1234" time="2011-01-01 12:57:46" sms="deliver">deliver</state>
             <state id_sms="1235" time="2011-01-01 12:57:46" sms="not_deliver" viber="read">read</state>
             <state id_sms="1236" time="" viber="send">send</state>
        """;

    private static readonly DateTimeOffset Time = new(2011, 1, 1, 12, 57, 46, TimeSpan.FromHours(3));

    public static TheoryData<string, SmsDeliveryStatus, string> States => new()
    {
        { ">send", SmsDeliveryStatus.Sent, "send" },
        { ">deliver", SmsDeliveryStatus.Delivered, "deliver" },
        { ">not_deliver", SmsDeliveryStatus.Undelivered, "not_deliver" },
        { ">expired", SmsDeliveryStatus.Expired, "expired" },
        { ">read", SmsDeliveryStatus.Read, "read" },
        { ">partly_deliver", SmsDeliveryStatus.PartlyDelivered, "partly_deliver" },
        { "> Deliver ", SmsDeliveryStatus.Delivered, "Deliver" },
        { ">frozen", SmsDeliveryStatus.Unknown, "frozen" },
        { ">", SmsDeliveryStatus.Unknown, "" },
        { ">Сообщение с таким ID не принималось", SmsDeliveryStatus.Unknown, "Сообщение с таким ID не принималось" },
        { " viber=\"not_deliver\" sms=\"deliver\">not_deliver", SmsDeliveryStatus.Delivered, "not_deliver" },
        { " viber=\"read\" sms=\"deliver\">deliver", SmsDeliveryStatus.Read, "deliver" },
        { " viber=\"expired\" sms=\"send\">expired", SmsDeliveryStatus.Sent, "expired" },
        { " viber=\"send\">", SmsDeliveryStatus.Sent, "send" },
        { " viber=\"partly_deliver\" sms=\"not_deliver\">not_deliver", SmsDeliveryStatus.PartlyDelivered, "not_deliver" },
        { " viber=\"not_deliver\" sms=\"expired\">", SmsDeliveryStatus.Expired, "expired" },
        { " viber=\"frozen\" sms=\"not_deliver\">frozen", SmsDeliveryStatus.Undelivered, "frozen" },
    };

    [Fact]
    public async Task The_question_and_the_answer_are_the_documents()
    {
        await using var server = RawServer.Answering($"<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<response>\n{Rows}\n</response>");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        var reports = await AskAsync(gateway, new("1234", "1235", "1234"));

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /xml/state.php HTTP/1.1");
        request.Header("Content-Type").Should().Be("text/xml; charset=utf-8");
        request.Body.Should().Be(Question);
        reports.Should().Equal(
            new SmsDeliveryReport("1234", SmsDeliveryStatus.Delivered) { Gateway = "my", DoneAt = Time, ProviderStatus = "deliver" },
            new SmsDeliveryReport("1235", SmsDeliveryStatus.Read) { Gateway = "my", DoneAt = Time, ProviderStatus = "read" });
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_is_read(string state, SmsDeliveryStatus status, string verbatim)
        => (await AskAsync($"""<response><state id_sms="1234" time=""{state}</state></response>""")).Should().Be(new SmsDeliveryReport("1234", status) { Gateway = "my", ProviderStatus = verbatim });

    [Fact]
    public async Task Attributes_of_other_servers_of_the_platform_are_read()
    {
        (await AskAsync("""<response><state id_sms="1234" time="2020-01-01 12:57:46" num_parts="2" price="1.15">deliver</state></response>"""))
            .Should().Be(new SmsDeliveryReport("1234", SmsDeliveryStatus.Delivered)
            {
                Gateway = "my",
                DoneAt = new(2020, 1, 1, 12, 57, 46, TimeSpan.FromHours(3)),
                ProviderStatus = "deliver",
                Parts = 2,
                Price = 2.30m,
            });
        (await AskAsync("""<response><state id_sms="1234" time="2011-01-01 12:57:46" err="006">not_deliver</state></response>""")).GsmErrorCode.Should().Be(6);
        (await AskAsync("""<response><state id_sms="1234" time="2011-01-01 12:57:46" err="000">deliver</state></response>""")).GsmErrorCode.Should().Be(0);
        (await AskAsync("""<response><state id_sms="1234" time="" price="1.49">Сообщение с таким ID не принималось</state></response>""")).Price.Should().BeNull("a price of one part, and nobody says of how many");
        (await AskAsync("""<response><state id_sms="1234" time="yesterday" err="" num_parts="two" price="dear">deliver</state></response>""")).Status.Should().Be(SmsDeliveryStatus.Delivered);
    }

    [Fact]
    public async Task Many_ids_take_one_question_for_each_hundred()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            $"<response>{string.Concat(System.Xml.Linq.XDocument.Parse(exchange.Request.Body).Descendants("id_sms").Select(id => $"<state id_sms=\"{id.Value}\" time=\"\">send</state>"))}</response>"));
        await using var gateway = MySmppTestGateway.Create(server.Address);
        var ids = Enumerable.Range(1, 250).Select(i => $"{i}").ToArray();

        (await AskAsync(gateway, new(ids))).Select(report => report.ProviderMessageId).Should().Equal(ids);

        server.Ledger.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("deliver")]
    [InlineData("<html/>")]
    [InlineData("<response><state time=\"\">deliver</state></response>")]
    [InlineData("<response><state id_sms=\"1234\">deliver</state>")]
    public async Task What_is_no_answer_is_an_exception(string answer)
        => (await FluentActions.Awaiting(() => AskAsync(answer)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Protocol);

    [Fact]
    public async Task What_cannot_be_asked_is_refused_by_name_before_any_byte()
    {
        await using var server = RawServer.Answering("<response/>");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await FluentActions.Awaiting(() => AskAsync(gateway, SmsReportQuery.AllWaiting)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
        await FluentActions.Awaiting(() => AskAsync(gateway, new())).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => AskAsync(gateway, null!)).Should().ThrowAsync<ArgumentNullException>();
        server.Connections.Should().Be(0);
    }

    [Theory]
    [InlineData("response")]
    [InlineData("request")]
    public void A_push_is_read_and_each_state_acknowledged_by_its_id(string root)
    {
        var result = Read($"<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<{root}>\n{Rows}\n<state id_sms=\"1234\" time=\"2011-01-01 12:57:46\">deliver</state></{root}>");

        result.Reports.Select(report => (report.ProviderMessageId, report.Status, report.DoneAt)).Should().Equal(
            ("1234", SmsDeliveryStatus.Delivered, Time), ("1235", SmsDeliveryStatus.Read, Time), ("1236", SmsDeliveryStatus.Sent, null), ("1234", SmsDeliveryStatus.Delivered, Time));
        result.Reports.Should().OnlyContain(report => report.Gateway == "my");
        result.Reply.Should().Be(new SmsCallbackReply(
            200,
            "text/xml; charset=utf-8",
            """<?xml version="1.0" encoding="UTF-8"?><response><id_sms>1234</id_sms><id_sms>1235</id_sms><id_sms>1236</id_sms></response>"""));
        (result.Inbound, result.Numbers).Should().BeEquivalentTo((Array.Empty<SmsInboundMessage>(), Array.Empty<SmsNumberInfo>()));
    }

    [Fact]
    public void The_dot_of_the_providers_page_does_no_harm()
        => Read("<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<response>.\n" + Rows + "\n</response>").Reports.Should().HaveCount(3);

    [Fact]
    public void An_id_is_acknowledged_as_data_and_not_as_markup()
        => Read("""<request><state id_sms="&lt;/id_sms&gt;&amp;" time="">deliver</state></request>""").Reply.Body.Should().Contain("<id_sms>&lt;/id_sms&gt;&amp;</id_sms>");

    [Theory]
    [InlineData("")]
    [InlineData("id_sms=1234")]
    [InlineData("[{\"id_sms\":\"1234\"}]")]
    [InlineData("<report/>")]
    [InlineData("<response>")]
    [InlineData("<response><state>deliver</state></response>")]
    [InlineData("<request><state id_sms=\"\">deliver</state></request>")]
    [InlineData("<request><state id_sms=\"&#1;\">deliver</state></request>")]
    [InlineData("<!DOCTYPE request><request/>")]
    public void What_is_no_push_is_a_bad_request(string body)
    {
        var result = Read(body);

        (result.Reply, result.Reports.Count).Should().Be((new SmsCallbackReply(400, null, ""), 0));
    }

    [Fact]
    public void A_state_that_belongs_to_no_message_does_not_cost_the_others()
    {
        var result = Read("""<response><state time="">deliver</state><state id_sms="1234" time="">deliver</state></response>""");

        result.Reports.Should().ContainSingle().Which.ProviderMessageId.Should().Be("1234");
        (result.Reply.StatusCode, result.Reply.Body.Contains("<id_sms>1234</id_sms>", StringComparison.Ordinal)).Should().Be((200, true));
    }

    [Fact]
    public void States_are_posted_and_not_endless()
    {
        Read("<request/>", "GET").Reply.StatusCode.Should().Be(405);
        Read(new string(' ', (4 * 1024 * 1024) + 1)).Reply.StatusCode.Should().Be(413);
        Read("<request/>").Reply.StatusCode.Should().Be(200);
        FluentActions.Invoking(() => Callbacks().Read(null!)).Should().Throw<ArgumentNullException>();
    }

    private static SmsCallbackResult Read(string body, string method = "POST") => Callbacks().Read(new(method, "text/xml", "", Encoding.UTF8.GetBytes(body)));

    private static ISmsCallbacks Callbacks() => MySmppTestGateway.Create(new("http://127.0.0.1:9/")).Feature<ISmsCallbacks>();

    private static async Task<SmsDeliveryReport> AskAsync(string answer)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = MySmppTestGateway.Create(server.Address);
        return (await AskAsync(gateway, new("1234"))).Should().ContainSingle().Subject;
    }

    private static async Task<List<SmsDeliveryReport>> AskAsync(MySmppTestGateway gateway, SmsReportQuery query)
        => await gateway.Feature<ISmsDeliveryReports>().GetReportsAsync(query).ToListAsync();
}

using System.Text;
using SmsGateways.Providers.Infobip;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Number context: the document's examples in all three forms, tickets and pushed rows, and what is none.</summary>
public sealed class InfobipNumbersTests
{
    private const string Asked = "385997046253";

    private static readonly string[] JsonNames = ["destination", "id", "stat", "IMSI", "MSC", "err", "mccmnc", "ppm", "onp", "ocp", "is_ported", "rnp", "rcp", "is_roaming", "pnp", "pcp"];

    private static readonly string[] XmlNames =
    [
        "destination", "id", "stat", "IMSI", "MSC", "err", "hlr", "orn", "pon", "ron", "roc", "mccmnc", "rcn", "ppm", "onp", "ocn", "occ", "ocp", "is_ported", "rnp", "rcp", "num_ok",
    ];

    [Fact]
    public async Task The_question_and_the_answer_in_json_are_the_documents()
    {
        await using var server = RawServer.Answering(InfobipListeningDocuments.Json);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var info = await gateway.LookupAsync(Asked);

        server.Ledger.Should().ContainSingle().Which.RequestLine.Should().Be("GET /api/hlr/sync?user=test&pass=test&destination=385997046253&output=json HTTP/1.1");
        info.Should().BeEquivalentTo(new
        {
            Number = PhoneNumber.Parse(Asked),
            Status = "DELIVRD",
            Imsi = "219019900211811",
            MccMnc = "21901",
            IsPorted = false,
            IsRoaming = false,
            Operator = (string?)null,
            Country = (string?)null,
        });
        info.ProviderFields.Keys.Should().Equal(JsonNames);
        info.ProviderFields.Values.Should().Equal(
            "385997046253", "13a54e79b51-fc84-1724", "DELIVRD", "219019900211811", "3859804", "0", "21901", "100", "99", "385", "false", "98", "385", "false", "97", "385");
    }

    [Fact]
    public async Task The_answer_in_xml_is_the_documents()
    {
        var info = await AskAsync(InfobipListeningDocuments.Xml, gateway => gateway.LookupAsync("385981234567"));

        info.Should().BeEquivalentTo(new
        {
            Number = PhoneNumber.Parse("385981234567"),
            Status = "DELIVRD",
            Imsi = "219011000020098",
            MccMnc = "21901",
            Operator = "T-Mobile HR",
            Country = "Croatia",
            IsPorted = false,
            IsRoaming = (bool?)null,
        });
        info.ProviderFields.Keys.Should().Equal(XmlNames);
        info.ProviderFields["hlr"].Should().Be("3859812007");
        info.ProviderFields["num_ok"].Should().Be(">true", "the document's bracket too many is kept");
    }

    [Fact]
    public async Task Commas_in_the_documents_order_have_its_names()
    {
        var info = await AskAsync(
            "385997046253,12a1d3981ac-1-1e,DELIVRD,219011000020098,38598040004,0,3859812007,T-Mobile HR,VIPnet,T-Mobile HR,HR,21901,Croatia,100,98,Croatia,HR,385,true,98,385,true",
            gateway => gateway.LookupAsync(Asked));

        info.ProviderFields.Keys.Should().Equal(XmlNames);
        (info.Status, info.Operator, info.IsPorted, info.Country, info.MccMnc).Should().Be(("DELIVRD", "VIPnet", true, "Croatia", "21901"));
    }

    [Theory]
    [InlineData("385997046253,12a1d3981ac-1-1e,DELIVRD,219011000020098")]
    [InlineData("385997046253,1,DELIVRD,2,3,0,4,Telefonica, S.A.,P,R,HR,21901,Croatia,100,98,Croatia,HR,385,true,98,385,true")]
    [InlineData("385997046253,1,DELIVRD,2,3,0,Telefonica, S.A.,P,R,HR,21901,Croatia,100,98,Croatia,HR,385,true,98,385,true")]
    public async Task Other_commas_are_kept_by_their_place(string answer)
    {
        var info = await AskAsync(answer, gateway => gateway.LookupAsync(Asked));

        (info.Status, info.Operator, info.MccMnc, info.IsPorted).Should().Be((null, null, null, null));
        Enumerable.Range(0, answer.Split(',').Length).Select(i => info.ProviderFields[$"{i}"]).Should().Equal(answer.Split(',').Select(value => value.Trim()));
    }

    [Theory]
    [InlineData("DELIVRD")]
    [InlineData("UNDELIV")]
    [InlineData("UNKNOWN")]
    [InlineData("REJECTD")]
    [InlineData("EXPIRED")]
    [InlineData("SOMETHING")]
    public async Task A_status_is_kept_verbatim(string status)
        => (await AskAsync($$"""{"destination":"{{Asked}}","stat":"{{status}}","IMSI":""}""", gateway => gateway.LookupAsync(Asked))).Should().BeEquivalentTo(new { Status = status, Imsi = (string?)null });

    [Theory]
    [InlineData("""{"destination":"385997046253","stat":"DELIVRD","is_ported":"true","is_roaming":true,"err":0,"ppm":1.5,"orn":null,"x":{"a":[1,"b"]}}""")]
    [InlineData("""{"Destination":"+385997046253","STAT":"DELIVRD","Is_Ported":"1","IS_ROAMING":"TRUE","err":"0","ppm":"1.5","orn":"","x":"{\"a\":[1,\"b\"]}"}""")]
    public async Task Json_may_have_other_cases_and_types(string answer)
    {
        var info = await AskAsync(answer, gateway => gateway.LookupAsync(Asked));

        (info.Status, info.IsPorted, info.IsRoaming, info.Operator).Should().Be(("DELIVRD", true, true, null));
        (info.ProviderFields["err"], info.ProviderFields["ppm"], info.ProviderFields["orn"], info.ProviderFields["x"]).Should().Be(("0", "1.5", "", """{"a":[1,"b"]}"""));
    }

    [Theory]
    [InlineData("FAILED", SmsErrorCode.Unavailable, SmsErrorScope.Transient, "FAILED", "FAILED")]
    [InlineData("FAILED: try later", SmsErrorCode.Unavailable, SmsErrorScope.Transient, "FAILED", "FAILED: try later")]
    [InlineData("-5", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "-5", "INVALID_USER_OR_PASS")]
    [InlineData("""{"error":{"description":"No such account"}}""", SmsErrorCode.Other, SmsErrorScope.Unspecified, "error", "No such account")]
    [InlineData("""{"error":{"code":"-2","description":"Not enough"}}""", SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway, "-2", "Not enough")]
    [InlineData("""{"error":"No such account","destination":"385997046253"}""", SmsErrorCode.Other, SmsErrorScope.Unspecified, "error", "No such account")]
    public async Task A_refusal_is_an_exception_with_the_providers_words(string answer, SmsErrorCode code, SmsErrorScope scope, string providerCode, string text)
    {
        var error = await FailAsync(answer, gateway => gateway.LookupAsync(Asked));

        (error.Code, error.Scope, error.ProviderCode, error.ProviderText).Should().Be((code, scope, providerCode, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"1\"}")]
    [InlineData("{\"destination\":\"385997046253\"")]
    [InlineData("{\"destination\":\"385997046253\",\"stat\":\"A\",\"stat\":\"B\"}")]
    [InlineData("{\"destination\":\"385997046254\",\"stat\":\"DELIVRD\"}")]
    [InlineData("{\"destination\":\"385997046253\"}{}")]
    [InlineData("<hlr><stat>A</stat><stat>B</stat></hlr>")]
    [InlineData("<hlr><destination>385997046253</destination>")]
    [InlineData("<html><body>Service unavailable</body></html>")]
    [InlineData("Service, temporarily, unavailable")]
    [InlineData("385997046254,1,DELIVRD")]
    [InlineData("385997046253,1,DELIVRD\n385997046253,1,DELIVRD")]
    public async Task What_is_no_answer_is_an_exception(string answer)
        => (await FailAsync(answer, gateway => gateway.LookupAsync(Asked))).Code.Should().Be(SmsErrorCode.Protocol);

    [Fact]
    public void The_tickets_are_the_documents_with_two_on_one_row()
    {
        var (lines, refusal) = InfobipNumbers.ReadTickets(Encoding.UTF8.GetBytes(InfobipListeningDocuments.Tickets));

        refusal.Should().BeNull();
        lines.Should().Equal(
            new("123456", "OK", "121c0a6b752-1-92"),
            new("23423423232", "OK", "121c0a6b752-1-93"),
            new("23'0498239048230", "FAILED", null),
            new("2343223", "OK", "121c0a6b752-1-94"),
            new("sdfsdf", "FAILED", null),
            new("23422342342", "OK", "121c0a6b752-1-95"),
            new InfobipTicketLine("234234", "OK", "121c0a6b752-1-96"));
    }

    [Fact]
    public async Task A_request_is_a_form_and_each_number_gets_its_ticket_in_order()
    {
        await using var server = RawServer.Answering("OK\n385981111111;OK;121c0a6b752-1-93\n49170111222;FAILED;\n38598303174;OK;121c0a6b752-1-92\n");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var tickets = await gateway.RequestAsync("38598303174", "385981111111", "49170111222", "996550123456");

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /api/hlr/ HTTP/1.1");
        request.Header("Content-Type").Should().Be("application/x-www-form-urlencoded");
        request.Body.Should().Be("user=test&pass=test&destinations=38598303174%3B385981111111%3B49170111222%3B996550123456");
        tickets.Select(ticket => (ticket.Number.ToString(), ticket.IsAccepted, ticket.ProviderMessageId, ticket.Error?.Code)).Should().Equal(
            ("+38598303174", true, "121c0a6b752-1-92", null),
            ("+385981111111", true, "121c0a6b752-1-93", null),
            ("+49170111222", false, null, SmsErrorCode.InvalidRecipient),
            ("+996550123456", false, null, SmsErrorCode.Protocol));
    }

    [Fact]
    public async Task Many_numbers_go_into_several_requests_and_a_failure_of_a_later_one_does_not_hide_the_first()
    {
        var numbers = Enumerable.Range(0, 250).Select(i => $"3859810{i:D5}").ToArray();
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            exchange.Number is 2 ? "FAILED" : "OK\n" + string.Concat(exchange.Request.Body.Split("destinations=")[1].Split("%3B").Select(number => $"{number};OK;id-{number}\n"))));
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var tickets = await gateway.RequestAsync(numbers);

        server.Ledger.Should().HaveCount(2, "after a failure no more is requested");
        tickets.Select(ticket => ticket.Number.ToString("D", null)).Should().Equal(numbers);
        tickets.Take(100).Should().OnlyContain(ticket => ticket.IsAccepted && ticket.ProviderMessageId == $"id-{ticket.Number:D}");
        tickets.Skip(100).Should().OnlyContain(ticket => !ticket.IsAccepted && ticket.Error!.ProviderCode == "FAILED");
    }

    [Fact]
    public async Task Canceling_between_requests_does_not_hide_what_is_charged_already()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            await canceling.CancelAsync();
            await exchange.AnswerAsync("OK\n" + string.Concat(exchange.Request.Body.Split("destinations=")[1].Split("%3B").Select(number => $"{number};OK;id-{number}\n")));
        });
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var numbers = Enumerable.Range(0, 150).Select(i => PhoneNumber.Parse($"3859810{i:D5}")).ToArray();

        var tickets = await gateway.Gateway.GetRequiredService<IInfobipNumberContext>().RequestAsync(numbers, canceling.Token);

        server.Ledger.Should().ContainSingle();
        tickets.Select(ticket => ticket.Number).Should().Equal(numbers);
        tickets.Take(100).Should().OnlyContain(ticket => ticket.IsAccepted);
        tickets.Skip(100).Should().OnlyContain(ticket => !ticket.IsAccepted && ticket.Error!.Code == SmsErrorCode.Canceled);
    }

    [Theory]
    [InlineData("FAILED", SmsErrorCode.InvalidRequest)]
    [InlineData("FAILED\nno destinations", SmsErrorCode.InvalidRequest)]
    [InlineData("-5", SmsErrorCode.Authentication)]
    [InlineData("", SmsErrorCode.Protocol)]
    [InlineData("Service unavailable", SmsErrorCode.Protocol)]
    [InlineData("<html>OK</html>", SmsErrorCode.Protocol)]
    [InlineData("OK\n38598303174", SmsErrorCode.Protocol)]
    public async Task A_request_that_failed_is_an_exception(string answer, SmsErrorCode code)
        => (await FailAsync(answer, gateway => gateway.RequestAsync("38598303174"))).Code.Should().Be(code);

    [Fact]
    public async Task A_request_for_nothing_is_a_mistake_of_the_program()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);
        var context = gateway.Gateway.GetRequiredService<IInfobipNumberContext>();

        await context.Awaiting(c => c.RequestAsync([])).Should().ThrowAsync<ArgumentException>();
        await context.Awaiting(c => c.RequestAsync([default])).Should().ThrowAsync<ArgumentException>();
        await context.Awaiting(c => c.RequestAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await gateway.Awaiting(g => g.Gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(default)).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public void A_ticket_shows_no_number() => new InfobipNumberTicket(PhoneNumber.Parse("38598303174"), true, "1").ToString().Should().Be("+385******74: accepted");

    [Theory]
    [InlineData(InfobipListeningDocuments.Rows, null)]
    [InlineData(InfobipListeningDocuments.FirstRow + "\n" + InfobipListeningDocuments.SecondRow, "application/json")]
    [InlineData("dlr=" + InfobipListeningDocuments.FirstRow + ".\n" + InfobipListeningDocuments.SecondRow + ".\n", "application/x-www-form-urlencoded")]
    public async Task Rows_are_the_documents(string body, string? contentType)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        ShouldBeTheDocuments(gateway.Read(new("POST", contentType, "", Encoding.UTF8.GetBytes(body))));
        ShouldBeTheDocuments(gateway.Read(new("POST", "application/x-www-form-urlencoded", "", Encoding.UTF8.GetBytes($"a=b&dlr={Uri.EscapeDataString(body.Replace("dlr=", "", StringComparison.Ordinal))}"))));
    }

    [Fact]
    public async Task A_hundred_rows_come_in_one_push()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);
        var rows = string.Join('\n', Enumerable.Range(0, 100).Select(i => $$"""{"destination":"3859810{{i:D5}}","id":"{{i}}","stat":"DELIVRD","orn":"AT&T + 1"}"""));

        foreach (var body in new[] { $"dlr={rows}", $"dlr={Uri.EscapeDataString(rows)}", $"DLR={System.Net.WebUtility.UrlEncode(rows)}" }.Select(Encoding.UTF8.GetBytes))
        {
            var result = gateway.Read(new("POST", null, "", body));

            (result.Reply.StatusCode, result.Numbers.Count).Should().Be((200, 100));
            result.Numbers.Should().OnlyContain(number => number.Operator == "AT&T + 1").And.OnlyHaveUniqueItems(number => number.Number);
        }
    }

    [Fact]
    public async Task A_row_about_what_is_no_number_is_not_lost()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        var number = gateway.Read(new("POST", null, "", "dlr={\"destination\":\"123456\",\"stat\":\"UNDELIV\"}"u8.ToArray())).Numbers.Should().ContainSingle().Subject;

        number.Number.Should().Be(default(PhoneNumber));
        number.ProviderFields["destination"].Should().Be("123456");
    }

    [Theory]
    [InlineData("dlr=")]
    [InlineData("dlr=x")]
    [InlineData("dlr={}")]
    [InlineData("dlr={\"stat\":\"DELIVRD\"}")]
    [InlineData("dlr={\"destination\":\"385997046253\"")]
    [InlineData("dlr={\"destination\":\"385997046253\"} and more")]
    [InlineData("dlr={\"destination\":\"385997046253\",\"destination\":\"385997046254\"}")]
    [InlineData("{\"DeliveryReport\":[]}")]
    public async Task A_push_that_is_none_is_refused_so_that_it_comes_again(string body)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        var result = gateway.Read(new("POST", null, "", Encoding.UTF8.GetBytes(body)));

        result.Reply.Should().Be(new SmsCallbackReply(400, null, ""));
        result.Numbers.Should().BeEmpty();
    }

    private static void ShouldBeTheDocuments(SmsCallbackResult result)
    {
        result.Reply.Should().Be(new SmsCallbackReply(200, null, ""));
        result.Numbers.Select(number => (number.Number.ToString(), number.Status, number.Imsi, number.MccMnc, number.IsPorted, number.IsRoaming)).Should().Equal(
            ("+38598111111111", "UNDELIV", null, "21901", false, false),
            ("+385997046253", "DELIVRD", "219019900073678", "21901", false, false));
        result.Numbers.Should().OnlyContain(number => number.ProviderFields.Keys.SequenceEqual(JsonNames));
        result.Numbers[0].ProviderFields["err"].Should().Be("1153");
        result.Numbers[1].ProviderFields["pnp"].Should().Be("97");
    }
}

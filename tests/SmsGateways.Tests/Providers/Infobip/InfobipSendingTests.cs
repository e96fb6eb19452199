using System.Text.Json.Nodes;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipServer;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>The whole journey over real sockets: who gets a second request, and who must not.</summary>
public sealed class InfobipSendingTests
{
    private static readonly string[] Four = ["+385951111111", "+385952222222", "+385953333333", "+385954444444"];

    [Theory]
    [InlineData(InfobipTransport.Json, "POST /api/v3/sendsms/json HTTP/1.1", "application/json")]
    [InlineData(InfobipTransport.Xml, "POST /api/v3/sendsms/xml HTTP/1.1", "application/xml; charset=utf-8")]
    public async Task A_document_arrives(InfobipTransport transport, string line, string type)
    {
        await using var server = RawServer.Answering("<results><result><status>0</status><messageid></messageid><destination>385951111111</destination></result></results>", contentType: "text/csv;charset= UTF-8");
        await using var gateway = InfobipTestGateway.Create(server.Address, options => options.Transport = transport);

        var row = (await gateway.SendAsync(new SmsMessage("Hello", Four[0]) { Id = "m1" })).EnsureAccepted().Recipients[0];

        (row.ProviderMessageId, row.PredictedParts, row.Evidence).Should().Be((ProviderMessageId.Create("test", "m1", row.To), 1, SmsEvidence.Response));
        (server.Ledger[0].RequestLine, server.Ledger[0].Header("Content-Type")).Should().Be((line, type));
        server.Ledger[0].Header("Content-Encoding").Should().BeNull("UTF-8 is no content coding, whatever the document says");
    }

    [Fact]
    public async Task A_query_leaves_once_whatever_the_connection_does()
    {
        await using var server = RawServer.Start(static exchange => exchange.CloseAsync());
        await using var gateway = InfobipTestGateway.Create(server.Address, static options => (options.Transport, options.QuietPeriod) = (InfobipTransport.Plain, TimeSpan.FromMilliseconds(50)));

        var result = await gateway.SendAsync(new SmsMessage("Hello", Four[0]) { Id = "m1" });

        result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        result.Recipients[0].ProviderMessageId.Should().Be(ProviderMessageId.Create("test", "m1", result.Recipients[0].To), "its report may come under this id");
        server.Ledger.Should().ContainSingle("nobody vouches for the id of a plain message");
        server.Ledger[0].Head.Should().Contain("Content-Length: 0");
        (await gateway.SendAsync(result.Message! with { IsResubmission = true })).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task A_query_is_submitted_again_where_the_operator_vouches_for_its_id()
    {
        await using var server = RawServer.Start(static exchange => exchange.Number is 1
            ? exchange.ResetAsync()
            : exchange.AnswerAsync("<results><result><status>-33</status><messageid></messageid><destination>385951111111</destination></result></results>"));
        await using var gateway = InfobipTestGateway.Create(
            server.Address, static options => (options.Transport, options.PlainRecognizesIds, options.QuietPeriod) = (InfobipTransport.Plain, true, TimeSpan.FromMilliseconds(50)));

        var row = (await gateway.SendAsync(new("Hello", Four[0]))).EnsureAccepted().Recipients[0];

        row.Evidence.Should().Be(SmsEvidence.DuplicateRefusal);
        server.Ledger.Should().HaveCount(2);
        server.Ledger[1].RequestLine.Should().Be(server.Ledger[0].RequestLine);
    }

    [Fact]
    public async Task A_plain_request_has_one_recipient()
    {
        await using var server = RawServer.Start(static exchange => exchange.AnswerAsync(
            $"<results><result><status>0</status><messageid>1</messageid><destination>{exchange.Request.RequestLine.Split("GSM=")[1][..12]}</destination></result></results>"));
        await using var gateway = InfobipTestGateway.Create(server.Address, static options => options.Transport = InfobipTransport.Plain);

        (await gateway.SendAsync(new("Hello", Four))).EnsureAccepted();

        server.Ledger.Should().HaveCount(4);
    }

    [Fact]
    public async Task Only_unknown_recipients_are_submitted_again()
    {
        await using var server = RawServer.Start(static exchange => AnswerAsync(exchange, (index, _) => exchange.Number is 1
            ? index switch { 0 => "0", 1 => "-13", 2 => null, _ => "-99" }
            : index is 0 ? "-33" : "0"));
        await using var gateway = InfobipTestGateway.Create(server.Address, static options => options.QuietPeriod = TimeSpan.FromMilliseconds(50));

        var result = await gateway.SendAsync(new("Hello", Four));

        server.Ledger.Should().HaveCount(2);
        NumbersIn(server.Ledger[1]).Should().Equal("385953333333", "385954444444");
        IdsIn(server.Ledger[1]).Should().Equal(IdsIn(server.Ledger[0])[2..], "under the same ids");
        result.Recipients.Select(static row => (row.Outcome, row.Evidence)).Should().Equal(
            (SmsOutcome.Accepted, SmsEvidence.Response),
            (SmsOutcome.Rejected, SmsEvidence.None),
            (SmsOutcome.Accepted, SmsEvidence.DuplicateRefusal),
            (SmsOutcome.Accepted, SmsEvidence.Response));
    }

    [Fact]
    public async Task A_duplicate_at_first_is_unknown_and_not_repeated()
    {
        await using var server = RawServer.Start(static exchange => AnswerAsync(exchange, static (_, _) => "-33"));
        await using var gateway = InfobipTestGateway.Create(server.Address, static options => options.QuietPeriod = TimeSpan.FromMilliseconds(50));

        var row = (await gateway.SendAsync(new("Hello", Four[0]))).Recipients[0];

        (row.Outcome, row.Error!.Code, row.Error.ProviderCode).Should().Be((SmsOutcome.Unknown, SmsErrorCode.DuplicateId, "-33"));
        server.Ledger.Should().ContainSingle();
    }

    [Theory]
    [InlineData(403, "Forbidden", SmsErrorCode.Authentication)]
    [InlineData(403, "403 Forbidden", SmsErrorCode.Authentication)]
    [InlineData(404, "Not Found", SmsErrorCode.InvalidRequest)]
    [InlineData(401, """{"timestamp":"2014-11-06","status":401,"error":"Unauthorized"}""", SmsErrorCode.Authentication)]
    public async Task A_server_that_only_repeats_its_status_in_words_has_refused(int status, string body, SmsErrorCode code)
    {
        await using var server = RawServer.Answering(body, status);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var row = (await gateway.SendAsync(new("Hello", Four[0]))).Recipients[0];

        (row.Outcome, row.Error!.Code).Should().Be((SmsOutcome.Rejected, code));
    }

    [Theory]
    [InlineData(400, "OK")]
    [InlineData(403, "0")]
    [InlineData(403, """{"status":"0"}""")]
    [InlineData(500, "500")]
    public async Task Any_other_word_under_such_a_status_leaves_it_open(int status, string body)
    {
        await using var server = RawServer.Answering(body, status);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.SendAsync(new SmsMessage("Hello", Four[0]))).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task A_job_that_runs_again_submits_the_same_ids()
    {
        await using var server = RawServer.Start(static exchange => exchange.Number is 1 ? exchange.CloseAsync() : AnswerAsync(exchange, static (index, _) => index is 0 ? "-33" : "0"));
        var message = new SmsMessage("Hello", Four[..2]) { Id = "m1" };
        await using (var crashed = InfobipTestGateway.Create(server.Address))
        {
            (await crashed.SendAsync(message)).Recipients.Should().OnlyContain(static row => row.Outcome == SmsOutcome.Unknown);
        }

        await using var gateway = InfobipTestGateway.Create(server.Address);
        var result = await gateway.SendAsync(message with { IsResubmission = true });

        result.EnsureAccepted().Recipients.Select(static row => row.Evidence).Should().Equal(SmsEvidence.DuplicateRefusal, SmsEvidence.Response);
        server.Ledger[1].Body.Should().Be(server.Ledger[0].Body);
    }

    [Fact]
    public async Task With_a_journal_a_job_that_runs_again_submits_what_is_open_under_the_same_ids()
    {
        await using var server = RawServer.Start(static exchange => AnswerAsync(exchange, (index, _) => exchange.Number > 1 || index % 2 is 0 ? "0" : "-99"));
        await using var gateway = InfobipTestGateway.Create(
            server.Address, build: static sms => sms.UseInMemoryJournal(), clock: new ManualTimeProvider { PassesPauses = true });
        var message = new SmsMessage("Hello", Four) { Id = "m1" };

        (await gateway.SendAsync(message)).Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Unknown, SmsOutcome.Accepted, SmsOutcome.Unknown);
        var again = await gateway.SendAsync(message);

        again.EnsureAccepted().Recipients.Select(static row => row.Evidence).Should().Equal(SmsEvidence.Journal, SmsEvidence.Response, SmsEvidence.Journal, SmsEvidence.Response);
        IdsIn(server.Ledger[1]).Should().Equal(IdsIn(server.Ledger[0])[1], IdsIn(server.Ledger[0])[3]);
    }

    [Fact]
    public async Task A_schedule_is_counted_anew_so_that_it_names_the_same_moment()
    {
        var clock = new ManualTimeProvider { PassesPauses = true };
        var time = clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        await using var server = RawServer.Start(static exchange => AnswerAsync(exchange, (_, _) => exchange.Number is 1 ? "-99" : "0"));
        await using var gateway = InfobipTestGateway.Create(server.Address, static options => options.QuietPeriod = TimeSpan.FromSeconds(6), clock: clock);

        (await gateway.SendAsync(new SmsMessage("Hello", Four[0]) { SendAt = time })).EnsureAccepted();

        var delays = server.Ledger.Select(static request => JsonNode.Parse(request.Body)!["messages"]![0]!["sendDateTime"]!.GetValue<string>()).ToList();
        delays[0].Should().Be("0d0h10m");
        delays[1].Should().MatchRegex("^0d0h9m[0-5]?[0-9]s$", "the quiet period of 6 seconds has passed");
    }

    [Fact]
    public async Task Ten_thousand_messages_need_few_requests()
    {
        await using var server = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var messages = Enumerable.Range(0, 10_000).Select(static i => new SmsMessage($"Order {i} is ready", $"+38595{i:D7}") { Id = $"order-{i}" });

        var results = await gateway.Gateway.SendManyAsync(messages).ToListAsync();

        results.Should().HaveCount(10_000).And.OnlyContain(static result => result.AllAccepted);
        server.Ledger.Count.Should().BeLessThanOrEqualTo(10_000 / 50);
        server.Ledger.SelectMany(IdsIn).Should().HaveCount(10_000).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task One_message_that_the_provider_cannot_read_does_not_refuse_its_neighbors()
    {
        await using var server = RawServer.Start(static exchange => exchange.Request.Body.Contains("poison", StringComparison.Ordinal)
            ? exchange.AnswerAsync("""{"results":[{"status":"-22","messageid":"","destination":""}]}""")
            : AcceptAsync(exchange));
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var messages = Enumerable.Range(0, 4).Select(static i => new SmsMessage(i is 2 ? "poison" : "Hello", Four[i]) { Id = $"m{i}" });

        var results = await gateway.Gateway.SendManyAsync(messages).ToListAsync();

        results.OrderBy(static result => result.MessageId).Select(static result => result.Recipients[0].Outcome)
            .Should().Equal(SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Rejected, SmsOutcome.Accepted);
        results.Single(static result => !result.AllAccepted).Recipients[0].Error!.Scope.Should().Be(SmsErrorScope.Gateway, "another provider may be able to read it");
        server.Ledger.Should().HaveCount(5);
    }

    [Fact]
    public async Task The_second_access_point_gets_what_the_first_could_not_be_given()
    {
        await using var second = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(RawServer.NobodyThere(), options => options.SecondaryAddress = new(second.Address, "api2"));

        (await gateway.SendAsync(new("Hello", Four))).EnsureAccepted();

        second.Ledger.Should().ContainSingle().Which.RequestLine.Should().Be("POST /api2/api/v3/sendsms/json HTTP/1.1");
    }

    [Theory]
    [InlineData("-99")]
    [InlineData("-13")]
    [InlineData("-5")]
    [InlineData("GENERAL_ERROR")]
    [InlineData("<html></html>")]
    public async Task And_nothing_else(string answer)
    {
        await using var first = RawServer.Answering(answer);
        await using var second = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(
            first.Address, options => (options.SecondaryAddress, options.QuietPeriod) = (second.Address, TimeSpan.FromMilliseconds(20)));

        (await gateway.SendAsync(new("Hello", Four[0]))).AllAccepted.Should().BeFalse();

        second.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_that_runs_again_sends_nothing_where_nobody_knows_which_access_point_it_used()
    {
        await using var first = RawServer.Start(AcceptAsync);
        await using var second = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(first.Address, options => options.SecondaryAddress = second.Address);

        var row = (await gateway.SendAsync(new SmsMessage("Hello", Four[0]) { Id = "m1", IsResubmission = true })).Recipients[0];

        (row.Outcome, row.Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.Unsupported));
        row.Error.Detail.Should().Contain("two access points");
        row.ProviderMessageId.Should().Be(ProviderMessageId.Create("test", "m1", row.To), "its report comes under this id");
        (first.Ledger.Count, second.Ledger.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task It_submits_again_where_the_operator_vouches_for_both()
    {
        await using var first = RawServer.Start(static exchange => AnswerAsync(exchange, static (_, _) => "-33"));
        await using var gateway = InfobipTestGateway.Create(first.Address, static options => (options.SecondaryAddress, options.AccessPointsShareIds) = (RawServer.NobodyThere(), true));

        (await gateway.SendAsync(new SmsMessage("Hello", Four[0]) { Id = "m1", IsResubmission = true })).EnsureAccepted().Recipients[0].Evidence.Should().Be(SmsEvidence.DuplicateRefusal);
    }

    [Fact]
    public async Task A_number_that_is_listed_twice_is_sent_to_once()
    {
        await using var server = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.SendAsync(new("Hello", Four[0], Four[1], Four[0]))).Recipients.Should().HaveCount(3).And.OnlyContain(static row => row.Outcome == SmsOutcome.Accepted);

        NumbersIn(server.Ledger.Single()).Should().Equal("385951111111", "385952222222");
    }

    [Fact]
    public async Task More_recipients_than_fit_go_out_in_several_requests()
    {
        await using var server = RawServer.Start(AcceptAsync);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.SendAsync(new("Hello", Enumerable.Range(0, 250).Select(static i => $"+38595{i:D7}")))).EnsureAccepted();

        server.Ledger.Select(static request => NumbersIn(request).Length).Should().BeEquivalentTo([100, 100, 50]);
    }
}

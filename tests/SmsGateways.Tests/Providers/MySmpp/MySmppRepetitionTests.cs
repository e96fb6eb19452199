using System.Xml.Linq;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.MySmpp.MySmppServer;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Ids of our own: what is unknown is submitted again under them, that and nothing else.</summary>
public sealed class MySmppRepetitionTests
{
    private const string Earlier = "Данное сообщение уже было отправлено.";

    [Fact]
    public async Task Only_who_is_unknown_is_submitted_again_under_the_same_id()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, recipient => (exchange.Number, recipient.Attribute("phone")!.Value) switch
        {
            (1, "79033256602" or "79033256604") => "",
            (1, "79033256603") => Refused(recipient, "Номер телефона присутствует в стоп-листе."),
            (2, "79033256604") => Refused(recipient, "Something new"),
            _ => Sent(recipient),
        })));
        await using var gateway = Create(server);

        var result = await gateway.Gateway.SendAsync(new SmsMessage("Hi", "+79033256601", "+79033256602", "+79033256603", "+79033256604", "+79033256605") { Id = "m1" });

        server.Ledger.Select(request => string.Join(" ", request.Values("phone").Select(phone => phone[^1]))).Should().Equal("1 2 3 4 5", "2 4", "4");
        server.Ledger.SelectMany(request => request.Values("phone").Zip(request.Values("client_id_sms"))).Distinct().Should().HaveCount(5, "each recipient keeps its id");
        server.Ledger.Select(request => string.Join(" ", request.Values("number_sms"))).Should().Equal("1 2 3 4 5", "1 2", "1");
        result.Recipients.Select(recipient => (recipient.Outcome, recipient.Evidence)).Should().Equal(
            (SmsOutcome.Accepted, SmsEvidence.Response),
            (SmsOutcome.Accepted, SmsEvidence.EarlierId),
            (SmsOutcome.Rejected, SmsEvidence.None),
            (SmsOutcome.Accepted, SmsEvidence.EarlierId),
            (SmsOutcome.Accepted, SmsEvidence.Response));
    }

    [Fact]
    public async Task A_lost_answer_is_made_up_for_with_the_earlier_id()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)));
        await using var gateway = Create(server);

        var result = (await gateway.Gateway.SendAsync(new SmsMessage("Hi", "+79033256601") { Id = "m1", ValidFor = TimeSpan.FromHours(1) })).Recipients[0];

        (result.Outcome, result.Evidence, result.ProviderMessageId).Should().Be((SmsOutcome.Accepted, SmsEvidence.EarlierId, "9" + server.Ledger[0].Values("client_id_sms")[0]));
        server.Ledger.Should().HaveCount(2);
        server.Ledger[1].Body.Should().Be(server.Ledger[0].Body, "also what is relative to the time of sending stays the same");
    }

    [Theory]
    [InlineData("", SmsEvidence.DuplicateRefusal, 18)]
    [InlineData(" id_sms=\"2856677675\"", SmsEvidence.EarlierId, 10)]
    public async Task Seen_before_means_accepted_after_an_unknown(string id, SmsEvidence evidence, int length)
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1
            ? exchange.ResetAsync()
            : exchange.AnswerAsync($"""<response><information number_sms="1"{id}>{Earlier}</information></response>"""));
        await using var gateway = Create(server);

        var result = (await gateway.Gateway.SendAsync(new SmsMessage("Hi", "+79033256601"))).Recipients[0];

        (result.Outcome, result.Evidence, result.Error).Should().Be((SmsOutcome.Accepted, evidence, null));
        result.ProviderMessageId.Should().HaveLength(length);
        server.Ledger.Should().HaveCount(2);
    }

    [Fact]
    public async Task Seen_before_means_unknown_the_first_time_and_is_not_asked_again()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, recipient => Refused(recipient, Earlier))));
        await using var gateway = Create(server);

        var result = (await gateway.Gateway.SendAsync(new SmsMessage("Hi", "+79033256601"))).Recipients[0];

        (result.Outcome, result.Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.DuplicateId));
        server.Ledger.Should().ContainSingle();
    }

    [Theory]
    [InlineData($"""<information number_sms="1">{Earlier}</information><information number_sms="1">{Earlier}</information>""")]
    [InlineData($"""<information number_sms="1">{Earlier}</information><information number_sms="1" id_sms="9">send</information>""")]
    [InlineData($"""<information number_sms="">{Earlier}</information><information number_sms="">{Earlier}</information>""")]
    public async Task What_may_have_been_seen_before_is_not_asked_again_either(string rows)
    {
        await using var server = RawServer.Answering($"<response>{rows}</response>");
        await using var gateway = Create(server);

        var result = await gateway.Gateway.SendAsync(new SmsMessage("Hi", "+79033256601"));

        (result.Recipients[0].Outcome, result.Recipients[0].Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.Protocol));
        server.Ledger.Should().ContainSingle("a second answer would prove nothing");
    }

    [Fact]
    public async Task A_job_that_runs_again_submits_the_same_ids()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)));
        var message = new SmsMessage("Hi", "+79033256601", "+79033256602") { Id = "ready-4711" };

        foreach (var (configure, again) in new (Action<MySmppOptions>, bool)[] { (_ => { }, false), (options => options.Password = "changed", true) })
        {
            await using var gateway = Create(server, configure);
            var result = await gateway.Gateway.SendAsync(message with { IsResubmission = again });
            result.Recipients.Should().OnlyContain(recipient => recipient.Outcome == SmsOutcome.Accepted && recipient.Evidence == (again ? SmsEvidence.EarlierId : SmsEvidence.Response));
        }

        server.Ledger[1].Values("client_id_sms").Should().Equal(server.Ledger[0].Values("client_id_sms"));
        server.Ledger[0].Values("client_id_sms").Should().Equal(["371411613475069112", "909596265098466799"], "in every process, on every machine, in every version");
    }

    [Fact]
    public async Task Another_account_message_or_recipient_has_other_ids_and_another_token_has_not()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)));
        var message = new SmsMessage("Hi", "+79033256601") { Id = "m1" };
        var (first, others) = (await IdAsync(_ => { }, message), new List<string>
        {
            await IdAsync(options => options.Login = "other", message),
            await IdAsync(_ => { }, message with { Id = "m2" }),
            await IdAsync(_ => { }, new SmsMessage("Hi", "+79033256602") { Id = "m1" }),
        });

        others.Append(first).Should().OnlyHaveUniqueItems();
        (await IdAsync(options => (options.Login, options.Password, options.Token) = (null, null, "one"), message))
            .Should().Be(await IdAsync(options => (options.Login, options.Password, options.Token) = (null, null, "two"), message), "a token may be changed between a run and the next");

        async Task<string> IdAsync(Action<MySmppOptions> configure, SmsMessage message)
        {
            await using var gateway = Create(server, configure);
            await gateway.Gateway.SendAsync(message);
            return server.Ledger[^1].Values("client_id_sms").Single();
        }
    }

    [Fact]
    public async Task A_message_that_poisons_its_document_does_not_refuse_its_neighbors()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            exchange.Request.Body.Contains("poison", StringComparison.Ordinal) ? "<response><error>Incorrect XML document format</error></response>" : AnswerAll(exchange.Request, Sent),
            exchange.Request.Body.Contains("poison", StringComparison.Ordinal) ? 400 : 200));
        await using var gateway = Create(server);
        var messages = Enumerable.Range(0, 5).Select(i => new SmsMessage(i is 2 ? "poison" : $"text {i}", $"+7903325660{i}") { Id = $"m{i}" });

        var results = await gateway.Gateway.SendManyAsync(messages.ToAsyncEnumerable()).ToListAsync();

        results.OrderBy(result => result.MessageId).Select(result => result.Recipients[0].Outcome)
            .Should().Equal(SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.Accepted);
        var refused = results.Single(result => result.MessageId is "m2").Recipients[0].Error!;
        (refused.Code, refused.Scope).Should().Be((SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway), "another gateway may take it");
        server.Ledger.Should().HaveCount(6, "one for all, then one for each");
    }

    [Fact]
    public async Task Ten_thousand_personalised_messages_take_a_hundred_requests()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)));
        await using var gateway = Create(server);
        var messages = Enumerable.Range(0, 10_000).Select(i => new SmsMessage($"Dear customer {i}", PhoneNumber.Parse($"79030{i:D6}")) { Id = $"m{i}" });

        var results = await gateway.Gateway.SendManyAsync(messages.ToAsyncEnumerable()).ToListAsync();

        results.Should().HaveCount(10_000).And.OnlyContain(result => result.AllAccepted);
        server.Ledger.Count.Should().BeInRange(100, 200, "a fiftieth at most, whatever the machine does meanwhile");
        server.Ledger.SelectMany(request => XDocument.Parse(request.Body).Descendants("message").Select(message => (message.Element("text")!.Value, message.Element("abonent")!.Attribute("phone")!.Value)))
            .OrderBy(sent => sent.Item2, StringComparer.Ordinal).Should().Equal(Enumerable.Range(0, 10_000).Select(i => ($"Dear customer {i}", $"79030{i:D6}")), "each got its own text, once");
    }

    private static MySmppTestGateway Create(RawServer server, Action<MySmppOptions>? configure = null) => MySmppTestGateway.Create(server.Address, options =>
    {
        options.QuietPeriod = TimeSpan.FromMilliseconds(50);
        configure?.Invoke(options);
    });
}

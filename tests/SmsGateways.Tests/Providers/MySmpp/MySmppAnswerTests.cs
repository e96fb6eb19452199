using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Answers to several recipients at once, literal ones of real servers, and answers that are none.</summary>
public sealed class MySmppAnswerTests
{
    private const SmsOutcome Accepted = SmsOutcome.Accepted;
    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;

    // The document's answer, with ids in the place of its words.
    private const string Documented = """
        <?xml  version="1.0" encoding="utf-8" ?>
        <response>
             <information number_sms="1" id_sms="11" parts="2">send</information>
             <information number_sms="2" id_sms="12" parts="2">send</information>
             <information number_sms="3" id_sms="13" parts="2">send</information>

        </response>
        """;

    public static TheoryData<string, string, SmsOutcome[]> Answers => new()
    {
        { "the document's", Documented, [Accepted, Accepted, Accepted] },
        { "a byte order mark and blanks", "\uFEFF \r\n" + Documented + "\r\n\0", [Accepted, Accepted, Accepted] },
        { "a namespace", Documented.Replace("<response>", "<response xmlns=\"urn:a\">", StringComparison.Ordinal), [Accepted, Accepted, Accepted] },
        { "another order", """<response><information number_sms="3" id_sms="13">send</information><information number_sms="1" id_sms="11">send</information><information number_sms="2">Out of SMS</information></response>""", [Accepted, Rejected, Accepted] },
        { "what nobody knows besides", """<response a="b"><new/><information new="1" number_sms=" 1 " id_sms=" 11 ">send<new/></information><new>x</new></response>""", [Accepted, Unknown, Unknown] },
        { "one is missing", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="2" id_sms="12">send</information></response>""", [Accepted, Accepted, Unknown] },
        { "none is there", "<response></response>", [Unknown, Unknown, Unknown] },
        { "none is there either", "<response/>", [Unknown, Unknown, Unknown] },
        { "one comes twice", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="1">Out of SMS</information><information number_sms="2" id_sms="12">send</information></response>""", [Unknown, Accepted, Unknown] },
        { "one comes three times", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="1" id_sms="11">send</information><information number_sms="1" id_sms="11">send</information></response>""", [Unknown, Unknown, Unknown] },
        { "one without a number, and it can only be the last", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="">Укажите номер телефона.</information><information number_sms="2" id_sms="12">send</information></response>""", [Accepted, Accepted, Rejected] },
        { "one without a number, and it can be either", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="">Укажите номер телефона.</information></response>""", [Accepted, Unknown, Unknown] },
        { "two without a number", """<response><information number_sms="1" id_sms="11">send</information><information>Out of SMS</information><information id_sms="12">send</information></response>""", [Accepted, Unknown, Unknown] },
        { "one without a number, and one twice", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="1" id_sms="11">send</information><information>Out of SMS</information></response>""", [Unknown, Unknown, Unknown] },
        { "a number that is none", """<response><information number_sms="one" id_sms="11">send</information><information number_sms="2" id_sms="12">send</information></response>""", [Unknown, Accepted, Unknown] },
        { "a number that was not in the request", """<response><information number_sms="1" id_sms="11">send</information><information number_sms="4" id_sms="14">send</information></response>""", [Unknown, Unknown, Unknown] },
        { "a refusal and an answer", """<response><error>Incorrect login or password</error><information number_sms="1" id_sms="11">send</information></response>""", [Unknown, Unknown, Unknown] },
        { "two refusals", "<response><error>Incorrect login or password</error><error>POST data is missing</error></response>", [Unknown, Unknown, Unknown] },
        { "another root", Documented.Replace("response", "request", StringComparison.Ordinal), [Unknown, Unknown, Unknown] },
        { "half of it", Documented[..(Documented.Length / 2)], [Unknown, Unknown, Unknown] },
        { "a page", "<html><body>Вход в личный кабинет</body></html>", [Unknown, Unknown, Unknown] },
        { "a word", "send", [Unknown, Unknown, Unknown] },
        { "nothing", "", [Unknown, Unknown, Unknown] },
        { "a DTD", "<!DOCTYPE response [<!ENTITY a 'send'>]>" + Documented[Documented.IndexOf("<response>", StringComparison.Ordinal)..], [Unknown, Unknown, Unknown] },
        { "a warning before it", "<br />\n<b>Warning</b>: mysql_connect()\n" + Documented, [Unknown, Unknown, Unknown] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_recipient_has_the_outcome_that_the_answer_proves(string because, string answer, SmsOutcome[] outcomes)
    {
        var result = await SendAsync(answer);

        result.Recipients.Select(recipient => recipient.Outcome).Should().Equal(outcomes, because);
        result.Recipients.Should().OnlyContain(recipient => recipient.Outcome == Accepted == (recipient.Error == null));
        result.Recipients.Should().OnlyContain(
            recipient => recipient.Outcome == Rejected
                ? recipient.ProviderMessageId == null
                : recipient.ProviderMessageId!.Length == (recipient.Outcome == Accepted ? 2 : 18),
            "what is unknown the provider may have under our id");
        result.Recipients.Should().OnlyContain(recipient => recipient.Evidence == (recipient.Outcome == Accepted ? SmsEvidence.Response : SmsEvidence.None));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task A_yes_under_a_status_that_says_no_is_neither(int status)
        => (await SendAsync(Documented, status)).Recipients.Should().OnlyContain(recipient => recipient.Outcome == Unknown);

    [Theory]
    [InlineData("""<response><information number_sms="1" id_sms="11">send</information><information number_sms="4" id_sms="14">send</information></response>""")]
    [InlineData("""<response><error>Incorrect XML document format</error><information number_sms="1" id_sms="11">send</information></response>""")]
    public async Task An_answer_that_contradicts_itself_is_no_refusal_whatever_the_status(string answer)
        => (await SendAsync(answer, 400)).Recipients.Should().OnlyContain(recipient => recipient.Outcome == Unknown);

    [Theory]
    [InlineData(400, Rejected)]
    [InlineData(404, Rejected)]
    [InlineData(301, Rejected)]
    [InlineData(429, Rejected)]
    [InlineData(302, Unknown)]
    [InlineData(500, Unknown)]
    [InlineData(503, Unknown)]
    public async Task Without_a_word_of_the_provider_the_status_counts(int status, SmsOutcome outcome)
        => (await SendAsync("<html/>", status)).Recipients.Should().OnlyContain(recipient => recipient.Outcome == outcome);

    [Fact]
    public async Task An_answer_of_a_real_server_is_read()
    {
        await using var server = RawServer.Answering("""<response><information number_sms="1" id_sms="2856677675" id_turn="533025253" parts="1" price="1.1" price_sum="1.1">send</information></response>""", contentType: "text/html");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendOneAsync()).Should().Be(new SmsRecipientResult(PhoneNumber.Parse("79033256699"), Accepted)
        {
            Gateway = "my",
            ProviderMessageId = "2856677675",
            Parts = 1,
            PredictedParts = 1,
            Evidence = SmsEvidence.Response,
        });
    }

    [Fact]
    public async Task A_single_answer_without_a_number_is_that_of_the_single_recipient()
    {
        await using var server = RawServer.Answering("""<response><information number_sms="">Номер телефона присутствует в стоп-листе.</information></response>""");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendOneAsync()).Error!.Code.Should().Be(SmsErrorCode.OptedOut);
    }

    [Fact]
    public async Task An_answer_in_windows_1251_is_read()
    {
        var body = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(
            """<?xml version="1.0" encoding="windows-1251"?><response><information number_sms="1">Закончились SMS.</information></response>""");
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(body));
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendOneAsync()).Error!.ProviderText.Should().Be("Закончились SMS.");
    }

    private static async Task<SmsSendResult> SendAsync(string answer, int status = 200)
    {
        await using var server = RawServer.Answering(answer, status);
        await using var gateway = MySmppTestGateway.Create(server.Address, clock: new ManualTimeProvider { PassesPauses = true });
        return await gateway.SendAsync(new SmsMessage("Hi", "+79033256601", "+79033256602", "+79033256603"));
    }
}

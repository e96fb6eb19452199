using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Every text of the document in English and, as servers answer, in Russian; at its level, in the forms in which it is known to come.</summary>
public sealed class MySmppErrorsTests
{
    private const string Business = "Укажите название контакта и, хотя бы один параметр для визитной карточки.";
    private const string WaitsForMoney = "Недостаточно средств для отправки SMS. SMS будет отправлена как только вы пополните счет по данному направлению.";

    public static TheoryData<string, SmsErrorCode, SmsErrorScope> OfRequests => new()
    {
        { "Incorrect XML document format", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "Неправильный формат XML документа", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "Incorrect login or password", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "Неправильный логин или пароль", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "POST data is missing", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "POST данные отсутствуют", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "Your account is locked", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "Ваш аккаунт заблокирован", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "Базы с таким номером не существует", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "Некорректный формат даты", SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway },
        { "Такой оператор не обнаружен", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
    };

    public static TheoryData<string, SmsErrorCode, SmsErrorScope> OfMessages => new()
    {
        { "We have run out of SMS. Please contact your manager to resolve the problem", SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway },
        { "У нас закончились SMS. Для разрешения проблемы свяжитесь с менеджером.", SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway },
        { "Out of SMS", SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway },
        { "Закончились SMS.", SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway },
        { "Account blocked", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "Аккаунт заблокирован.", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "Specify phone number", SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "Укажите номер телефона.", SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "Phone number is on the stop list", SmsErrorCode.OptedOut, SmsErrorScope.Recipient },
        { "Номер телефона присутствует в стоп-листе.", SmsErrorCode.OptedOut, SmsErrorScope.Recipient },
        { "This destination is closed for you", SmsErrorCode.NotCovered, SmsErrorScope.Gateway },
        { "Данное направление закрыто для вас.", SmsErrorCode.NotCovered, SmsErrorScope.Gateway },
        { "This destination is closed", SmsErrorCode.NotCovered, SmsErrorScope.Gateway },
        { "Данное направление закрыто.", SmsErrorCode.NotCovered, SmsErrorScope.Gateway },
        { "SMS text rejected by moderator", SmsErrorCode.ContentBlocked, SmsErrorScope.Content },
        { "Текст SMS отклонен модератором.", SmsErrorCode.ContentBlocked, SmsErrorScope.Content },
        { "Текст SMS отклонён модератором.", SmsErrorCode.ContentBlocked, SmsErrorScope.Content },
        { "No sender", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Нет отправителя.", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "The sender must not exceed 15 characters for numeric numbers and 11 characters for alphanumeric numbers", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Отправитель не должен превышать 15 символов для цифровых номеров и 11 символов для буквенно-числовых.", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Phone number must be less than 15 characters", SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "Номер телефона должен быть меньше 15 символов.", SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "No message text", SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "Нет текста сообщения.", SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "No link", SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "Нет ссылки.", SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "Provide the contact name and at least one parameter for a business card", SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { Business, SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { Business.Replace("и,", "и", StringComparison.Ordinal), SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "There is no such sender", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Такого отправителя Нет.", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Такого отправителя нет.", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "The sender has not been moderated", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Отправитель не прошел модерацию.", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "Отправитель не прошёл модерацию", SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
    };

    [Theory]
    [MemberData(nameof(OfRequests))]
    public async Task A_request_is_refused_whatever_the_status(string words, SmsErrorCode code, SmsErrorScope scope)
    {
        foreach (var status in new[] { 200, 400, 403, 500, 503 })
        {
            var result = await SendAsync($"<response><error>{words}</error></response>", status);

            (result.Outcome, result.Error).Should().Be((SmsOutcome.Rejected, new SmsError(code, scope, null, words)), $"status {status}");
        }
    }

    [Theory]
    [MemberData(nameof(OfMessages))]
    public async Task A_recipient_is_refused(string words, SmsErrorCode code, SmsErrorScope scope)
    {
        foreach (var form in new[] { words, $" \n{words.ToUpperInvariant()} ", words.TrimEnd('.').ToLowerInvariant(), words.TrimEnd('.') + "." })
        {
            var result = await SendAsync($"""<response><information number_sms="1" parts="1">{form}</information></response>""");

            (result.Outcome, result.Error, result.ProviderMessageId).Should().Be((SmsOutcome.Rejected, new SmsError(code, scope, null, form.Trim()), null));
        }
    }

    [Theory]
    [InlineData("send", "2856677675", "2856677675")]
    [InlineData("send", "SMS ID in the system to check the status", "SMS ID in the system to check the status")]
    [InlineData("Send", "007", "007")]
    [InlineData("send", "", null)]
    [InlineData("send", "0", null)]
    [InlineData(WaitsForMoney, "2856677675", "2856677675")]
    [InlineData(WaitsForMoney, "", null)]
    [InlineData("Something new", "2856677675", "2856677675")]
    [InlineData("", "2856677675", "2856677675")]
    public async Task A_recipient_is_accepted(string words, string id, string? known)
    {
        var result = await SendAsync($"""<response><information number_sms="1" id_sms="{id}" id_turn="533025253" parts="2" price="1.1" price_sum="1.1">{words}</information></response>""");

        (result.Outcome, result.Error, result.ProviderMessageId, result.Parts, result.Evidence).Should().Be((SmsOutcome.Accepted, null, known, 2, SmsEvidence.Response));
    }

    [Theory]
    [InlineData("""<information number_sms="1">Something new</information>""", SmsErrorCode.Other, "Something new")]
    [InlineData("""<information number_sms="1" id_sms="">Сервис временно недоступен</information>""", SmsErrorCode.Other, "Сервис временно недоступен")]
    [InlineData("""<information number_sms="1" id_sms="5">Out of SMS</information>""", SmsErrorCode.Protocol, "Out of SMS")]
    [InlineData("""<information number_sms="1"></information>""", SmsErrorCode.Other, "")]
    [InlineData("<error>Something new</error>", SmsErrorCode.Other, "Something new")]
    [InlineData("<error>send</error>", SmsErrorCode.Other, "send")]
    public async Task What_nobody_knows_is_unknown(string answer, SmsErrorCode code, string words)
    {
        var result = await SendAsync($"<response>{answer}</response>");

        (result.Outcome, result.Error!.Code, result.Error.ProviderText).Should().Be((SmsOutcome.Unknown, code, words));
        result.ProviderMessageId.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Words_that_nobody_knows_are_a_refusal_where_the_status_is_one()
    {
        var result = await SendAsync("<response><error>Something new</error></response>", 400);

        (result.Outcome, result.Error!.Code, result.Error.ProviderText).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, "Something new"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("2856677675", "2856677675")]
    public async Task An_id_that_was_seen_before_is_unknown_the_first_time(string id, string? known)
    {
        var result = await SendAsync($"""<response><information number_sms="1" id_sms="{id}">Данное сообщение уже было отправлено.</information></response>""");

        (result.Outcome, result.Error!.Code, result.Error.ProviderText).Should().Be((SmsOutcome.Unknown, SmsErrorCode.DuplicateId, "Данное сообщение уже было отправлено."));
        result.ProviderMessageId.Should().Match(told => known == null ? told.Length == 18 : told == known);
    }

    [Theory]
    [InlineData("Номер телефона присутствует в стоп-листе.", SmsOutcome.Unknown)]
    [InlineData("Аккаунт заблокирован.", SmsOutcome.Unknown)]
    [InlineData("Неправильный логин или пароль", SmsOutcome.Rejected)]
    public async Task What_is_about_one_recipient_is_not_said_of_several(string words, SmsOutcome outcome)
    {
        await using var server = RawServer.Answering($"<response><error>{words}</error></response>");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        var result = await gateway.SendAsync(new SmsMessage("Hi", "+79033256699", "+79033256698"));

        result.Recipients.Should().OnlyContain(recipient => recipient.Outcome == outcome && recipient.Error!.ProviderText == words);
    }

    [Theory]
    [InlineData("<error>Incorrect login or password</error>", true)]
    [InlineData("<error>Ваш аккаунт заблокирован</error>", true)]
    [InlineData("""<information number_sms="1">Account blocked</information>""", true)]
    [InlineData("""<information number_sms="1">Закончились SMS.</information>""", true)]
    [InlineData("""<information number_sms="1">У нас закончились SMS. Для разрешения проблемы свяжитесь с менеджером.</information>""", true)]
    [InlineData("""<information number_sms="1">No sender</information>""", false)]
    [InlineData("""<information number_sms="1">Данное направление закрыто.</information>""", false)]
    [InlineData("<error>Неправильный формат XML документа</error>", false)]
    public async Task An_account_that_cannot_send_pauses_the_gateway(string answer, bool pauses)
    {
        await using var server = RawServer.Answering($"<response>{answer}</response>");
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Rejected);
        (await gateway.SendOneAsync()).Outcome.Should().Be(pauses ? SmsOutcome.NotSent : SmsOutcome.Rejected);

        server.Ledger.Should().HaveCount(pauses ? 1 : 2);
    }

    private static async Task<SmsRecipientResult> SendAsync(string answer, int status = 200)
    {
        await using var server = RawServer.Answering(answer, status);
        await using var gateway = MySmppTestGateway.Create(server.Address);
        return await gateway.SendOneAsync();
    }
}

using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>Each text of the document's tables, by what causes it, in both languages, and faults.</summary>
public sealed class MySmppErrorTests : MySmppFixture
{
    private const string Viber = "<sender_viber>Viber</sender_viber><text_viber>Hi</text_viber>";

    public static TheoryData<string, string> AllMessageErrors => Rows(MySmppDocument.MessageErrors);

    public static TheoryData<string, string> AllErrors => Rows(MySmppDocument.Errors);

    [Theory]
    [MemberData(nameof(AllMessageErrors))]
    public async Task Every_text_for_a_message_has_its_cause_and_its_Russian_form(string english, string russian)
    {
        var sms = Cause(english);

        (await SendAsync(sms)).Elements().Single().ToString().Should().Be($"<information number_sms=\"1\">{english}</information>");
        MySmpp.Language = MySmppLanguage.Russian;
        (await InformationAsync(sms)).Should().Equal(russian);
        MySmpp.Messages.Should().BeEmpty();
        (await InformationAsync(Sms(subscriber: "phone=\"79990000000\""))).Should().Equal(Account.IsBlocked || MySmpp.IsOutOfSms || Account.Balance is 0 ? russian : "send");
    }

    [Theory]
    [MemberData(nameof(AllMessageErrors))]
    public async Task Every_text_for_a_message_can_be_decided_for_a_number(string english, string russian)
    {
        var sms = Sms() + Sms(subscriber: "phone=\"79990000000\" number_sms=\"2\"");
        MySmpp.SetError("79033256699", english);
        (await InformationAsync(sms)).Should().Equal(english, "send");

        MySmpp.SetError("79033256699", russian);
        (await InformationAsync(sms)).Should().Equal(russian, "send");

        MySmpp.SetError("79033256699", null);
        (await InformationAsync(sms)).Should().Equal("send", "send");
    }

    [Theory]
    [MemberData(nameof(AllErrors))]
    public async Task Every_text_for_a_request_has_its_cause_and_its_Russian_form_with_either_HTTP_status(string english, string russian)
    {
        var body = english switch
        {
            "POST data is missing" => "",
            "Incorrect login or password" => $"<request>{Sms()}{Security.Change("\"password\"", "\"Password\"")}</request>",
            _ => $"<request>{Sms()}{Security}",
        };

        using var answer = await PostAsync("xml/", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ErrorAsync("xml/", body)).Should().Be(english);
        MySmpp.Language = MySmppLanguage.Russian;
        MySmpp.ErrorStatus = HttpStatusCode.BadRequest;
        using var bad = await PostAsync("xml/", body);
        bad.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await bad.Content.ReadAsStringAsync()).Should().Contain($"<error>{russian}</error>");
        foreach (var path in (string[])["state", "balance", "originator", "time", "def", "incoming", "list_stop", "stop", "list_scheduled", "scheduled"])
        {
            (await ErrorAsync($"xml/{path}.php", body)).Should().Be(russian);
        }

        MySmpp.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_GET_has_no_POST_data()
    {
        (await Http.GetStringAsync(new Uri(MySmpp.BaseAddress, "xml/"))).Should().Contain("<error>POST data is missing</error>");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Line_breaks_are_refused_wherever_they_are_unless_a_test_likes_them(string lineBreak)
    {
        var body = $"<request>{Sms()}{Security}</request>";
        foreach (var broken in (string[])[lineBreak + body, body + lineBreak, body.Change("Hello", $"Hel{lineBreak}lo"), body.Change("<abonent ", $"<abonent{lineBreak} ")])
        {
            (await ErrorAsync("xml/", broken)).Should().Be("Incorrect XML document format");
        }

        MySmpp.RefusesLineBreaks = false;
        using var answer = await PostAsync("xml/", body + lineBreak);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(">send<");
    }

    [Theory]
    [InlineData("type=\"SMS\"")]
    [InlineData("type=\"flashsms or silence or sms or wappush or vcard\"")] // the document's sample
    [InlineData("type_send_1=\"viber or sms\"")]
    [InlineData("type_send_2=\"fax\"")]
    public async Task An_unknown_type_is_a_wrong_format(string attributes) =>
        (await ErrorAsync("xml/", $"<request>{Sms(attributes)}{Security}</request>")).Should().Be("Incorrect XML document format");

    [Fact]
    public async Task The_documents_sample_as_it_is_printed_is_a_wrong_format()
    {
        MySmpp.RefusesLineBreaks = false;

        (await ErrorAsync("xml/", MySmppDocument.Send)).Should().Be("Incorrect XML document format");
        (await ErrorAsync("xml/", "<message></message>")).Should().Be("Incorrect XML document format");
    }

    [Theory]
    [InlineData("time_send", "2010-09-22")]
    [InlineData("time_send", "22.09.2010 12:00")]
    [InlineData("validity_period", "2010-09-31 12:00")]
    [InlineData("validity_period_viber", "tomorrow")]
    public async Task A_wrong_date_is_an_error_of_sibling_servers(string name, string value)
    {
        var body = $"<request>{Sms()}{Sms(subscriber: $"phone=\"79033256699\" {name}=\"{value}\"")}{Security}</request>";

        (await ErrorAsync("xml/", body)).Should().Be("Incorrect date format");
        MySmpp.Language = MySmppLanguage.Russian;
        (await ErrorAsync("xml/", body)).Should().Be("Некорректный формат даты");
        MySmpp.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_locked_account_cannot_send_and_can_ask()
    {
        Account.IsLocked = true;

        (await ErrorAsync("xml/", $"<request>{Sms()}{Security}</request>")).Should().Be("Your account is locked");
        (await AskAsync("xml/balance.php", "")).Element("money")!.Value.Should().Be("150");
        MySmpp.Language = MySmppLanguage.Russian;
        (await ErrorAsync("xml/", $"<request>{Sms()}{Security}</request>")).Should().Be("Ваш аккаунт заблокирован");
    }

    [Theory]
    [InlineData("+79033256699")]
    [InlineData("0903325669")]
    [InlineData("abc")]
    public async Task What_is_no_number_is_a_closed_destination_as_in_the_field(string phone) =>
        (await InformationAsync(Sms(subscriber: $"phone=\"{phone}\""))).Should().Equal("This destination is closed for you");

    [Theory]
    [InlineData("12345678901234", "send")]
    [InlineData("123456789012345", "Phone number must be less than 15 characters")]
    public async Task A_number_has_at_most_14_digits(string phone, string text) =>
        (await InformationAsync(Sms(subscriber: $"phone=\"{phone}\""))).Should().Equal(text);

    [Theory]
    [InlineData("ElevenChars", true)]
    [InlineData("TwelveLetter", false)]
    [InlineData("123456789012345", true)]
    [InlineData("1234567890123456", false)]
    public async Task A_sender_has_11_characters_or_15_digits(string sender, bool isTaken)
    {
        var text = isTaken ? "send" : "The sender must not exceed 15 characters for numeric numbers and 11 characters for alphanumeric numbers";

        (await InformationAsync(Sms(content: $"<sender>{sender}</sender><text>Hello</text>"))).Should().Equal(text);
        (await InformationAsync(Sms("type_send_1=\"viber\"", Viber.Change("Viber<", $"{sender}<")))).Should().Equal(text);
    }

    [Theory]
    [InlineData("<text_viber>Hi</text_viber>", "No sender")]
    [InlineData("<sender_viber>Viber</sender_viber>", "No message text")]
    [InlineData(Viber + "<button_viber>Buy</button_viber>", "No link")]
    [InlineData(Viber + "<button_viber>Buy</button_viber><action_viber>http://shop.example/</action_viber>", "send")]
    [InlineData(Viber + "<image_viber>http://shop.example/a.png</image_viber>", "send")]
    public async Task Viber_has_the_same_errors(string content, string text) =>
        (await InformationAsync(Sms("type_send_1=\"viber\"", content))).Should().Equal(text);

    [Fact]
    public async Task A_fallback_needs_what_its_own_message_needs()
    {
        (await InformationAsync(Sms("type_send_1=\"viber\" type_send_2=\"sms\"", Viber))).Should().Equal("No sender");
        (await InformationAsync(Sms("type_send_1=\"viber\" type_send_2=\"sms\"", Viber + "<sender>Shop</sender>"))).Should().Equal("No message text");
    }

    [Fact]
    public async Task A_business_card_has_a_name_and_something_else()
    {
        const string Error = "Provide the contact name and at least one parameter for a business card";

        (await InformationAsync(Sms("type=\"vcard\"", "<sender>Shop</sender><email>a@b.example</email>"))).Should().Equal(Error);
        (await InformationAsync(Sms("type=\"vcard\"", "<sender>Shop</sender><name>Ann</name>"))).Should().Equal(Error);
        foreach (var parameter in (string[])
        [
            "<url>http://a.example/</url>", "<phone cell=\"1\"/>", "<phone work=\"1\"/>", "<phone fax=\"1\"/>", "<email>a</email>", "<position>a</position>",
            "<organization>a</organization>", "<address post_office_box=\"a\"/>", "<address street=\"a\"/>", "<address city=\"a\"/>", "<address region=\"a\"/>",
            "<address postal_code=\"a\"/>", "<address country=\"a\"/>", "<additional>a</additional>",
        ])
        {
            (await InformationAsync(Sms("type=\"vcard\"", $"<sender>Shop</sender><name>Ann</name>{parameter}"))).Should().Equal("send");
        }
    }

    [Fact]
    public async Task A_message_can_wait_for_money_as_at_newer_servers()
    {
        MySmpp.QueuesWithoutMoney = true;
        Account.Balance = 1;

        var answer = (await SendAsync(Sms())).Elements().Single();

        answer.Attribute("id_sms")!.Value.Should().Be(Message.Id);
        answer.Value.Should().Be("Недостаточно средств для отправки SMS. SMS будет отправлена как только вы пополните счет по данному направлению.");
        Clock.Advance(TimeSpan.FromDays(1));
        Message.Should().BeEquivalentTo(new { WaitsForMoney = true, State = "send" });
        Account.Balance.Should().Be(1);
    }

    [Fact]
    public async Task Each_subscriber_has_an_outcome_of_its_own()
    {
        Account.Balance = 2.2m;
        MySmpp.Stop("79990000002");

        (await InformationAsync("<message><sender>Shop</sender><text>Hello</text>"
            + string.Concat(Enumerable.Range(1, 4).Select(i => $"<abonent phone=\"7999000000{i}\" number_sms=\"{i}\" />")) + "</message>"))
            .Should().Equal("send", "Phone number is on the stop list", "send", "Out of SMS");
    }

    // Arranges what causes the error and returns a message that meets it.
    private string Cause(string error)
    {
        switch (error)
        {
            case "We have run out of SMS. Please contact your manager to resolve the problem":
                MySmpp.IsOutOfSms = true;
                return Sms();
            case "Out of SMS":
                Account.Balance = 0;
                return Sms();
            case "Account blocked":
                Account.IsBlocked = true;
                return Sms();
            case "Phone number is on the stop list":
                MySmpp.Stop("79033256699");
                return Sms();
            case "This destination is closed for you":
                Account.ClosedPrefixes = ["7903"];
                return Sms();
            case "This destination is closed":
                MySmpp.ClosedPrefixes = ["7903"];
                return Sms();
            case "SMS text rejected by moderator":
                Account.RejectedWords = ["casino"];
                return Sms(content: "<sender>Shop</sender><text>Our Casino</text>");
            case "There is no such sender":
                Account.AllowsAnySender = false;
                Account.Senders = new Dictionary<string, MySmppSenderState> { ["Shop"] = MySmppSenderState.Completed };
                return Sms(content: "<sender>Other</sender><text>Hello</text>");
            case "The sender has not been moderated":
                Account.AllowsAnySender = false;
                Account.Senders = new Dictionary<string, MySmppSenderState> { ["Shop"] = MySmppSenderState.Completed, ["New"] = MySmppSenderState.Order };
                return Sms(content: "<sender>New</sender><text>Hello</text>");
            case "Specify phone number":
                return Sms(subscriber: "number_sms=\"1\"");
            case "Phone number must be less than 15 characters":
                return Sms(subscriber: "phone=\"790332566990000\" number_sms=\"1\"");
            case "No sender":
                return Sms(content: "<text>Hello</text>");
            case "No message text":
                return Sms(content: "<sender>Shop</sender>");
            case "No link":
                return Sms("type=\"wappush\"");
            case "Provide the contact name and at least one parameter for a business card":
                return Sms("type=\"vcard\"");
            default:
                return Sms(content: "<sender>TwelveLetter</sender><text>Hello</text>");
        }
    }

    private static TheoryData<string, string> Rows(IReadOnlyDictionary<string, string> texts)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (english, russian) in texts)
        {
            rows.Add(english, russian);
        }

        return rows;
    }
}

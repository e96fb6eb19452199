using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>xml/</c>: what a request may carry, what is kept of it and what is answered.</summary>
public sealed class MySmppSendTests : MySmppFixture
{
    // The document's, with one of the values that it lists in each place, and an end tag in one language.
    private static readonly string Document = MySmppDocument.Send
        .Change("type_send_1=\"viber or sms\" type_send_2=\"viber or sms\" type=\"flashsms or silence or sms or wappush or vcard\"",
            "type_send_1=\"viber\" type_send_2=\"sms\" type=\"vcard\"")
        .Change("Sender of Viber message", "Viber").Change("</сообщение", "</message>");

    [Fact]
    public async Task The_documents_request_is_kept_to_the_last_field_and_answered_subscriber_by_subscriber()
    {
        MySmpp.RefusesLineBreaks = false;

        using var response = await PostAsync("xml", Document);
        var answer = XElement.Parse(await response.Content.ReadAsStringAsync());

        answer.Elements().Select(information => information.Attribute("number_sms")!.Value).Should().Equal("1", "2", "10", "11", "12", "20");
        answer.Elements().Select(information => information.Attribute("id_sms")!.Value).Should().Equal(MySmpp.Messages.Select(message => message.Id));
        answer.Elements().Should().OnlyContain(information => information.Value == "send" && information.Attribute("parts")!.Value == "1");
        MySmpp.Messages.Select(message => message.ClientId).Should().Equal("101", "102", "110", "111", "112", "120");
        var moscow = TimeSpan.FromHours(3);
        MySmpp.Messages[0].Should().BeEquivalentTo(new SimulatedMySmppMessage
        {
            Id = "2856677675",
            ClientId = "101",
            Login = "login",
            Phone = "79033256699",
            Type = "vcard",
            FirstChannel = "viber",
            SecondChannel = "sms",
            Sender = "Sender 1",
            Text = "Message text 1",
            Viber = new()
            {
                Sender = "Viber",
                Text = "Message text",
                Button = "Button text",
                Action = "Link for button",
                Image = "Address of image",
                ValidUntil = new DateTimeOffset(2001, 12, 31, 15, 34, 54, moscow),
            },
            Card = new()
            {
                Name = "Name for vCard",
                Url = "Address for WAP Push or vCard",
                CellPhone = "79033256699",
                WorkPhone = "79033256699",
                Fax = "79033256699",
                Email = "E-mail vCard",
                Position = "Job vCard",
                Organization = "Organization vCard",
                PostOfficeBox = "P.O. Box",
                Street = "Street",
                City = "City",
                Region = "Region",
                PostalCode = "Index",
                Country = "Country",
                Additional = "Additional vCard information",
            },
            SendAt = new DateTimeOffset(2001, 12, 31, 12, 34, 54, moscow),
            ValidUntil = new DateTimeOffset(2001, 12, 31, 15, 34, 54, moscow),
            Parts = 1,
            Price = 1.1m,
            ReceivedAt = Clock.GetUtcNow(),
            State = "expired", // The document's times are long past.
        });
        MySmpp.Messages[2].SendAt.Should().BeNull();
        MySmpp.Messages[3].Should().BeEquivalentTo(new { Type = "sms", FirstChannel = "sms", SecondChannel = "", Sender = "Sender 2", Text = "Message Text 2" });
        Account.Balance.Should().Be(150 - 6 * 1.1m);
        foreach (var shown in (object[])[MySmpp.Messages[0], MySmpp.Messages[0].Card!, MySmpp.Messages[0].Viber!, Account])
        {
            shown.ToString().Should().StartWith("MySmpp").And.NotContainAny("7903", "text", "password");
        }
    }

    [Fact]
    public async Task The_documents_answer_has_these_attributes_and_no_others()
    {
        var expected = XElement.Parse(MySmppDocument.Answer.Change("<?xml  version", "<?xml version")).Elements().First();

        var answer = (await SendAsync(Sms(content: $"<sender>Shop</sender><text>{new string('a', 161)}</text>"))).Elements().Single();

        answer.Name.Should().Be(expected.Name);
        answer.Attributes().Select(attribute => attribute.Name).Should().Equal(expected.Attributes().Select(attribute => attribute.Name));
        answer.Attribute("number_sms")!.Value.Should().Be("1");
        answer.Attribute("parts")!.Value.Should().Be("2");
        answer.Value.Should().Be("send");
    }

    [Fact]
    public async Task Answers_have_the_attributes_of_the_field()
    {
        MySmpp.AnswersPrices = true;

        (await SendAsync(Sms())).Elements().Single().ToString().Should().Be(
            """<information number_sms="1" id_sms="2856677675" id_turn="533025253" parts="1" price="1.1" price_sum="1.1">send</information>""");
    }

    [Fact]
    public async Task A_request_without_subscribers_has_an_empty_answer()
    {
        (await SendAsync("")).ToString().Should().Be("<response></response>");
        (await SendAsync("<message><sender>Shop</sender><text>Hello</text></message>")).Elements().Should().BeEmpty();
    }

    [Theory]
    [InlineData("sms", "<sender>Shop</sender><text>Hello</text>")]
    [InlineData("flashsms", "<sender>Shop</sender><text>Hello</text>")]
    [InlineData("silence", "<sender>Shop</sender>")]
    [InlineData("wappush", "<sender>Shop</sender><text>Hello</text><url>http://shop.example/</url>")]
    [InlineData("vcard", "<sender>Shop</sender><name>Ann</name><email>ann@shop.example</email>")]
    public async Task Every_type_is_taken(string type, string content)
    {
        (await InformationAsync(Sms($"type=\"{type}\"", content))).Should().Equal("send");

        Message.Type.Should().Be(type);
        Message.Url.Should().Be(type is "wappush" ? "http://shop.example/" : "");
        (Message.Card is not null).Should().Be(type is "vcard");
    }

    [Theory]
    [InlineData("type_send_1=\"sms\"", "sms", "", false)]
    [InlineData("type_send_1=\"viber\"", "viber", "", true)]
    [InlineData("type_send_1=\"viber\" type_send_2=\"sms\" type=\"flashsms\"", "viber", "sms", true)]
    [InlineData("type_send_1=\"sms\" type_send_2=\"viber\"", "sms", "viber", true)]
    [InlineData("type_send_1=\"\" type_send_2=\"\"", "sms", "", false)]
    public async Task Channels_come_in_either_order(string attributes, string first, string second, bool hasViber)
    {
        var content = "<sender_viber>Viber</sender_viber><text_viber>Hi</text_viber><sender>Shop</sender><text>Hello</text>";

        (await InformationAsync(Sms(attributes, content))).Should().Equal("send");

        Message.Should().BeEquivalentTo(new { FirstChannel = first, SecondChannel = second });
        (Message.Viber is not null).Should().Be(hasViber);
    }

    [Fact]
    public async Task Elements_of_sibling_servers_are_kept_too()
    {
        await SendAsync(Sms(content: "<sender>Shop</sender><text>Привет</text><translite>1</translite><name_delivery>May</name_delivery>"));

        Message.Should().BeEquivalentTo(new { Text = "Привет", IsTransliterated = true, DeliveryName = "May" });
    }

    [Fact]
    public async Task A_backslash_and_an_n_are_a_line_break()
    {
        await SendAsync(Sms(content: "<sender>Shop</sender><text>a\\nb &amp; &lt;c&gt; 😀</text>"));

        Message.Text.Should().Be("a\nb & <c> 😀");
    }

    [Fact]
    public async Task A_token_stands_in_the_place_of_login_and_password()
    {
        Account.Token = "secret";
        var body = $"<request>{Sms()}{Security}</request>".Change(Security, "<security><token value=\"secret\" /></security>");

        (await (await PostAsync("xml/", body)).Content.ReadAsStringAsync()).Should().Contain(">send<");
        (await ErrorAsync("xml/", body.Change("secret", "Secret"))).Should().Be("Incorrect login or password");
        Account.ToString().Should().Be("MySmpp account login");
    }

    [Fact]
    public async Task The_login_may_come_first()
    {
        var body = $"<request>{Security}{Sms()}</request>";

        (await (await PostAsync("xml/", body)).Content.ReadAsStringAsync()).Should().Contain(">send<");
    }

    [Fact]
    public async Task A_client_id_that_has_been_sent_gets_the_earlier_id_and_is_neither_sent_nor_charged()
    {
        var other = MySmpp.AddAccount("other", "password");
        var sms = Sms(subscriber: "phone=\"79033256699\" number_sms=\"7\" client_id_sms=\"101\"");
        await SendAsync(sms);
        Account.Balance = 0;

        var repeated = (await SendAsync(sms.Change("Hello", "Another text").Change("\"7\"", "\"8\""))).Elements().Single();

        repeated.ToString().Should().Be("""<information number_sms="8" id_sms="2856677675" parts="1">send</information>""");
        Message.Text.Should().Be("Hello");
        MySmpp.Repetition = MySmppRepetition.AlreadySent;
        (await SendAsync(sms)).Elements().Single().ToString().Should().Be("""<information number_sms="7">Данное сообщение уже было отправлено.</information>""");
        using var response = await PostAsync("xml/", $"<request>{sms}{Security.Change("\"login\"", "\"other\"")}</request>");
        (await response.Content.ReadAsStringAsync()).Should().Contain("2856677676");
        other.Balance.Should().Be(148.9m);
    }

    [Fact]
    public async Task A_client_id_is_free_after_a_refusal_and_taken_within_one_document()
    {
        var sms = Sms(subscriber: "phone=\"79033256699\" client_id_sms=\"101\"");
        Account.IsBlocked = true;
        (await InformationAsync(sms)).Should().Equal("Account blocked");
        Account.IsBlocked = false;

        var answer = await SendAsync(sms + sms);

        answer.Elements().Select(information => information.Attribute("id_sms")!.Value).Should().Equal("2856677675", "2856677675");
        answer.Elements().First().Attribute("number_sms")!.Value.Should().BeEmpty();
        MySmpp.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_its_slash_the_path_can_be_redirected_and_a_client_that_follows_loses_its_data()
    {
        MySmpp.RedirectsWithoutSlash = true;

        (await ErrorAsync("xml", $"<request>{Sms()}{Security}</request>")).Should().Be("POST data is missing");
        (await ExchangeAsync("POST /mysmpp/xml HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")).Should()
            .StartWith("HTTP/1.1 301 Moved Permanently").And.Contain($"Location: {MySmpp.BaseAddress}xml/\r\n");
        (await InformationAsync(Sms())).Should().Equal("send");
        MySmpp.Requests.Select(request => request.Method).Should().Equal("POST", "GET", "POST", "POST");
    }

    [Fact]
    public async Task Many_requests_at_once_never_spend_more_than_there_is()
    {
        Account.Balance = 11;

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => InformationAsync(Sms())));

        answers.Count(answer => answer is ["send"]).Should().Be(10);
        Account.Balance.Should().Be(0);
        MySmpp.Messages.Select(message => message.Id).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("2010-09-22 12:34", "2010-09-22 12:34:00")]
    [InlineData("2010-09-22 12:34:54", "2010-09-22 12:34:54")]
    public async Task Times_come_with_and_without_seconds_in_the_accounts_zone(string time, string expected)
    {
        MySmpp.TimeOffset = TimeSpan.FromHours(7);
        await SendAsync(Sms(subscriber: $"phone=\"79033256699\" time_send=\"{time}\" validity_period=\"{time}\""));

        Message.SendAt.Should().Be(DateTimeOffset.Parse(expected + " +07:00", System.Globalization.CultureInfo.InvariantCulture));
        Message.ValidUntil.Should().Be(Message.SendAt);
    }
}

using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>/api/message</c>: the documents' examples and each row of their status tables.</summary>
public sealed class MessageTests : SimulatorFixture
{
    public static TheoryData<Platform> Platforms => [Platform.Biz, Platform.Nikita];

    [Theory]
    [InlineData(Platform.Biz, SmsProDocuments.BizMessage)]
    [InlineData(Platform.Nikita, SmsProDocuments.NikitaMessage)]
    public async Task The_documents_request_is_a_test_and_gets_11_and_not_the_0_of_the_documents_answer(Platform platform, string request)
    {
        var answer = await SendAsync(On(platform), request);

        // The examples contradict their own text twice: a test is status 11, and twenty Latin letters are one part, not two.
        Status(answer).Should().Be(11);
        Value(answer, "smscnt").Should().Be("1");
        Value(answer, "phones").Should().Be("2");
    }

    [Theory]
    [InlineData(Platform.Biz, SmsProDocuments.BizMessage)]
    [InlineData(Platform.Nikita, SmsProDocuments.NikitaMessage)]
    public async Task The_documents_request_in_two_parts_and_for_real_gets_the_documents_answer(Platform platform, string request)
    {
        On(platform).AnswerNamespace = false;
        var twoParts = request.WithText(new string('a', 161)).Change("<test>1</test>", "<test>0</test>");

        using var response = await PostAsync(On(platform), "message", twoParts);

        (await response.Content.ReadAsStringAsync()).Should().Be(SmsProDocuments.MessageAnswer);
    }

    [Fact]
    public async Task Nikita_answers_in_the_live_namespace_and_Biz_as_its_document_does()
    {
        var nikita = await SendAsync(Nikita, Requests.Message);
        var biz = await SendAsync(Biz, Requests.Message);

        nikita.Name.Should().Be(XName.Get("response", "http://Giper.mobi/schema/Message"));
        nikita.Elements().Should().OnlyContain(child => child.Name.NamespaceName == "http://Giper.mobi/schema/Message");
        biz.Name.Should().Be(XName.Get("response"));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_0_keeps_the_message_and_charges_phones_times_parts(Platform platform)
    {
        var simulator = On(platform);

        var answer = await SendAsync(simulator, Requests.For(platform).WithText(new string('ы', 71)).WithTime("20101231010203"));

        Status(answer).Should().Be(0);
        simulator.Account.Balance.Should().Be(20123.12m - (2 * 2 * 0.50m));
        var message = simulator.Messages.Should().ContainSingle().Subject;
        message.Id.Should().Be("A88726");
        message.Login.Should().Be("login");
        message.Sender.Should().Be("My-company");
        message.Text.Should().Be(new string('ы', 71));
        message.Time.Should().Be(new DateTimeOffset(2010, 12, 31, 1, 2, 3, TimeSpan.FromHours(6)));
        message.Phones.Should().HaveCount(2);
        message.Parts.Should().Be(2);
        message.IsTest.Should().BeFalse();
        message.ReceivedAt.Should().Be(Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("<id>A88726</id>", "")]
    [InlineData("<id>A88726</id>", "<id></id>")]
    [InlineData("<id>A88726</id>", "<id>A887261234567</id>")]
    [InlineData("<id>A88726</id>", "<id>A-88726</id>")]
    [InlineData("<id>A88726</id>", "<id>А88726</id>")]
    [InlineData("<sender>My-company</sender>", "")]
    [InlineData("<text>Any SMS message text</text>", "")]
    [InlineData("<text>Any SMS message text</text>", "<text></text>")]
    [InlineData("<phone>996550123456</phone>", "<number>996550123456</number>", "<phone>996550123457</phone>", "")]
    [InlineData("</message>", "")]
    [InlineData("<message>", "<!DOCTYPE message [<!ENTITY x 'y'>]><message>")]
    [InlineData("<message>", "<sms>", "</message>", "</sms>")]
    public async Task Status_1_is_a_request_of_the_wrong_format(params string[] changes)
    {
        var request = changes.Chunk(2).Aggregate(Requests.Message, (xml, change) => xml.Change(change[0], change[1]));

        Status(await SendAsync(Nikita, request)).Should().Be(1);
        Status(await SendAsync(Biz, request)).Should().Be(1);
        Nikita.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Status_1_is_a_text_over_800_characters()
    {
        Status(await SendAsync(Nikita, Requests.Message.WithText(new string('a', 800)))).Should().Be(0);
        Status(await SendAsync(Nikita, Requests.Message.WithText(new string('a', 801)))).Should().Be(1);
    }

    [Fact]
    public async Task Status_1_is_more_than_50_phones()
    {
        var phones = Enumerable.Range(0, 51).Select(i => $"9965501234{i:00}").ToArray();

        Status(await SendAsync(Nikita, Requests.Message.WithPhones(phones[..50]))).Should().Be(0);
        Status(await SendAsync(Nikita, Requests.Message.WithPhones(phones))).Should().Be(1);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    public async Task Status_1_is_a_document_deeper_than_any_request_is(int depth, int status)
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Status(await SendAsync(Nikita, Requests.Message.Change("</text>", "</text>" + nested))).Should().Be(status);
    }

    [Fact]
    public async Task Status_1_is_a_body_over_1_MB_or_none_at_all()
    {
        Status(await SendAsync(Nikita, Requests.Message + new string(' ', 1024 * 1024))).Should().Be(1);
        Status(await SendAsync(Nikita, "")).Should().Be(1);
    }

    [Theory]
    [InlineData("<login>login</login>", "<login>Login</login>")]
    [InlineData("<pwd>passwd</pwd>", "<pwd>password</pwd>")]
    [InlineData("<pwd>passwd</pwd>", "")]
    public async Task Status_2_is_a_wrong_login_or_password(string old, string changed)
    {
        var answer = await SendAsync(Biz, Requests.Message.Change(old, changed));

        // Field notes, A3: a recorded answer with status 2 still carries the id and the counts.
        Status(answer).Should().Be(2);
        Value(answer, "id").Should().Be("A88726");
        Value(answer, "phones").Should().Be("2");
        Status(await SendAsync(Nikita, Requests.Message.Change(old, changed))).Should().Be(2);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_3_is_an_address_that_is_not_allowed(Platform platform)
    {
        On(platform).Account.IsIpAllowed = false;

        Status(await SendAsync(On(platform), Requests.For(platform))).Should().Be(3);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_4_is_a_balance_that_does_not_pay_for_all_parts_to_all_phones(Platform platform)
    {
        On(platform).Account.Balance = 1.99m;
        var twoPartsToTwoPhones = Requests.For(platform).WithText(new string('a', 161));

        Status(await SendAsync(On(platform), twoPartsToTwoPhones)).Should().Be(4);
        On(platform).Account.Balance.Should().Be(1.99m);

        On(platform).Account.Balance = 2.00m;
        Status(await SendAsync(On(platform), twoPartsToTwoPhones)).Should().Be(0);
        On(platform).Account.Balance.Should().Be(0m);
    }

    [Theory]
    [InlineData("Shop", 0)]
    [InlineData("my-shop.com", 0)]
    [InlineData("12345678901234", 0)]
    [InlineData("my-shop.com1", 5)]
    [InlineData("123456789012345", 5)]
    [InlineData("my shop", 5)]
    [InlineData("Магазин", 5)]
    public async Task Status_5_is_a_sender_that_is_not_11_letters_or_14_digits(string sender, int status)
    {
        Status(await SendAsync(Nikita, Requests.Message.WithSender(sender))).Should().Be(status);
        Status(await SendAsync(Biz, Requests.Message.WithSender(sender))).Should().Be(status);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_5_is_a_sender_that_the_administrator_has_not_approved(Platform platform)
    {
        On(platform).Account.AllowedSenders = ["Bakery"];

        Status(await SendAsync(On(platform), Requests.For(platform))).Should().Be(5);
        Status(await SendAsync(On(platform), Requests.For(platform).WithSender("Bakery"))).Should().Be(0);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_6_is_a_text_with_a_stop_word(Platform platform)
    {
        On(platform).Account.StopWords = ["Casino"];

        Status(await SendAsync(On(platform), Requests.For(platform).WithText("The casino is open"))).Should().Be(6);
        Status(await SendAsync(On(platform), Requests.For(platform))).Should().Be(0);
    }

    [Theory]
    [InlineData("996550123456", 0)]
    [InlineData("+996550123456", 0)]
    [InlineData("0550123456", 7)]
    [InlineData("550123456", 7)]
    [InlineData("996 550 123456", 7)]
    [InlineData("9965501234567890", 7)]
    [InlineData("", 7)]
    public async Task Status_7_is_a_wrong_phone_and_the_message_names_it(string phone, int status)
    {
        var answer = await SendAsync(Nikita, Requests.Message.WithPhones("996550123457", phone));

        Status(answer).Should().Be(status);
        Value(answer, "message").Should().EndWith(status is 0 ? "" : phone);
        Value(answer, "phones").Should().Be(status is 0 ? "2" : "1");
        Status(await SendAsync(Biz, Requests.Message.WithPhones("880180123456", phone))).Should().Be(status);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("20100921235957", 0)]
    [InlineData("20101321235957", 8)]
    [InlineData("2010-09-21 23:59", 8)]
    [InlineData("201009212359", 8)]
    [InlineData("00010101000000", 8)]
    public async Task Status_8_is_a_wrong_time(string time, int status)
    {
        Status(await SendAsync(Nikita, Requests.Message.WithTime(time))).Should().Be(status);
        Status(await SendAsync(Biz, Requests.Message.WithTime(time))).Should().Be(status);
    }

    [Fact]
    public async Task Status_9_of_Biz_is_the_spam_filter()
    {
        Biz.BlocksWithNine = message => message.Text.Contains("free", StringComparison.Ordinal);

        var answer = await SendAsync(Biz, Requests.Message.WithText("free money"));

        Status(answer).Should().Be(9);
        Value(answer, "message").Should().Contain("spam");
        Status(await SendAsync(Biz, Requests.Message)).Should().Be(0);
    }

    [Fact]
    public async Task Status_9_of_Nikita_is_a_platform_too_busy_and_the_same_id_may_be_repeated()
    {
        Nikita.RegistersRefusedIds = true;
        Nikita.BlocksWithNine = _ => true;
        var busy = await SendAsync(Nikita, Requests.Message);

        Nikita.BlocksWithNine = null;
        var repeated = await SendAsync(Nikita, Requests.Message);

        Status(busy).Should().Be(9);
        Value(busy, "message").Should().Contain("time exceeded");
        Status(repeated).Should().Be(0);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_10_is_a_repeated_id_whatever_else_the_message_says(Platform platform)
    {
        await SendAsync(On(platform), Requests.For(platform));

        Status(await SendAsync(On(platform), Requests.For(platform))).Should().Be(10);
        Status(await SendAsync(On(platform), Requests.For(platform).WithText("Something else"))).Should().Be(10);
        On(platform).Messages.Should().ContainSingle();
        On(platform).Account.Balance.Should().Be(20123.12m - (2 * 0.50m));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_11_is_a_test_that_is_listed_and_neither_charged_nor_registered(Platform platform)
    {
        var answer = await SendAsync(On(platform), Requests.For(platform).WithTest("1"));

        Status(answer).Should().Be(11);
        On(platform).Account.Balance.Should().Be(20123.12m);
        On(platform).Messages.Should().ContainSingle().Which.IsTest.Should().BeTrue();
        Status(await SendAsync(On(platform), Requests.For(platform).WithTest("0"))).Should().Be(0);
    }
}

using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Limits before the first byte, and what the document leaves open.</summary>
public sealed class MySmppRefusalTests
{
    private static readonly SmsViber Viber = new("Hi") { Sender = "Shop" };

    public static TheoryData<string, SmsMessage, SmsErrorCode, SmsErrorScope, string> Refusals
    {
        get
        {
            var message = new SmsMessage("Hi", "+79033256699");
            return new()
            {
                { "binary", message with { Content = new SmsBinary(new byte[] { 1 }) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsBinary" },
                { "notification", message with { Content = new SmsNotification("Hi") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsNotification" },
                { "empty text", message with { Content = new SmsText("") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "a forbidden character", message with { Content = new SmsText("12\034") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+0000 at index 2" },
                { "half a pair", message with { Content = new SmsText("a\uD83D") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "surrogate" },
                { "a backslash and an n", message with { Content = new SmsText(@"C:\new") }, SmsErrorCode.InvalidText, SmsErrorScope.Gateway, "index 2" },
                { "256 parts", message with { Content = new SmsText(new('a', 256 * 153)) }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "256 parts" },
                { "WAP push without a title", message with { Content = new SmsWapPush("", new("https://a.b/")) }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "WAP push with a backslash", message with { Content = new SmsWapPush(@"a\nb", new("https://a.b/")) }, SmsErrorCode.InvalidText, SmsErrorScope.Gateway, "index 1" },
                { "Viber without a sender", message with { Content = new SmsViber("Hi") }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Viber sender" },
                { "Viber with a sender that XML cannot carry", message with { Content = Viber with { Sender = "a\uFFFEb" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "The Viber sender has U+FFFE" },
                { "Viber without a text", message with { Content = Viber with { Text = "" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "a button without a link", message with { Content = Viber with { ButtonText = "Open" } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "ButtonUrl" },
                { "a link without a button", message with { Content = Viber with { ButtonUrl = new("https://a.b/") } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "ButtonText" },
                { "a button of forbidden characters", message with { Content = Viber with { ButtonUrl = new("https://a.b/"), ButtonText = "a\u0001" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "ButtonText has U+0001" },
                { "SMS first, without one", message with { Content = Viber with { SmsFirst = true } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "Fallback" },
                { "a validity of an SMS that there is not", message with { Content = Viber, ValidFor = TimeSpan.FromHours(1) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsViber.ValidFor" },
                { "an empty fallback", message with { Content = Viber with { Fallback = new("") } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "a fallback of 256 parts", message with { Content = Viber with { Fallback = new(new('a', 256 * 153)) } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "256 parts" },
                { "a fallback with a backslash", message with { Content = Viber with { Fallback = new(@"\n") } }, SmsErrorCode.InvalidText, SmsErrorScope.Gateway, "index 0" },
                { "a fallback with a bad sender", message with { Content = Viber with { Fallback = new("Hi") }, From = "Abcdefghijkl" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Abcdefghijkl" },
                { "vCard without a name", message with { Content = new SmsVCard("") { City = "c" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "vCard with nothing but a name", message with { Content = new SmsVCard("n") { City = "", CellPhone = " " } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "CellPhone" },
                { "vCard with a name only", message with { Content = new SmsVCard("n") { City = "" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "one more field" },
                { "vCard with an extension", message with { Content = new SmsVCard("n") { WorkPhone = "+7 903 325-66-99 ext. 5" } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "WorkPhone" },
                { "vCard with words for a fax", message with { Content = new SmsVCard("n") { Fax = "none" } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "Fax" },
                { "vCard with a British code", message with { Content = new SmsVCard("n") { PostalCode = "SW1A 1AA" } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "PostalCode" },
                { "vCard with words for a box", message with { Content = new SmsVCard("n") { PostOfficeBox = "P.O. Box" } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "PostOfficeBox" },
                { "vCard with a forbidden character", message with { Content = new SmsVCard("n") { Email = "a\u0002" } }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "Email has U+0002 at index 1" },
                { "vCard with a backslash", message with { Content = new SmsVCard("n") { Additional = @"a\nb" } }, SmsErrorCode.InvalidText, SmsErrorScope.Gateway, "Additional has a backslash" },
                { "12 letters", message with { From = "Abcdefghijkl" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Abcdefghijkl" },
                { "16 digits", message with { From = "1234567890123456" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "15 digits" },
                { "a Cyrillic sender", message with { From = "Магазин" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Latin" },
                { "15 digits of a number", message with { To = [PhoneNumber.Parse("+123456789012345")] }, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, "15 digits" },
                { "a time that comes twice", message with { SendAt = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero) }, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, "comes twice" },
                { "an end that comes twice", message with { SendAt = new(2026, 10, 24, 23, 30, 0, TimeSpan.Zero), ValidFor = TimeSpan.FromHours(1) }, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, "comes twice" },
                { "Viber's end that comes twice", message with { Content = Viber with { ValidFor = TimeSpan.FromHours(1) }, SendAt = new(2026, 10, 24, 23, 30, 0, TimeSpan.Zero) }, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, "comes twice" },
                { "an end beyond all years", message with { ValidFor = TimeSpan.MaxValue }, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, "9999" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_mysmpp_cannot_send_is_refused_by_name_before_any_byte(string because, SmsMessage message, SmsErrorCode code, SmsErrorScope scope, string named)
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address, static options => options.TimeZone = "Europe/Berlin");

        var result = (await gateway.SendAsync(message)).Recipients[0];

        (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((SmsOutcome.Rejected, code, scope), because);
        result.Error.Detail.Should().Contain(named, because);
        (result.Error.ProviderCode, result.Error.ProviderText).Should().Be((null, null), "the provider was not asked");
        server.Connections.Should().Be(0, because);
    }

    [Theory]
    [InlineData("MySmpp")]
    [InlineData("My Shop +1!")]
    [InlineData("123456789012345")]
    [InlineData("+7903325669")]
    public async Task Senders_within_the_limits_are_sent(string sender)
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.SendAsync(new SmsMessage("Hi", "+79033256699") { From = sender })).AllAccepted.Should().BeTrue();

        server.Ledger.Should().OnlyContain(request => request.Body.Contains($"<sender>{sender}</sender>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_sms_needs_a_sender_and_viber_alone_none_of_an_sms()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address, options => options.DefaultSender = null);

        foreach (var content in new SmsContent[] { new SmsText("Hi"), new SmsSilent(), new SmsWapPush("Hi", new("https://a.b/")), new SmsVCard("n") { City = "c" }, Viber with { Fallback = new("Hi") } })
        {
            var error = (await gateway.SendAsync(new(content, "+79033256699"))).Recipients[0].Error!;
            (error.Code, error.Scope).Should().Be((SmsErrorCode.InvalidSender, SmsErrorScope.Gateway));
        }

        (await gateway.SendAsync(new(Viber, "+79033256699"))).AllAccepted.Should().BeTrue();
        server.Ledger.Should().ContainSingle().Which.Body.Should().NotContain("<sender>").And.NotContain(" type=");
    }

    [Fact]
    public async Task One_number_that_is_too_long_does_not_keep_the_message_from_the_others()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(MySmppServer.AnswerAll(exchange.Request, recipient => recipient.Attribute("phone")!.Value.Length < 15
            ? MySmppServer.Sent(recipient)
            : MySmppServer.Refused(recipient, "Phone number must be less than 15 characters"))));
        await using var gateway = MySmppTestGateway.Create(server.Address);

        var result = await gateway.SendAsync(new SmsMessage("Hi", "+79033256699", "+123456789012345"));

        result.Recipients.Select(recipient => (recipient.Outcome, recipient.Error?.Code)).Should().Equal((SmsOutcome.Accepted, null), (SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient));
    }

    [Theory]
    [InlineData("Europe/Moscow", "2026-10-25 03:30:00", "2026-10-25 04:30:01")]
    [InlineData("Asia/Novosibirsk", "2026-10-25 07:30:00", "2026-10-25 08:30:01")]
    [InlineData("UTC", "2026-10-25 00:30:00", "2026-10-25 01:30:01")]
    public async Task Times_are_the_accounts_and_no_shorter_than_asked_for(string zone, string time, string end)
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address, options => options.TimeZone = zone);

        await gateway.SendAsync(new SmsMessage("Hi", "+79033256699") { SendAt = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)).AddMilliseconds(1), ValidFor = TimeSpan.FromHours(1) });

        (server.Ledger[0].Values("time_send")[0], server.Ledger[0].Values("validity_period")[0]).Should().Be((time, end));
    }

    [Fact]
    public async Task Without_a_time_the_validity_counts_from_now()
    {
        await using var server = MySmppServer.Start();
        await using var gateway = MySmppTestGateway.Create(server.Address, services: services => services.AddSingleton<TimeProvider>(new ManualTimeProvider()));

        await gateway.SendAsync(new SmsMessage(Viber with { Fallback = new("Hi"), ValidFor = TimeSpan.FromMinutes(10) }, "+79033256699") { ValidFor = TimeSpan.FromDays(1) });

        (server.Ledger[0].Values("time_send")[0], server.Ledger[0].Values("validity_period")[0], server.Ledger[0].Values("validity_period_viber")[0])
            .Should().Be(("", "2026-01-02 03:00:00", "2026-01-01 03:10:00"));
    }
}

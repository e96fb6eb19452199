using System.Xml.Linq;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>Limits before the first byte, requests of at most 50, ids, and one result for each recipient whatever happens to one request.</summary>
public sealed class SmsProSendingTests
{
    public static TheoryData<string, SmsMessage, SmsErrorCode, SmsErrorScope, string> Refusals
    {
        get
        {
            var message = new SmsMessage("Hi", "+996550123456");
            return new()
            {
                { "flash", message with { Content = new SmsText("Hi") { Flash = true } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "flash" },
                { "notification", message with { Content = new SmsNotification("Hi") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsNotification" },
                { "binary", message with { Content = new SmsBinary(new byte[] { 1 }) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsBinary" },
                { "WAP push", message with { Content = new SmsWapPush("t", new("https://a.b/")) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsWapPush" },
                { "silent", message with { Content = new SmsSilent() }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsSilent" },
                { "vCard", message with { Content = new SmsVCard("n") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsVCard" },
                { "Viber", message with { Content = new SmsViber("t") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsViber" },
                { "validity", message with { ValidFor = TimeSpan.FromHours(1) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "ValidFor" },
                { "empty text", message with { Content = new SmsText("") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "801 characters", message with { Content = new SmsText(new('a', 801)) }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "801" },
                { "a forbidden character", message with { Content = new SmsText("12\034") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "index 2" },
                { "12 letters", message with { From = "Abcdefghijkl" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Abcdefghijkl" },
                { "15 digits", message with { From = "123456789012345" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "14 digits" },
                { "Cyrillic", message with { From = "Магазин" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Latin" },
                { "a blank", message with { From = "My shop" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Latin" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_smspro_cannot_send_is_refused_by_name_before_any_byte(string because, SmsMessage message, SmsErrorCode code, SmsErrorScope scope, string named)
    {
        await using var server = RawServer.Answering("<response><status>0</status></response>");
        await using var gateway = TestGateway.SmsPro(server.Address);

        var result = (await gateway.SendAsync(message)).Recipients[0];

        (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((SmsOutcome.Rejected, code, scope), because);
        result.Error.Detail.Should().Contain(named, because);
        result.Error.ProviderCode.Should().BeNull("the provider was not asked");
        server.Connections.Should().Be(0, because);
    }

    [Theory]
    [InlineData("My-company")]
    [InlineData("A.b-C1")]
    [InlineData("Abcdefghijk")]
    [InlineData("12345678901234")]
    public async Task Senders_within_the_limits_are_sent(string sender)
    {
        var (server, result) = await SendAsync(new SmsMessage("Hi", "+996550123456") { From = sender });

        result.AllAccepted.Should().BeTrue();
        XDocument.Parse(server.Ledger[0].Body).Root!.Element("sender")!.Value.Should().Be(sender);
    }

    [Fact]
    public async Task A_message_without_any_sender_is_refused()
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"), configure: options => options.DefaultSender = null);

        (await gateway.SendOneAsync()).Error!.Code.Should().Be(SmsErrorCode.InvalidSender);
    }

    [Fact]
    public async Task Eight_hundred_characters_are_sent_counted_after_line_ends_are_normalized()
        => (await SendAsync(new(string.Concat(Enumerable.Repeat("\r\n", 400)) + new string('Ж', 400), "+996550123456"))).Result.AllAccepted.Should().BeTrue();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(350, 7)]
    public async Task Requests_have_at_most_50_phones(int recipients, int requests)
    {
        var (server, result) = await SendAsync(new("Hi", Numbers(recipients)));

        result.AllAccepted.Should().BeTrue();
        result.Recipients.Select(recipient => recipient.To).Should().Equal(Numbers(recipients).Select(PhoneNumber.Parse));
        server.Ledger.Should().HaveCount(requests);
        server.Ledger.SelectMany(Phones).Order().Should().Equal(Numbers(recipients).Select(number => number[1..]));
        server.Ledger.Select(Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task One_result_for_each_recipient_whatever_happens_to_request_3_of_7()
    {
        await using var server = RawServer.Start(exchange => Phones(exchange.Request).First() switch
        {
            "996550000100" => exchange.CloseAsync(),
            "996550000200" => exchange.AnswerAsync("<response><status>4</status></response>"),
            "996550000250" => exchange.AnswerAsync("<html/>", 429),
            _ => exchange.AnswerAsync("<response><status>0</status><smscnt>1</smscnt></response>"),
        });
        await using var gateway = TestGateway.SmsPro(server.Address, clock: new ManualTimeProvider { PassesPauses = true });

        var result = await gateway.SendAsync(new("Hi", Numbers(350)));

        result.Recipients.Select(recipient => recipient.To).Should().Equal(Numbers(350).Select(PhoneNumber.Parse));
        result.Recipients.Chunk(50).Select(chunk => (chunk.Select(recipient => recipient.Outcome).Distinct().Single(), chunk[0].Error?.Code)).Should().Equal(
            (SmsOutcome.Accepted, null),
            (SmsOutcome.Accepted, null),
            (SmsOutcome.Unknown, SmsErrorCode.Unavailable),
            (SmsOutcome.Accepted, null),
            (SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds),
            (SmsOutcome.Rejected, SmsErrorCode.RateLimited),
            (SmsOutcome.Accepted, null));
        server.Ledger.Select(Id).Distinct().Should().HaveCount(7);
    }

    [Fact]
    public async Task A_number_that_is_listed_twice_is_sent_to_once_and_has_two_results()
    {
        var (server, result) = await SendAsync(new("Hi", "+996550123456", "+996550123457", "996 550 12-34-56"));

        Phones(server.Ledger.Should().ContainSingle().Subject).Should().Equal("996550123456", "996550123457");
        result.Recipients.Select(recipient => recipient.To.ToString()).Should().Equal("+996550123456", "+996550123457", "+996550123456");
        result.AllAccepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("A88726", "A88726")]
    [InlineData("abcdefghij12", "abcdefghij12")]
    [InlineData("abcdefghij123", null)]
    [InlineData("ready-4711", null)]
    [InlineData("заказ", null)]
    public async Task The_callers_id_is_the_platforms_where_it_fits(string id, string? expected)
    {
        var (first, result) = await SendAsync(new SmsMessage("Hi", "+996550123456") { Id = id });
        var (second, _) = await SendAsync(new SmsMessage("Hi", "+996550123456") { Id = id });

        Id(first.Ledger[0]).Should().Be(expected ?? Id(second.Ledger[0]), "the same message has the same id in every process");
        Id(first.Ledger[0]).Should().MatchRegex("^[A-Za-z0-9]{1,12}$");
        result.MessageId.Should().Be(id);
        result.Recipients[0].ProviderMessageId.Should().Be(Id(first.Ledger[0]));
    }

    [Fact]
    public async Task A_message_without_id_gets_one_that_the_result_tells()
    {
        var message = new SmsMessage("Hi", "+996550123456");
        var (first, result) = await SendAsync(message);
        var (second, _) = await SendAsync(message);

        Id(first.Ledger[0]).Should().NotBe(Id(second.Ledger[0]));
        result.MessageId.Should().NotBeEmpty().And.Be(result.Message!.Id);
        result.Message.Should().Be(message with { Id = result.MessageId, Deadline = result.Message!.Deadline });
    }

    [Fact]
    public async Task What_our_own_check_refuses_may_have_gone_out_on_an_earlier_run()
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"));

        var result = (await gateway.SendAsync(new SmsMessage(new string('a', 801), "+996550123456") { Id = "m1", IsResubmission = true })).Recipients[0];

        (result.Outcome, result.Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.InvalidText));
    }

    [Fact]
    public async Task No_recipients_is_an_error_of_the_program()
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"));

        await gateway.Awaiting(g => g.SendAsync(new("Hi"))).Should().ThrowAsync<ArgumentException>();
        await gateway.Awaiting(g => g.SendAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }

    [Fact]
    public async Task The_pace_and_the_places_hold_for_the_requests_of_one_message()
    {
        var underWay = 0;
        var most = 0;
        var several = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(async exchange =>
        {
            var count = Interlocked.Increment(ref underWay);
            most = Math.Max(most, count);
            if (count is 2)
            {
                several.TrySetResult();
            }

            await several.Task; // However slowly they come; and then for a while, in which one too many would.
            await Task.Delay(20, exchange.Stopping);
            Interlocked.Decrement(ref underWay);
            await exchange.AnswerAsync("<response><status>0</status></response>");
        });
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options =>
        {
            options.MaxRecipientsPerRequest = 1;
            options.MaxConcurrentRequests = 3;
        });

        (await gateway.SendAsync(new("Hi", Numbers(30)))).AllAccepted.Should().BeTrue();

        most.Should().BeInRange(2, 3);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(0, count).Select(i => $"+996550000{i:D3}");

    private static IEnumerable<string> Phones(RawRequest request) => XDocument.Parse(request.Body).Descendants("phone").Select(phone => phone.Value);

    private static string Id(RawRequest request) => XDocument.Parse(request.Body).Root!.Element("id")!.Value;

    private static async Task<(RawServer Server, SmsSendResult Result)> SendAsync(SmsMessage message)
    {
        await using var server = RawServer.Answering("<response><status>0</status></response>");
        await using var gateway = TestGateway.SmsPro(server.Address);
        return (server, await gateway.SendAsync(message));
    }
}

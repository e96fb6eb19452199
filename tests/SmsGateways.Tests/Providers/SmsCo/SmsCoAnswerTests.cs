using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Every form of an answer to a send: the document's, those of the same component elsewhere, and what is none.</summary>
public sealed class SmsCoAnswerTests
{
    private const string Ours = "995599445448";

    private const string PhpWarning = "<br />\n<b>Warning</b>:  mysql_connect() [<a href='function.mysql-connect'>function.mysql-connect</a>]: Too many connections in <b>/home/smsco/db.php</b> on line <b>12</b><br />\n";

    [Theory]
    [InlineData("OK 4 123", "123")]
    [InlineData("OK 4 0123", "0123")]
    [InlineData("OK 4", null)]
    [InlineData("OK 4.5 123", "123")]
    [InlineData("OK 4,5 123", "123")]
    [InlineData("OK\t4\t123", "123")]
    [InlineData("  OK  4  123  ", "123")]
    [InlineData("\r\nOK 4 123\r\n\0", "123")]
    [InlineData("\uFEFFOK 4 123", "123")]
    [InlineData("\n\uFEFFOK 4 123", "123")]
    [InlineData("OK 4 abc", null)]
    [InlineData("Warning: mysql_connect(): Too many connections in /db.php on line 12\nOK 4 123", "123")]
    [InlineData(PhpWarning + "OK 4 123", "123")]
    [InlineData("OK 4 123\n" + PhpWarning, "123")]
    public async Task An_ok_is_read(string answer, string? id)
    {
        var result = await SendAsync(answer);

        (result.Outcome, result.ProviderMessageId, result.Parts, result.Error).Should().Be((SmsOutcome.Accepted, id, null, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n ")]
    [InlineData("OK")]
    [InlineData("ok 4 123")]
    [InlineData("OK123")]
    [InlineData("OK x 123")]
    [InlineData("OK -4 123")]
    [InlineData("OK,4,123")]
    [InlineData("OKAY 4 123")]
    [InlineData("Not OK 4 123")]
    [InlineData("OK 4 123 124")]
    [InlineData("OK 4 995599111111,995599222222")]
    [InlineData("OK 4 123\n2904")]
    [InlineData("OK 4 123\nOK 4 124")]
    [InlineData("2905\n2906")]
    [InlineData("3000")]
    [InlineData("29055")]
    [InlineData("2905.5")]
    [InlineData("290")]
    [InlineData("--2905")]
    [InlineData("error 2905")]
    [InlineData(PhpWarning)]
    [InlineData("<!DOCTYPE html>\n<p>\nOK 4 123\n</p>")]
    [InlineData("<html><body>\n2905\n</body></html>")]
    [InlineData("<HTML>\n2905")]
    [InlineData("<div>\nOK 4 123\n</div>")]
    public async Task What_is_no_answer_is_unknown(string answer)
    {
        var result = await SendAsync(answer);

        (result.Outcome, result.ProviderMessageId, result.Error!.Code).Should().Be((SmsOutcome.Unknown, null, SmsErrorCode.Protocol));
    }

    [Theory]
    [InlineData(Ours)]
    [InlineData("+" + Ours)]
    [InlineData("00" + Ours)]
    [InlineData("599445448")]
    [InlineData("0599445448")]
    public async Task Our_number_in_place_of_the_id_is_among_those_that_failed(string number)
    {
        var result = await SendAsync($"OK 0 {number}");

        (result.Outcome, result.ProviderMessageId).Should().Be((SmsOutcome.Unknown, null));
        result.Error!.Detail.Should().Contain("failed");
        result.Error.ProviderText.Should().Be($"OK 0 {number}");
        result.Error.ToString().Should().NotContain("599445448");
    }

    [Theory]
    [InlineData("45448")]
    [InlineData("9445448")]
    [InlineData("599445449")]
    public async Task A_number_that_only_looks_like_ours_is_an_id(string id)
        => (await SendAsync($"OK 4 {id}")).ProviderMessageId.Should().Be(id);

    [Theory]
    [InlineData("OK 8 123", "123")]
    [InlineData("OK 8", null)]
    [InlineData("OK 8 123,124", null)]
    [InlineData("OK 8 995599445448,995599000000", null)]
    public async Task An_ok_to_several_recipients_says_only_that_one_of_them_went(string answer, string? id)
    {
        var result = await SendToThreeAsync(answer);

        result.Recipients.Should().HaveCount(3).And.OnlyContain(recipient => recipient.Outcome == SmsOutcome.Unknown && recipient.ProviderMessageId == id);
        result.Recipients[0].Error!.Detail.Should().Be("The provider says that at least one of 3 went, and not which.");
        result.Recipients[0].Error!.ProviderText.Should().Be(answer);
    }

    [Theory]
    [InlineData("OK 8 995599244409")]
    [InlineData("OK 8 0599244409")]
    public async Task A_list_of_numbers_that_failed_tells_the_others_from_them(string answer)
        => (await SendToThreeAsync(answer)).Recipients.Select(recipient => recipient.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Unknown, SmsOutcome.Accepted);

    [Theory]
    [InlineData("OK 4 995599244409,995599445448")]
    [InlineData("OK 4 995599244409, 995599445448")]
    public async Task A_list_of_several_numbers_that_failed_is_read(string answer)
        => (await SendToThreeAsync(answer)).Recipients.Select(recipient => recipient.Outcome).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Unknown, SmsOutcome.Accepted);

    [Fact]
    public async Task A_code_is_about_all_recipients()
        => (await SendToThreeAsync("2906")).Recipients.Should().OnlyContain(recipient => recipient.Outcome == SmsOutcome.Rejected && recipient.Error!.Code == SmsErrorCode.InsufficientFunds);

    [Fact]
    public async Task One_request_a_recipient_gives_each_its_own_id()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Request.RequestLine.Split("recipient=")[1].Split('&')[0] switch
        {
            "995599445448" => "OK 4 123",
            "995599777777" => "OK 4 124",
            _ => "2904",
        }));
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        var result = await gateway.SendAsync(new SmsMessage("test", Three));

        server.Ledger.Should().HaveCount(3);
        result.Recipients.Select(recipient => (recipient.Outcome, recipient.ProviderMessageId)).Should().Equal(
            (SmsOutcome.Accepted, "123"), (SmsOutcome.Rejected, null), (SmsOutcome.Accepted, "124"));
    }

    [Theory]
    [InlineData(500, SmsOutcome.Unknown, "123")]
    [InlineData(404, SmsOutcome.Unknown, "123")]
    public async Task A_yes_under_a_status_that_says_no_is_neither(int status, SmsOutcome outcome, string id)
    {
        var result = await SendAsync("OK 4 123", status);

        (result.Outcome, result.ProviderMessageId).Should().Be((outcome, id));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("reset")]
    public async Task A_get_that_was_processed_and_not_answered_reaches_the_provider_once(string ending)
    {
        await using var server = RawServer.Start(exchange => ending is "closed" ? exchange.CloseAsync() : exchange.ResetAsync());
        await using var gateway = SmsCoTestGateway.Create(server.Address, build: builder => builder.HttpClient.AddHttpMessageHandler(() => new RetryingHandler()));

        var result = await gateway.SendOneAsync();

        result.Outcome.Should().Be(SmsOutcome.Unknown);
        server.Ledger.Should().HaveCount(1);
    }

    private static string[] Three => ["+995599445448", "+995599244409", "+995599777777"];

    private static async Task<SmsRecipientResult> SendAsync(string answer, int status = 200)
    {
        await using var server = RawServer.Answering(answer, status, "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address);
        return await gateway.SendOneAsync();
    }

    private static async Task<SmsSendResult> SendToThreeAsync(string answer)
    {
        await using var server = RawServer.Answering(answer, contentType: "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address, options => options.MaxRecipientsPerRequest = 50);
        var result = await gateway.SendAsync(new SmsMessage("test", Three));
        server.Ledger.Should().ContainSingle();
        return result;
    }
}

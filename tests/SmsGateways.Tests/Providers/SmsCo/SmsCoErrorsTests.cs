using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Every row of the document's table, in every form in which a code is known to come.</summary>
public sealed class SmsCoErrorsTests
{
    public static TheoryData<string, SmsOutcome, SmsErrorCode, SmsErrorScope> Rows => new()
    {
        { "2904=SMS Sending Failed", SmsOutcome.Rejected, SmsErrorCode.Other, SmsErrorScope.Gateway },
        { "2905=Invalid username/password combination", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "2906=Credit exhausted", SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway },
        { "2907=Gateway unavailable", SmsOutcome.Rejected, SmsErrorCode.Unavailable, SmsErrorScope.Gateway },
        { "2908=Invalid schedule date format", SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content },
        { "2909=Unable to schedule", SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway },
        { "2910=Username is empty", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "2911=Password is empty", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "2912=Recipient is empty", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "2913=Message is empty", SmsOutcome.Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content },
        { "2914=Sender is empty", SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway },
        { "2915=One or more required fields are empty", SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "2903=", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "2916=New in a later version", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "2999=", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_code_means_the_same_in_every_form(string row, SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope)
    {
        var (digits, words) = (row[..4], row[5..].Length > 0 ? row[5..] : null);

        foreach (var (answer, text) in new[]
        {
            (row, words), (digits, null), ($"-{digits}", null), ($"\uFEFF\r\n{digits}\r\n", null), ($"{digits} = {words}", words), ($"{digits} {words}", words),
            ($"Notice: Undefined index: sender in /smsapi2.php on line 7\n{row}", words),
        })
        {
            var result = await SendAsync(answer);

            (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((outcome, code, scope), answer);
            (result.Error.ProviderCode, result.Error.ProviderText).Should().Be((digits, text), answer);
            result.ProviderMessageId.Should().BeNull();
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_code_under_an_http_error_is_the_code(int status) => (await SendAsync("2905", status)).Error!.ProviderCode.Should().Be("2905");

    [Fact]
    public async Task A_code_that_the_document_does_not_have_says_so()
        => (await SendAsync("2950")).Error!.Detail.Should().Contain("its document does not have");

    private static async Task<SmsRecipientResult> SendAsync(string answer, int status = 200)
    {
        await using var server = RawServer.Answering(answer, status, "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address);
        return await gateway.SendOneAsync();
    }
}

using System.Text;
using SmsGateways.Providers.Infobip;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Every value of the document's response table, and those that only clients in the field know: for one recipient, and for a whole request.</summary>
public sealed class InfobipErrorsTests
{
    private const string Number = "385951111111";

    // Code, name, outcome, error, scope; and what the same code says, naming nobody, of a request with several recipients and with several messages.
    public static TheoryData<string, string, SmsOutcome, SmsErrorCode, SmsErrorScope, SmsOutcome, SmsErrorScope> Codes => new()
    {
        { "-1", "SEND_ERROR", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, SmsOutcome.Unknown, SmsErrorScope.Transient },
        { "-2", "NOT_ENOUGH_CREDITS", SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Gateway },
        { "-3", "NETWORK_NOTCOVERED", SmsOutcome.Rejected, SmsErrorCode.NotCovered, SmsErrorScope.Gateway, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-4", "SOCKET_EXCEPTION", SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient, SmsOutcome.Unknown, SmsErrorScope.Transient },
        { "-5", "INVALID_USER_OR_PASS", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Gateway },
        { "-6", "MISSING_DESTINATION_ADDRESS", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-7", "MISSING_SMS_TEXT", SmsOutcome.Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-8", "MISSING_SENDER_NAME", SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-9", "DESTINATION_ADDRESS_INVALID_FORMAT", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-10", "MISSING_USERNAME", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Gateway },
        { "-11", "MISSING_PASSWORD", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Gateway },
        { "-12", "INVALID_DESTINATION_ADDRESS", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-13", "INVALID_DESTINATION_ADDRESS", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-22", "SYNTAX_ERROR", SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-23", "ERROR_PROCESSING", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, SmsOutcome.Unknown, SmsErrorScope.Transient },
        { "-26", "COMMUNICATION_ERROR", SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient, SmsOutcome.Unknown, SmsErrorScope.Transient },
        { "-27", "INVALID_SENDDATETIME", SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-28", "INVALID_DELIVERY_REPORT_PUSH_URL", SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-30", "INVALID_CLIENT_APPID", SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-33", "DUPLICATE_MESSAGEID", SmsOutcome.Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-34", "SENDER_NOT_ALLOWED", SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, SmsOutcome.Rejected, SmsErrorScope.Content },
        { "-99", "GENERAL_ERROR", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, SmsOutcome.Unknown, SmsErrorScope.Transient },
        { "-98", "", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "7", "", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
        { "-1x", "", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified, SmsOutcome.Unknown, SmsErrorScope.Unspecified },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_means(string code, string name, SmsOutcome outcome, SmsErrorCode error, SmsErrorScope scope, SmsOutcome ofRequest, SmsErrorScope scopeOfRequest)
    {
        var verdict = Judge($"<results><result><status>{code}</status><messageid></messageid><destination>{Number}</destination></result></results>", 1);

        verdict.Should().Be(Judge($$"""{"results":[{"status":"{{code}}","messageid":"id00","destination":""}]}""", 1), "it does not matter who says it how");
        (verdict.Outcome, verdict.Error!.Code, verdict.Error.Scope).Should().Be((outcome, error, scope));
        (verdict.Error.ProviderCode, verdict.Error.ProviderText).Should().Be((code, name.Length > 0 ? name : null));
        verdict.IsForAsking.Should().Be(code is "-33");

        var request = Judge($"<results><result><status>{code}</status></result></results>", 2);
        (request.Outcome, request.Error!.Scope).Should().Be((ofRequest, scopeOfRequest));
        (request.Error.Code == error || ofRequest != outcome || code is "-33").Should().BeTrue();
        request.IsForAsking.Should().Be(code is "-33", "submitted again, the one whom it means would be called a duplicate once more, and look as if this send had got through");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_name_means_the_same(string code, string name, SmsOutcome outcome, SmsErrorCode error, SmsErrorScope scope, SmsOutcome ofRequest, SmsErrorScope scopeOfRequest)
    {
        if (name.Length > 0)
        {
            var verdict = Judge(name, 1);

            (verdict.Outcome, verdict.Error!.Code, verdict.Error.Scope, verdict.Error.ProviderCode).Should().Be((outcome, error, scope, name), code);
            (Judge(name, 2) is var request && request.Outcome == ofRequest && request.Error!.Scope == scopeOfRequest).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("5", SmsErrorCode.Authentication)]
    [InlineData("-5", SmsErrorCode.Authentication)]
    [InlineData("10", SmsErrorCode.Authentication)]
    [InlineData("11", SmsErrorCode.Authentication)]
    [InlineData("GENERAL_ERROR", SmsErrorCode.Other)]
    [InlineData("12345", SmsErrorCode.Other)]
    public void A_question_is_answered_with_a_code_with_or_without_its_sign(string code, SmsErrorCode error)
        => (InfobipErrors.OfQuestion(code).Code, InfobipErrors.OfQuestion(code).ProviderCode).Should().Be((error, code));

    [Theory]
    [InlineData("-5", true)]
    [InlineData("-10", true)]
    [InlineData("-11", true)]
    [InlineData("-2", true)]
    [InlineData("-34", false)]
    [InlineData("-3", false)]
    [InlineData("-22", false)]
    public async Task A_refused_account_pauses_the_gateway(string code, bool pauses)
    {
        await using var server = RawServer.Answering($$"""{"results":[{"status":"{{code}}","messageid":"","destination":""}]}""", contentType: "text/csv;charset= UTF-8");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.SendAsync(new("Hello", "+" + Number))).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        var second = (await gateway.SendAsync(new("Hello", "+" + Number))).Recipients[0];

        (second.Outcome, server.Ledger.Count).Should().Be(pauses ? (SmsOutcome.NotSent, 1) : (SmsOutcome.Rejected, 2));
    }

    [Fact]
    public async Task Too_little_money_for_many_does_not()
    {
        await using var server = RawServer.Answering("-2");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        for (var i = 0; i < 3; i++)
        {
            (await gateway.SendAsync(new("Hello", "+" + Number, "+385952222222"))).Recipients.Should().OnlyContain(static row => row.Error!.Code == SmsErrorCode.InsufficientFunds);
        }

        server.Ledger.Should().HaveCount(3);
    }

    // Of a request with several messages, or of one.
    private static Verdict Judge(string answer, int messages)
    {
        var batch = new Batch(
            [.. Enumerable.Range(0, messages).Select(i => new BatchEntry(new("Hi"), new[] { PhoneNumber.Parse($"+38595111111{1 + i}") }, new[] { $"id{i}{i}" }))], null);
        var verdicts = new Verdict[messages];
        InfobipVerdicts.Judge(batch, InfobipAnswer.Read(Encoding.UTF8.GetBytes(answer)), verdicts);
        verdicts.Select(static verdict => verdict with { ProviderMessageId = null }).Distinct().Should().ContainSingle();
        return verdicts[0] with { IsOfRequest = false, ProviderMessageId = null };
    }
}

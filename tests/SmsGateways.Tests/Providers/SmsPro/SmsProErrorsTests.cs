using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>Every row of the documents' table of request statuses, on both platforms.</summary>
public sealed class SmsProErrorsTests
{
    public static TheoryData<SmsProPlatform, string, SmsOutcome, SmsErrorCode, SmsErrorScope> Rows
    {
        get
        {
            var rows = new TheoryData<SmsProPlatform, string, SmsOutcome, SmsErrorCode, SmsErrorScope>();
            foreach (var platform in Enum.GetValues<SmsProPlatform>())
            {
                rows.Add(platform, "1", SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway);
                rows.Add(platform, "2", SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway);
                rows.Add(platform, "3", SmsOutcome.Rejected, SmsErrorCode.IpNotAllowed, SmsErrorScope.Gateway);
                rows.Add(platform, "4", SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway);
                rows.Add(platform, "5", SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway);
                rows.Add(platform, "6", SmsOutcome.Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content);
                rows.Add(platform, "7", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient);
                rows.Add(platform, "8", SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content);
                rows.Add(platform, "10", SmsOutcome.Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified);
                rows.Add(platform, "11", SmsOutcome.Rejected, SmsErrorCode.Other, SmsErrorScope.Gateway);
                rows.Add(platform, "12", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified);
                rows.Add(platform, "-1", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified);
                rows.Add(platform, "busy", SmsOutcome.Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified);
            }

            rows.Add(SmsProPlatform.Biz, "9", SmsOutcome.Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content);
            rows.Add(SmsProPlatform.Nikita, "9", SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_status_keeps_the_platforms_code_and_words(SmsProPlatform platform, string status, SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope)
    {
        var result = (await SendAsync(platform, 1, Answer(status, "Слова платформы"))).Recipients[0];

        result.Outcome.Should().Be(outcome);
        result.Error!.Code.Should().Be(code);
        result.Error.Scope.Should().Be(scope);
        result.Error.ProviderCode.Should().Be(status);
        result.Error.ProviderText.Should().Be("Слова платформы");
        result.Error.ToString().Should().NotContain("Слова", "the platform may quote a number");
    }

    [Theory]
    [InlineData(SmsProPlatform.Biz)]
    [InlineData(SmsProPlatform.Nikita)]
    public async Task Status_7_on_several_phones_proves_nothing(SmsProPlatform platform)
    {
        var result = await SendAsync(platform, 2, Answer("7", "996550123457"));

        result.Recipients.Should().OnlyContain(recipient => recipient.Outcome == SmsOutcome.Unknown && recipient.Error!.Code == SmsErrorCode.InvalidRecipient);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    public async Task In_test_mode_both_successes_are_accepted(string status)
        => (await SendAsync(SmsProPlatform.Biz, 1, Answer(status), testMode: true)).AllAccepted.Should().BeTrue();

    [Theory]
    [InlineData(2, 2, SmsOutcome.Accepted)]
    [InlineData(2, 1, SmsOutcome.Unknown)]
    [InlineData(2, 0, SmsOutcome.Unknown)]
    public async Task Fewer_phones_than_were_sent_leave_all_unknown(int sent, int recognized, SmsOutcome outcome)
    {
        var result = await SendAsync(SmsProPlatform.Nikita, sent, $"<response><status>0</status><phones>{recognized}</phones><smscnt>1</smscnt></response>");

        result.Recipients.Should().HaveCount(sent).And.OnlyContain(recipient => recipient.Outcome == outcome);
    }

    private static string Answer(string status, string text = "") => $"<response><id>A88726</id><status>{status}</status><message>{text}</message></response>";

    private static async Task<SmsSendResult> SendAsync(SmsProPlatform platform, int recipients, string answer, bool testMode = false)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address, platform, options => options.TestMode = testMode, clock: new ManualTimeProvider { PassesPauses = true });
        return await gateway.SendAsync(new("Hi", Enumerable.Range(0, recipients).Select(i => $"+99655012345{i}")) { Id = "A88726" });
    }
}

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>Guards before gateways that send through others: the outermost counts, and a refusal goes to no other gateway.</summary>
public sealed class GuardedCompositeTests
{
    [Theory]
    [InlineData("failover", false)]
    [InlineData("failover", true)]
    [InlineData("robin", false)]
    [InlineData("robin", true)]
    [InlineData("routing", false)]
    [InlineData("routing", true)]
    [InlineData("nested", false)]
    [InlineData("nested", true)]
    public async Task A_message_counts_once(string name, bool streams)
    {
        using var guarded = Create(static o => (o.MaxMessagesPerRecipient, o.MaxPartsPerHour) = (2, 100));

        (await SendAsync(guarded.Get(name), streams, "m1")).Recipients.Should().OnlyContain(static row => row.Outcome == SmsOutcome.Accepted);
        (await SendAsync(guarded.Get(name), streams, "m2")).Recipients.Should().OnlyContain(static row => row.Outcome == SmsOutcome.Accepted);
        (await SendAsync(guarded.Get(name), streams, "m3")).Recipients.Should().OnlyContain(static row => row.Error!.Code == SmsErrorCode.PolicyLimit);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_refused_goes_to_no_gateway_and_the_others_do(bool streams)
    {
        using var guarded = Create(static o => o.AllowedPrefixes = ["996"]);

        var result = await SendAsync(guarded.Get("nested"), streams, "m1");

        result.Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Rejected, SmsOutcome.Accepted);
        result.Message!.Trail.Should().BeNull();
        guarded.Recorder.Sent.SelectMany(static message => message.To).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_branch_that_is_left_out_leaves_the_others_their_branch_and_their_requests()
    {
        using var whole = Create(static o => o.MaxPartsPerHour = 100);
        using var part = Create(static o => o.AllowedPrefixes = ["996"]);

        await SendAsync(whole.Get("routing"), streams: false, "m1");
        await SendAsync(part.Get("routing"), streams: false, "m1");

        var sent = part.Recorder.Sent.Should().ContainSingle().Subject;
        sent.Trail!.Branch.Should().Be("recorder").And.Be(whole.Recorder.Sent[0].Trail!.Branch);
        sent.Trail.Whole.Should().Equal(whole.Recorder.Sent[0].To);
    }

    private static Guarded Create(Action<SmsGuardOptions> guards) => new(guards, static sms =>
    {
        sms.AddGateway("down", static _ => new Recorder("down") { Outcome = static _ => SmsOutcome.NotSent });
        sms.AddGateway("second", static _ => new Recorder("second"));
        sms.AddFailover("failover", "down", "recorder");
        sms.AddRoundRobin("robin", "recorder", "second");
        sms.AddRouting("routing", static r => r.Prefix("996", "recorder").Otherwise("second"));
        sms.AddRouting("nested", static r => r.Prefix("996", "failover").Otherwise("robin"));
    });

    private static async Task<SmsSendResult> SendAsync(ISmsGateway gateway, bool streams, string id)
    {
        var message = new SmsMessage("Hi", Guarded.One, Guarded.Far, Guarded.Other) { Id = id };
        return streams ? (await gateway.SendManyAsync([message]).ToListAsync()).Should().ContainSingle().Subject : await gateway.SendAsync(message);
    }
}

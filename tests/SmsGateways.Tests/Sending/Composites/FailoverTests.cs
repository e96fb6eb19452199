using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>What goes on to the next gateway, and what never does.</summary>
public sealed class FailoverTests
{
    public static TheoryData<string, SmsOutcome, SmsErrorCode, SmsErrorScope, bool> Rows => new()
    {
        { "accepted", SmsOutcome.Accepted, SmsErrorCode.Other, SmsErrorScope.Unspecified, false },
        { "not sent", SmsOutcome.NotSent, SmsErrorCode.Unavailable, SmsErrorScope.Transient, true },
        { "not sent, for no given reason", SmsOutcome.NotSent, SmsErrorCode.Other, SmsErrorScope.Unspecified, true },
        { "not sent, as the caller canceled", SmsOutcome.NotSent, SmsErrorCode.Canceled, SmsErrorScope.Transient, false },
        { "not sent, by a limit", SmsOutcome.NotSent, SmsErrorCode.PolicyLimit, SmsErrorScope.Transient, false },
        { "busy", SmsOutcome.Rejected, SmsErrorCode.RateLimited, SmsErrorScope.Transient, true },
        { "no money", SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway, true },
        { "unsupported", SmsOutcome.Rejected, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, true },
        { "refused for the recipient", SmsOutcome.Rejected, SmsErrorCode.Other, SmsErrorScope.Recipient, false },
        { "refused for the content", SmsOutcome.Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content, false },
        { "refused, nobody knows why", SmsOutcome.Rejected, SmsErrorCode.Other, SmsErrorScope.Unspecified, false },
        { "opted out", SmsOutcome.Rejected, SmsErrorCode.OptedOut, SmsErrorScope.Gateway, false },
        { "no number", SmsOutcome.Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Gateway, false },
        { "blocked", SmsOutcome.Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Transient, false },
        { "a limit", SmsOutcome.Rejected, SmsErrorCode.PolicyLimit, SmsErrorScope.Gateway, false },
        { "unknown", SmsOutcome.Unknown, SmsErrorCode.Timeout, SmsErrorScope.Transient, false },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_goes_on(string case_, SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope, bool goesOn)
    {
        var first = ScriptedGateway.Saying("first", outcome, code, scope);
        var second = ScriptedGateway.Accepting("second");

        var result = await Composite.Failover(first, second).SendAsync(Composite.Message());

        second.Given.Should().HaveCount(goesOn ? 1 : 0, case_);
        result.Recipients.Should().ContainSingle().Which.Should().Match<SmsRecipientResult>(
            row => row.Gateway == (goesOn ? "second" : "first") && row.Outcome == (goesOn ? SmsOutcome.Accepted : outcome) && !row.MayBeDuplicate);
    }

    [Theory]
    [InlineData(SmsErrorCode.Timeout, true)]
    [InlineData(SmsErrorCode.OptedOut, false)]
    public async Task An_unknown_goes_on_where_the_caller_wants_it_at_least_once(SmsErrorCode code, bool goesOn)
    {
        var first = ScriptedGateway.Saying("first", SmsOutcome.Unknown, code);
        var second = ScriptedGateway.Accepting("second");

        var result = await Composite.Failover(first, second).SendAsync(Composite.Message() with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        second.Given.Should().HaveCount(goesOn ? 1 : 0);
        result.Recipients[0].MayBeDuplicate.Should().Be(goesOn);
    }

    [Theory]
    [InlineData(SmsOutcome.NotSent, "first")]
    [InlineData(SmsOutcome.Rejected, "first")]
    [InlineData(SmsOutcome.Unknown, "second")]
    public async Task A_later_no_does_not_clear_an_unknown(SmsOutcome later, string gateway)
    {
        var first = ScriptedGateway.Saying("first", SmsOutcome.Unknown);
        var second = ScriptedGateway.Saying("second", later);

        var result = await Composite.Failover(first, second).SendAsync(Composite.Message() with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        result.Recipients[0].Should().Match<SmsRecipientResult>(row => row.Outcome == SmsOutcome.Unknown && row.MayBeDuplicate);
        result.Recipients[0].Gateway.Should().Be(gateway, "that is the one to ask about it");
        result.Recipients[0].ProviderMessageId.Should().Be($"{gateway}-1");
    }

    [Fact]
    public async Task Past_an_unknown_and_a_no_the_third_is_tried_and_may_be_a_duplicate()
    {
        ScriptedGateway[] children = [ScriptedGateway.Saying("a", SmsOutcome.Unknown), ScriptedGateway.Saying("b", SmsOutcome.NotSent), ScriptedGateway.Accepting("c")];

        var result = await Composite.Failover(children).SendAsync(Composite.Message() with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        result.Recipients[0].Should().Match<SmsRecipientResult>(row => row.Outcome == SmsOutcome.Accepted && row.Gateway == "c" && row.MayBeDuplicate);
    }

    [Fact]
    public async Task An_outer_failover_does_not_get_round_a_refusal_for_good()
    {
        var last = ScriptedGateway.Accepting("last");
        var gateway = Composite.Of(
            static sms =>
            {
                sms.AddFailover("inner", "a", "b");
                sms.AddFailover("it", "inner", "last");
            },
            ScriptedGateway.Saying("a", SmsOutcome.Unknown),
            ScriptedGateway.Saying("b", SmsOutcome.Rejected, SmsErrorCode.OptedOut, SmsErrorScope.Recipient),
            last);

        var result = await gateway.SendAsync(Composite.Message() with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        last.Given.Should().BeEmpty();
        result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task Only_the_recipients_go_on_that_were_not_taken()
    {
        var numbers = Composite.Numbers;
        var first = ScriptedGateway.Saying("first", to => to.ToString() switch
        {
            var number when number == numbers[0] => ScriptedGateway.Row("first", to, SmsOutcome.Accepted),
            var number when number == numbers[1] => ScriptedGateway.Row("first", to, SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway),
            _ => ScriptedGateway.Row("first", to, SmsOutcome.Unknown),
        });
        var second = ScriptedGateway.Accepting("second");
        var message = Composite.Message(numbers[1], numbers[0], numbers[1], numbers[2]);

        var result = await Composite.Failover(first, second).SendAsync(message);

        first.Only.To.Should().Equal(message.To);
        second.Only.Should().Match<SmsMessage>(given => given.Id == "m1" && given.Content == message.Content);
        second.Only.To.Should().Equal(PhoneNumber.Parse(numbers[1]));
        result.Recipients.Select(row => (row.To.ToString(), row.Outcome, row.Gateway)).Should().Equal(
            (numbers[1], SmsOutcome.Accepted, "second"),
            (numbers[0], SmsOutcome.Accepted, "first"),
            (numbers[1], SmsOutcome.Accepted, "second"),
            (numbers[2], SmsOutcome.Unknown, "first"));
    }

    [Fact]
    public async Task The_last_gateways_word_is_the_result()
    {
        var result = await Composite.Failover(
            ScriptedGateway.Saying("first", SmsOutcome.NotSent, SmsErrorCode.Unavailable),
            ScriptedGateway.Saying("second", SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway)).SendAsync(Composite.Message());

        result.Recipients[0].Should().Be(ScriptedGateway.Row("second", result.Recipients[0].To, SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway));
    }

    [Fact]
    public async Task Each_gateway_gets_what_is_left_of_one_deadline()
    {
        var clock = new ManualTimeProvider();
        var first = Slow("first", clock, 20, SmsOutcome.NotSent);
        var second = Slow("second", clock, 39, SmsOutcome.NotSent);
        var third = Slow("third", clock, 1, SmsOutcome.NotSent);
        var fourth = ScriptedGateway.Accepting("fourth");
        ScriptedGateway[] children = [first, second, third, fourth];
        var gateway = Composite.Of(clock, sms => sms.AddFailover("it", "first", "second", "third", "fourth"), children);

        var result = await gateway.SendAsync(Composite.Message());

        children.Select(child => child.Given.SingleOrDefault()?.Deadline?.TotalSeconds).Should().Equal([60.0, 40.0, 1.0, null], "60 s where nobody says, and nothing begins when nothing is left");
        result.Recipients[0].Gateway.Should().Be("third");
        result.Message!.Deadline.Should().BeNull();
    }

    [Fact]
    public async Task Where_an_unknown_goes_on_each_gateway_gets_its_share_of_the_time()
    {
        var clock = new ManualTimeProvider();
        ScriptedGateway[] children = [Slow("a", clock, 20, SmsOutcome.Unknown), Slow("b", clock, 5, SmsOutcome.Unknown), Slow("c", clock, 1, SmsOutcome.Unknown)];
        var gateway = Composite.Of(clock, static sms => sms.AddFailover("it", "a", "b", "c"), children);

        await gateway.SendAsync(Composite.Message() with { Deadline = TimeSpan.FromSeconds(90), OnUnknown = SmsOnUnknown.AtLeastOnce });

        children.Select(static child => child.Only.Deadline!.Value.TotalSeconds).Should().Equal(30, 35, 65);
    }

    [Fact]
    public async Task A_gateway_that_was_not_tried_for_lack_of_time_makes_no_duplicate()
    {
        var clock = new ManualTimeProvider();
        var gateway = Composite.Of(clock, static sms => sms.AddFailover("it", "a", "b"), Slow("a", clock, 60, SmsOutcome.Unknown), ScriptedGateway.Accepting("b"));

        var result = await gateway.SendAsync(Composite.Message() with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        result.Recipients[0].Should().Match<SmsRecipientResult>(row => row.Outcome == SmsOutcome.Unknown && row.Gateway == "a" && !row.MayBeDuplicate);
    }

    private static ScriptedGateway Slow(string name, ManualTimeProvider clock, int seconds, SmsOutcome outcome) => new(name, (message, _) =>
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return Task.FromResult(ScriptedGateway.Result(message, to => ScriptedGateway.Row(name, to, outcome)));
    });
}

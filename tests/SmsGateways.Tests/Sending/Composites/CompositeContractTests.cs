using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>What all gateways that send through others have in common, whoever these are.</summary>
public sealed class CompositeContractTests
{
    private readonly ScriptedGateway _accepting = ScriptedGateway.Accepting("next");

    [Fact]
    public async Task The_result_has_the_message_that_the_caller_gave()
    {
        var message = Composite.Message() with { Deadline = TimeSpan.FromSeconds(9), OnUnknown = SmsOnUnknown.AtLeastOnce };

        (await Composite.Failover(_accepting).SendAsync(message)).Message.Should().BeSameAs(message);
        (await Composite.Failover(_accepting).SendAsync(message with { Id = null })).Message.Should().Be(message with { Id = _accepting.Given[^1].Id });
    }

    [Fact]
    public async Task The_deadline_is_the_longest_of_the_children_whatever_decorates_them()
    {
        var user = new ScriptedGateway("user", static (message, _) => Task.FromResult(ScriptedGateway.Result(message, static to => ScriptedGateway.Row("user", to, SmsOutcome.Accepted))));
        var gateway = Composite.Of(
            static sms =>
            {
                sms.AddSmsPro("slow", static o => Set(o, 100));
                sms.AddSmsPro("fast", static o => Set(o, 40));
                sms.AddGateway("decorated", static provider => new Decorator(provider.GetRequiredKeyedService<ISmsGateway>("slow")));
                sms.AddFailover("inner", "decorated", "fast");
                sms.AddFailover("it", "user", "inner", "fast");
            },
            user);

        await gateway.SendAsync(Composite.Message());

        user.Only.Deadline.Should().Be(TimeSpan.FromSeconds(100));

        static void Set(SmsProOptions options, int seconds)
        {
            Gateways.Nikita(options);
            options.Deadline = TimeSpan.FromSeconds(seconds);
        }
    }

    [Theory]
    [InlineData("failover")]
    [InlineData("roundRobin")]
    [InlineData("routing")]
    public async Task A_resubmission_is_not_sent_without_a_journal(string kind)
    {
        var gateway = Composite.Of(
            sms => _ = kind switch
            {
                "failover" => sms.AddFailover("it", "next"),
                "roundRobin" => sms.AddRoundRobin("it", "next"),
                _ => sms.AddRouting("it", static r => r.Prefix("995", "next")),
            },
            _accepting);

        var result = await gateway.SendAsync(Composite.Message(Composite.Numbers) with { IsResubmission = true });

        _accepting.Given.Should().BeEmpty();
        result.Recipients.Should().HaveCount(3).And.OnlyContain(static row => row.Outcome == SmsOutcome.Unknown && row.Gateway == "it" && row.Error!.Detail!.Contains("journal"));
    }

    [Fact]
    public async Task An_exception_is_an_unknown_that_does_not_quote_it()
    {
        var result = await Composite.Failover(Throwing(new InvalidOperationException("secret")), _accepting).SendAsync(Composite.Message());

        result.Recipients[0].Should().Match<SmsRecipientResult>(static row => row.Outcome == SmsOutcome.Unknown && row.Gateway == "bad");
        result.Recipients[0].Error!.Detail.Should().Contain("InvalidOperationException").And.NotContain("secret");
        _accepting.Given.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_an_unknown()
    {
        var result = await Composite.Failover(Throwing(new OperationCanceledException()), _accepting).SendAsync(Composite.Message());

        result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task A_result_with_missing_foreign_and_nameless_rows_is_put_in_order()
    {
        var bad = new ScriptedGateway("bad", static (message, _) => Task.FromResult(new SmsSendResult
        {
            Recipients = [new(PhoneNumber.Parse("+49151000000"), SmsOutcome.NotSent), new(message.To[2], SmsOutcome.NotSent), null!, new(message.To[0], SmsOutcome.Accepted)],
        }));

        var result = await Composite.Failover(bad, _accepting).SendAsync(Composite.Message(Composite.Numbers));

        result.MessageId.Should().Be("m1");
        result.Recipients.Select(static row => (row.To.ToString(), row.Outcome, row.Gateway)).Should().Equal(
            (Composite.Numbers[0], SmsOutcome.Accepted, "bad"),
            (Composite.Numbers[1], SmsOutcome.Unknown, "bad"),
            (Composite.Numbers[2], SmsOutcome.Accepted, "next"));
    }

    [Fact]
    public async Task Two_outcomes_for_one_recipient_are_none()
    {
        var bad = new ScriptedGateway("bad", static (message, _) => Task.FromResult(new SmsSendResult
        {
            Recipients = [new(message.To[0], SmsOutcome.NotSent), new(message.To[0], SmsOutcome.Accepted)],
        }));

        (await Composite.Failover(bad, _accepting).SendAsync(Composite.Message())).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        _accepting.Given.Should().BeEmpty();
    }

    [Fact]
    public async Task No_result_at_all_is_an_unknown()
        => (await Composite.Failover(new ScriptedGateway("bad", static (_, _) => Task.FromResult<SmsSendResult>(null!)), _accepting).SendAsync(Composite.Message()))
            .Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);

    [Fact]
    public async Task A_gateway_that_cannot_be_made_was_not_sent_through()
    {
        var gateway = Composite.Of(
            static sms =>
            {
                sms.AddGateway("bad", static _ => throw new InvalidOperationException("secret"));
                sms.AddFailover("it", "bad", "next");
            },
            _accepting);

        (await gateway.SendAsync(Composite.Message())).Recipients[0].Gateway.Should().Be("next");
    }

    [Fact]
    public async Task Canceled_before_the_first_byte()
    {
        using var source = new CancellationTokenSource();
        var canceling = Canceling(source, static (_, token) => throw new OperationCanceledException(token));

        var send = FluentActions.Awaiting(() => Composite.Failover(canceling, _accepting).SendAsync(Composite.Message(), source.Token));

        (await send.Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<SmsSendCanceledException>();
        _accepting.Given.Should().BeEmpty();
        await send.Should().ThrowAsync<OperationCanceledException>("it is canceled already");
        canceling.Given.Should().HaveCount(1);
    }

    [Fact]
    public async Task Canceled_after_the_first_byte_what_is_known_is_told_and_no_other_gateway_begins()
    {
        using var source = new CancellationTokenSource();
        var canceling = Canceling(source, static (message, token) => throw new SmsSendCanceledException(
            new() { Recipients = [new(message.To[0], SmsOutcome.Accepted), new(message.To[1], SmsOutcome.NotSent)] }, token));

        var result = (await FluentActions.Awaiting(() => Composite.Failover(canceling, _accepting).SendAsync(Composite.Message(Composite.Numbers), source.Token))
            .Should().ThrowAsync<SmsSendCanceledException>()).Which.Result;

        _accepting.Given.Should().BeEmpty();
        result.MessageId.Should().Be("m1");
        result.Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.NotSent, SmsOutcome.Unknown);
    }

    [Fact]
    public async Task Canceled_in_the_middle_of_an_HttpClients_exchange_it_may_have_gone_out()
    {
        using var source = new CancellationTokenSource();
        var canceling = Canceling(source, static (_, token) => throw new TaskCanceledException(null, null, token));

        var exception = await FluentActions.Awaiting(() => Composite.Failover(canceling).SendAsync(Composite.Message(), source.Token)).Should().ThrowAsync<SmsSendCanceledException>();

        exception.Which.Result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task Of_two_branches_one_is_canceled_before_its_first_byte()
    {
        using var source = new CancellationTokenSource();
        var gateway = Composite.Of(
            static sms => sms.AddRouting("it", static r => r.Prefix("996", "next").Prefix("995", "canceling")),
            _accepting,
            Canceling(source, static (_, token) => throw new OperationCanceledException(token), "canceling"));

        var exception = await FluentActions.Awaiting(() => gateway.SendAsync(Composite.Message("+995550000001", "+996550000001"), source.Token))
            .Should().ThrowAsync<SmsSendCanceledException>();

        exception.Which.Result.Recipients.Select(static row => (row.Outcome, row.Error?.Code)).Should().Equal(
            (SmsOutcome.NotSent, SmsErrorCode.Canceled), (SmsOutcome.Accepted, null));
    }

    [Fact]
    public async Task A_message_that_is_none_is_an_error_of_the_program()
    {
        var gateway = Composite.Failover(_accepting);

        await gateway.Awaiting(static g => g.SendAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await gateway.Awaiting(static g => g.SendAsync(new("Hi"))).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public void It_has_no_account_and_says_how_its_gateways_do()
    {
        using var provider = Composite.Provide(new ManualTimeProvider(), static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddFailover("it", "nikita");
            sms.AddFailover("mixed", "next", "nikita");
            sms.DefaultGateway = "it";
        }, _accepting);
        var gateway = provider.GetRequiredService<ISmsGateway>();

        gateway.Name.Should().Be("it");
        gateway.GetService<ISmsAccount>().Should().BeNull();
        gateway.GetService<ISmsDeliveryReports>().Should().BeNull();
        gateway.GetService<ISmsGateway>().Should().BeSameAs(gateway);
        gateway.GetRequiredService<ISmsGatewayState>().Should().Match<ISmsGatewayState>(static state => !state.IsPaused && state.RequestsUnderWay == 0);
        provider.GetRequiredService<ISmsGateways>().Get("mixed").GetRequiredService<ISmsGatewayState>().IsPaused.Should().BeFalse("a gateway that does not say is not paused");
    }

    private static ScriptedGateway Throwing(Exception exception) => new("bad", (_, _) => throw exception);

    private static ScriptedGateway Canceling(CancellationTokenSource source, Func<SmsMessage, CancellationToken, Task<SmsSendResult>> then, string name = "first") => new(name, (message, token) =>
    {
        source.Cancel();
        return then(message, token);
    });

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner);
}

using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.DependencyInjection;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>A message counts once, however many guarded gateways it passes, and nothing goes around the guards.</summary>
public sealed class GuardedGatewayTests
{
    private interface IFeature;

    private static readonly SmsMessage Message = new("Hi", Guarded.One) { Id = "m1" };

    [Fact]
    public async Task Decorators_and_gateways_behind_gateways_count_once()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 2, static sms =>
        {
            sms.AddGateway("inner", static p => new Decorator(p.GetRequiredKeyedService<ISmsGateway>("recorder")));
            sms.AddGateway("outer", static p => new Decorator(p.GetRequiredService<ISmsGateways>().Get("inner")));
        });

        var result = await guarded.Get("outer").SendAsync(Message);
        result.Message.Should().Be(Message);
        result.Message!.Trail.Should().BeNull();
        (await guarded.Get("outer").SendManyAsync([Message]).ToListAsync()).Should().ContainSingle().Which.AllAccepted.Should().BeTrue();
        (await guarded.Get("outer").SendAsync(Message)).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        guarded.Recorder.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_gateway_that_tries_one_after_the_other_counts_once_and_gives_back_what_nobody_sent()
    {
        using var down = new Recorder("down") { Outcome = static _ => SmsOutcome.NotSent };
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1, sms =>
        {
            sms.AddGateway("down", _ => down);
            sms.AddGateway("both", static p => new Failover(p.GetRequiredService<ISmsGateways>(), "down", "recorder"));
            sms.AddGateway("neither", static p => new Failover(p.GetRequiredService<ISmsGateways>(), "down", "down"));
        });

        (await guarded.Get("neither").SendAsync(Message)).Recipients[0].Outcome.Should().Be(SmsOutcome.NotSent);
        (await guarded.Get("both").SendAsync(Message)).AllAccepted.Should().BeTrue();
        (await guarded.Get("both").SendAsync(Message)).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        (down.Sent.Count, guarded.Recorder.Sent.Count).Should().Be((3, 1));
    }

    [Fact]
    public async Task A_message_that_was_kept_is_counted_when_it_is_sent_again()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        await guarded.Gateway.SendAsync(Message);
        var kept = guarded.Recorder.Sent[0];
        kept.Trail!.Pass.Should().NotBeNull();

        (await guarded.Gateway.SendAsync(kept)).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        (await guarded.Gateway.SendAsync(kept with { Id = "m2" })).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        (await guarded.Gateway.SendManyAsync([kept]).ToListAsync())[0].Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        guarded.Recorder.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task Who_is_added_on_the_way_is_counted()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1), static sms =>
        {
            sms.AddGateway("copied", static p => new Copier(p.GetRequiredKeyedService<ISmsGateway>("recorder"), Guarded.Other));
            sms.AddGateway("far", static p => new Copier(p.GetRequiredKeyedService<ISmsGateway>("recorder"), Guarded.Far));
        });

        await guarded.Get("copied").SendAsync(Message);
        guarded.Recorder.Sent[0].To.Should().HaveCount(2);
        (await guarded.SendAsync(Guarded.Other)).Should().Be(SmsOutcome.Rejected);

        await guarded.Get("far").SendAsync(new("Hi", "+996550000000"));
        guarded.Recorder.Sent[1].To.Should().ContainSingle("the other country is not allowed");
    }

    [Fact]
    public async Task A_pass_is_worth_nothing_in_another_container()
    {
        using var other = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 5, sms => sms.AddGateway("other", _ => new Decorator(other.Gateway)));

        (await guarded.Get("other").SendAsync(Message)).AllAccepted.Should().BeTrue();
        (await guarded.Get("other").SendAsync(Message)).Recipients[0].Error!.Detail.Should().StartWith("MaxMessagesPerRecipient is 1 ");
    }

    [Fact]
    public async Task Accounts_that_come_at_run_time_share_the_counters()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        var tenant = guarded.Services.GetRequiredService<ISmsGateways>().GetOrAdd("tenant", Gateways.Account());
        await guarded.SendAsync();

        var refused = await tenant.SendAsync(Message);

        refused.Recipients[0].Error!.Code.Should().Be(SmsErrorCode.PolicyLimit);
        refused.Recipients[0].Gateway.Should().Be("tenant");
        tenant.GetService<ISmsDeliveryReports>().Should().NotBeNull();
    }

    [Fact]
    public void Features_are_found_behind_the_guards_and_the_gateway_without_them_is_not()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerHour = 1, static sms =>
        {
            sms.AddGateway("featured", static _ => new Featured(new Recorder()));
            sms.AddSmsPro("nikita", Gateways.Nikita);
        });
        var featured = guarded.Get("featured");

        featured.Name.Should().Be("recorder");
        featured.GetService<IFeature>().Should().BeOfType<Featured>();
        featured.GetService<ISmsGateway>().Should().BeSameAs(featured);
        guarded.Get("nikita").GetService<ISmsAccount>().Should().NotBeNull();
        guarded.Get("nikita").GetService<IFeature>().Should().BeNull();
        guarded.Services.GetRequiredService<ISmsGateways>().Get("nikita").Should().BeSameAs(guarded.Get("nikita"));
    }

    [Fact]
    public void A_gateway_behind_the_guards_is_disposed_with_the_container()
    {
        var guarded = new Guarded(static o => o.MaxPartsPerHour = 1);
        _ = guarded.Gateway;

        guarded.Dispose();

        guarded.Recorder.Disposals.Should().Be(1);
    }

    [Fact]
    public async Task A_message_without_an_id_gets_one_before_it_is_counted()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"]);

        var sent = await guarded.Gateway.SendAsync(new("Hi", Guarded.One));
        var refused = await guarded.Gateway.SendAsync(new("Hi", Guarded.Far));

        sent.MessageId.Should().NotBeEmpty().And.Be(guarded.Recorder.Sent[0].Id).And.Be(sent.Message!.Id);
        refused.MessageId.Should().NotBeEmpty().And.Be(refused.Message!.Id).And.NotBe(sent.MessageId);
    }

    [Fact]
    public async Task What_is_canceled_before_the_first_byte_does_not_count()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        using var source = new CancellationTokenSource();
        guarded.Recorder.Sending = async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await guarded.Gateway.Invoking(gateway => gateway.SendAsync(Message, source.Token)).Should().ThrowAsync<OperationCanceledException>();
        await guarded.Gateway.Invoking(gateway => gateway.SendAsync(Message, source.Token)).Should().ThrowAsync<OperationCanceledException>();

        guarded.Recorder.Sent.Should().HaveCount(1);
        guarded.Recorder.Sending = static (_, _) => Task.CompletedTask;
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Accepted);
    }

    [Fact]
    public async Task What_is_canceled_after_the_first_byte_has_the_rows_of_all_recipients()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        guarded.Recorder.Outcome = static to => to.ToString() == Guarded.One ? SmsOutcome.Accepted : SmsOutcome.NotSent;
        guarded.Recorder.Sending = (message, token) => throw new SmsSendCanceledException(guarded.Recorder.ResultOf(message), token);

        var message = new SmsMessage("Hi", Guarded.Far, Guarded.One, Guarded.Other) { Id = "m1" };
        var exception = (await guarded.Gateway.Invoking(gateway => gateway.SendAsync(message)).Should().ThrowAsync<SmsSendCanceledException>()).Which;

        exception.Result.Message.Should().Be(message);
        exception.Result.Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.NotSent);
    }

    [Fact]
    public async Task A_gateway_that_breaks_may_have_sent()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        guarded.Recorder.Sending = static (_, _) => throw new TaskCanceledException("A timeout of somebody's HttpClient.");

        await guarded.Gateway.Invoking(static gateway => gateway.SendAsync(Message)).Should().ThrowAsync<TaskCanceledException>();

        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected);
    }

    [Fact]
    public async Task Errors_of_the_program_stay_errors_and_do_not_count()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerHour = 1, static sms => sms.AddSmsPro("nikita", Gateways.Nikita));
        var nikita = guarded.Get("nikita");

        await nikita.Invoking(static gateway => gateway.SendAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await nikita.Invoking(static gateway => gateway.SendAsync(new("Hi"))).Should().ThrowAsync<ArgumentException>();
        nikita.Invoking(static gateway => gateway.SendManyAsync((IAsyncEnumerable<SmsMessage>)null!)).Should().Throw<ArgumentNullException>();

        guarded.Keys.Should().Be(0);
    }

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner);

    private sealed class Featured(ISmsGateway inner) : DelegatingSmsGateway(inner), IFeature;

    private sealed class Copier(ISmsGateway inner, string copyTo) : DelegatingSmsGateway(inner)
    {
        public override Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
            => base.SendAsync(message with { To = [.. message.To, PhoneNumber.Parse(copyTo)] }, cancellationToken);
    }

    private sealed class Failover(ISmsGateways gateways, string first, string second) : ISmsGateway
    {
        public string Name => "failover";

        public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        {
            var result = await gateways.Get(first).SendAsync(message, cancellationToken);
            return result.Recipients[0].Outcome is SmsOutcome.NotSent ? await gateways.Get(second).SendAsync(message, cancellationToken) : result;
        }
    }
}

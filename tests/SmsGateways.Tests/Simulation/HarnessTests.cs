using System.Globalization;
using SmsGateways.Http;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Simulation;

/// <summary>A simulation that finds nothing proves nothing, unless it finds what is wrong on purpose.</summary>
public sealed class HarnessTests
{
    private static readonly WorldSettings Faulty = WorldSettings.Faulty(1, knowsIds: true, 300, 30);

    // Within the quiet period, but longer than a handler that repeats at once.
    private static readonly WorldSettings SlowToRegister = Faulty with { LongestLag = TimeSpan.FromSeconds(5), LongestLateness = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public void The_library_as_it_is_breaks_nothing() => SimulationRun.RunWorld(Faulty).World.Describe().Should().BeEmpty();

    [Fact]
    public void A_quiet_period_shorter_than_the_platforms_lag_sends_twice()
        => ShouldBreak(Invariant.NobodyGetsTwo, Faulty with { QuietPeriod = TimeSpan.FromMilliseconds(50), LongestLag = TimeSpan.FromSeconds(5) });

    [Fact]
    public void A_fresh_id_for_each_attempt_sends_twice()
        => ShouldBreak(Invariant.NobodyGetsTwo, Faulty, static (options, services) => new WrongGateway(options, services, hasFreshIds: true, SmsOutcome.Unknown));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plain_retry_sends_twice_where_no_guard_stops_it(bool knowsIds)
        => ShouldBreak(Invariant.NobodyGetsTwo, SlowToRegister with { KnowsIds = knowsIds }, makeHandler: static provider => new ReplacingHandler { InnerHandler = new RetryingHandler { InnerHandler = provider } });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_guard_stops_it(bool knowsIds)
        => SimulationRun.RunWorld(
            SlowToRegister with { KnowsIds = knowsIds }, makeHandler: static provider => new ReplacingHandler { InnerHandler = new RetryingHandler { InnerHandler = new ReplayGuard(provider) } })
            .World.Violations.Should().NotContain(static violation => violation.Invariant == Invariant.NobodyGetsTwo || violation.Invariant == Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown);

    [Fact]
    public void A_status_that_lies_about_what_was_processed_is_seen()
        => ShouldBreak(Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown, Faulty with { Lies = true });

    [Fact]
    public void An_outcome_that_is_too_certain_is_seen()
        => ShouldBreak(Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown, Faulty, static (options, services) => new WrongGateway(options, services, hasFreshIds: false, SmsOutcome.Rejected));

    [Fact]
    public void A_yes_to_what_never_arrived_is_seen()
        => ShouldBreak(Invariant.AcceptedIsInTheLedger, Faulty, makeHandler: static provider => new ReplayGuard(new YesHandler { InnerHandler = provider }));

    [Fact]
    public void An_outcome_that_is_less_certain_than_it_could_be_is_seen()
        => ShouldBreak(Invariant.WhatNeverLeftIsNotUnknown, Faulty with { KnowsIds = false }, makeHandler: static provider => new BufferingHandler { InnerHandler = new ReplayGuard(provider) });

    [Fact]
    public void Less_than_everything_without_faults_is_seen()
        => ShouldBreak(Invariant.WithoutFaultsAllIsAccepted, WorldSettings.Faulty(1, knowsIds: true, 50, 0) with { InvalidPhones = 0.1 });

    [Fact]
    public void A_world_that_does_not_come_to_rest_is_given_up_with_its_seed()
    {
        var running = () => SimulationRun.RunWorld(Faulty, makeHandler: static _ => new HangingHandler(), patience: TimeSpan.FromMilliseconds(200));

        running.Should().Throw<InvalidOperationException>().WithMessage($"*{Faulty.Seed:x16}*");
    }

    [Fact]
    public void A_faster_pace_than_agreed_is_seen()
        => ShouldBreak(Invariant.RateIsKept, Faulty with { IsOneByOne = true, MaxRequestsPerSecond = 5 }, static (options, services) =>
        {
            options.MaxRequestsPerSecond = 6;
            return (SmsGateways.Sending.ProviderGateway)options.CreateGateway("gateway", "client", services);
        });

    private static void ShouldBreak(Invariant invariant, WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null)
    {
        var world = SimulationRun.RunWorld(settings, makeGateway, makeHandler).World;

        world.Violations.Select(static violation => violation.Invariant).Should().Contain(invariant);
        world.Describe().Should().Contain(settings.Seed.ToString("x16", CultureInfo.InvariantCulture), "whoever sees it must be able to repeat it");
    }
}

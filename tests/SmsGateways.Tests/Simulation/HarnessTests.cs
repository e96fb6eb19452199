using System.Globalization;
using SmsGateways.Http;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Simulation;

/// <summary>A simulation that finds nothing proves nothing, unless it finds what is wrong on purpose.</summary>
public sealed class HarnessTests
{
    private static readonly WorldSettings Faulty = WorldSettings.Faulty(1, 400, 0.3);

    // Within the quiet period, but longer than a handler that repeats at once.
    private static readonly WorldSettings SlowToRegister = Faulty with { LongestLag = TimeSpan.FromSeconds(5), LongestLateness = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public async Task The_library_as_it_is_breaks_nothing() => (await SimulationRun.RunWorldAsync(Faulty)).Describe().Should().BeEmpty();

    [Fact]
    public async Task A_quiet_period_shorter_than_the_platforms_lag_sends_twice()
        => await ShouldBreakAsync(Invariant.NobodyGetsTwo, Faulty with { QuietPeriod = TimeSpan.FromMilliseconds(50), LongestLag = TimeSpan.FromSeconds(5) });

    [Fact]
    public async Task Ids_that_are_not_deterministic_send_twice()
        => await ShouldBreakAsync(Invariant.NobodyGetsTwo, Faulty, static (options, services) => new FreshIdGateway(options, services));

    [Fact]
    public async Task A_handler_that_repeats_sends_twice_where_no_guard_stops_it()
        => await ShouldBreakAsync(
            Invariant.NobodyGetsTwo, SlowToRegister, makeHandler: static provider => new ReplacingHandler { InnerHandler = new RetryingHandler { InnerHandler = provider } });

    [Fact]
    public async Task The_guard_stops_it()
    {
        var world = await SimulationRun.RunWorldAsync(SlowToRegister, makeHandler: static provider => new ReplacingHandler { InnerHandler = new RetryingHandler { InnerHandler = new ReplayGuard(provider) } });

        world.Describe().Should().BeEmpty();
    }

    [Fact]
    public async Task A_status_that_lies_about_what_was_processed_is_seen()
        => await ShouldBreakAsync(Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown, Faulty with { Lies = true });

    [Fact]
    public async Task A_yes_to_what_never_arrived_is_seen()
        => await ShouldBreakAsync(Invariant.AcceptedIsInTheLedger, Faulty, makeHandler: static provider => new ReplayGuard(new YesHandler { InnerHandler = provider }));

    [Fact]
    public async Task An_outcome_that_is_too_certain_is_seen()
        => await ShouldBreakAsync(Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown, Faulty, static (options, services) => new TooCertainGateway(options, services));

    [Fact]
    public async Task More_at_once_than_agreed_is_seen()
        => await ShouldBreakAsync(Invariant.ConcurrencyIsKept, Faulty with { MaxConcurrentRequests = 2 }, static (options, services) =>
        {
            options.MaxConcurrentRequests = 3;
            return new SmsProGateway("pro", "client", options, services);
        });

    [Fact]
    public async Task A_faster_pace_than_agreed_is_seen()
        => await ShouldBreakAsync(Invariant.RateIsKept, Faulty with { MaxRequestsPerSecond = 5 }, static (options, services) =>
        {
            options.MaxRequestsPerSecond = 6;
            return new SmsProGateway("pro", "client", options, services);
        });

    private static async Task ShouldBreakAsync(Invariant invariant, WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null)
    {
        var world = await SimulationRun.RunWorldAsync(settings, makeGateway, makeHandler);

        world.Violations.Select(static violation => violation.Invariant).Should().Contain(invariant);
        world.Describe().Should().Contain(settings.Seed.ToString("x16", CultureInfo.InvariantCulture), "whoever sees it must be able to repeat it");
    }
}

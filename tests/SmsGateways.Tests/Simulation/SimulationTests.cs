using System.Globalization;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace SmsGateways.Tests.Simulation;

/// <summary>
/// The share of the simulation that every test run can afford. The long one is <c>dotnet run -c Release --project tests/Chaos -- simulate 1000000</c>.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_promise_is_kept() => ShouldKeepEveryPromise(1);

    [Fact]
    public void Every_promise_is_kept_with_a_seed_that_nobody_has_tried() => ShouldKeepEveryPromise(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    [Fact]
    public void The_same_seed_is_the_same_run_event_by_event()
    {
        // Many worlds, so that there are some in which circuits open and sends are canceled: there the framework takes other threads.
        foreach (var settings in Enumerable.Range(1, 12).Select(static seed => WorldSettings.Wild((ulong)seed, knowsIds: seed % 3 > 0, 120)))
        {
            var (first, second) = (SimulationRun.RunWorld(settings).World, SimulationRun.RunWorld(settings).World);

            second.Trace.Digest.Should().Be(first.Trace.Digest);
            string.Equals(second.Trace.Write(), first.Trace.Write(), StringComparison.Ordinal).Should().BeTrue();
        }
    }

    [Fact]
    public void Another_seed_is_another_run()
        => SimulationRun.RunWorld(WorldSettings.Wild(1, knowsIds: true, 100)).World.Trace.Digest
            .Should().NotBe(SimulationRun.RunWorld(WorldSettings.Wild(2, knowsIds: true, 100)).World.Trace.Digest);

    [Fact]
    public void With_ids_hardly_anything_stays_unknown_after_reconciliation()
        => SimulationRun.RunWorld(WorldSettings.Faulty(1, knowsIds: true, 3_000, 5)).Measures.UnknownAfterReconciliationShare.Should().BeLessThanOrEqualTo(0.0015, "the long run proves 0.05 %");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void Without_ids_nothing_is_unknown_but_what_met_an_ambiguous_fault(double percent)
    {
        var measures = SimulationRun.RunWorld(WorldSettings.Faulty(1, knowsIds: false, 2_000, percent)).Measures;

        measures.UnknownShare.Should().BeLessThanOrEqualTo(measures.AmbiguousShare + 0.005);
    }

    private void ShouldKeepEveryPromise(ulong seed)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = SimulationRun.Run(3_000, [1, 5, 30], seed, text);

        output.WriteLine(text.ToString());
        Assert.True(exitCode is 0, text.ToString());
    }
}

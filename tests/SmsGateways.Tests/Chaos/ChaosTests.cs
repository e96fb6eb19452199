using Xunit.Abstractions;

namespace SmsGateways.Tests.Chaos;

/// <summary>
/// The share of the chaos experiment that every test run can afford. The long one is <c>dotnet run -c Release --project tests/Chaos -- socket 100000</c>.
/// </summary>
/// <remarks>Many clients of a test run at once: they mostly wait, for timeouts and quiet periods.</remarks>
public sealed class ChaosTests(ITestOutputHelper output) : IAsyncLifetime
{
    // More would make each other's timeouts.
    private const int AtOnce = 14;

    // Few at once, and time enough: other tests run beside this one. An exchange has many steps, each of which waits for its turn on a busy machine: their
    // sum passed 400 ms while none stood still for long. Where many hang, a longer time would make this slow.
    private static ChaosSettings At(double faultRate, int messages) => ChaosSettings.At(faultRate, messages) with
    {
        Parallel = 30,
        AttemptTimeout = faultRate switch { 0 => TimeSpan.FromSeconds(20), < 0.1 => TimeSpan.FromSeconds(1.5), _ => TimeSpan.FromMilliseconds(800) },
    };

    // Code that runs for the first time must be compiled first, which takes longer than an attempt may.
    public Task InitializeAsync() => Task.WhenAll(Contender.Library.Concat(Contender.Naive).Select(static contender => ChaosRun.RunAsync(contender, ChaosSettings.At(0, 20) with { Parallel = 5 })));

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public async Task The_library_sends_nothing_twice_and_loses_nothing(double faultRate)
    {
        var results = await RunAsync(Contender.Library, At(faultRate, faultRate > 0.1 ? 250 : 400));

        AssertAll(results);
        results.Should().OnlyContain(result => faultRate > 0 == (result.Faults.Skip(1).Sum() > 0));
    }

    [Fact]
    public async Task Naive_clients_do_both_or_the_harness_is_blind()
    {
        var results = await RunAsync(Contender.Naive, At(0.3, 800));

        AssertAll(results);
        results.Should().OnlyContain(static result => result.RefusedConnects > 0, "refused connections must be among the faults");
        results.Should().OnlyContain(static result => result.Faults.Skip(1).SkipLast(1).All(static count => count > 0), "every fault must have been met");
    }

    [Fact]
    public async Task Ids_that_are_not_recognized_send_twice_or_the_harness_is_blind() => AssertAll(await RunAsync([Contender.Misled], At(0.3, 800)));

    private static void AssertAll(IEnumerable<RunResult> results)
    {
        var verdicts = results.Select(static result => result.Verdict()).OfType<string>().ToList();
        Assert.True(verdicts is [], string.Join($"{Environment.NewLine}{Environment.NewLine}", verdicts));
    }

    private async Task<RunResult[]> RunAsync(IEnumerable<Contender> contenders, ChaosSettings settings)
    {
        var results = new List<RunResult>();
        foreach (var some in contenders.Chunk(AtOnce))
        {
            results.AddRange(await Task.WhenAll(some.Select(contender => ChaosRun.RunAsync(contender, settings))));
        }

        output.WriteLine(ResultTable.Head);
        foreach (var result in results)
        {
            output.WriteLine(ResultTable.Row(result));
        }

        return [.. results];
    }
}

namespace SmsGateways.Tests.Chaos;

/// <summary>Whether the experiment sees what MySmpp's ids are for.</summary>
public sealed class MySmppChaosTests
{
    [Fact]
    public async Task Ids_that_are_forgotten_send_twice_or_the_harness_is_blind()
    {
        var result = await ChaosRun.RunAsync(MySmppContenders.Misled, ChaosSettings.At(0.3, 800) with { Parallel = 30, AttemptTimeout = TimeSpan.FromMilliseconds(400) });

        Assert.True(result.Verdict() is null, result.Verdict());
    }
}

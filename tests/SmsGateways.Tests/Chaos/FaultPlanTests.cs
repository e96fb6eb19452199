namespace SmsGateways.Tests.Chaos;

/// <summary>The dice of the experiment: fair, and the same wherever they are thrown.</summary>
public sealed class FaultPlanTests
{
    private const int Throws = 100_000;
    private const FaultKind None = FaultKind.None;

    [Fact]
    public void The_same_seed_gives_the_same_faults_in_every_process()
    {
        var plan = new FaultPlan(ChaosSettings.At(0.3, 1000));

        // Written down once: a mixer that changes makes every violation that was ever reported unrepeatable.
        Enumerable.Range(0, 10).Select(slot => plan.ForSend(slot, 1).Kind).Should().Equal(
            None, FaultKind.ResetAfter, FaultKind.ProcessedLate, None, None, None, None, None, FaultKind.TooManyRequests, None);
    }

    [Fact]
    public void Another_seed_gives_other_faults()
    {
        var settings = ChaosSettings.At(0.3, 1000);
        var (one, other) = (new FaultPlan(settings), new FaultPlan(settings with { Seed = settings.Seed + 1 }));

        Enumerable.Range(0, 100).Should().Contain(slot => one.ForSend(slot, 1) != other.ForSend(slot, 1));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void Faults_are_as_frequent_as_they_are_meant_to_be_and_all_kinds_equally(double rate)
    {
        var plan = new FaultPlan(ChaosSettings.At(rate, Throws));

        var counts = Enumerable.Range(0, Throws).Select(slot => plan.ForSend(slot, 1).Kind).Where(static kind => kind is not FaultKind.None).CountBy(static kind => kind).ToList();

        counts.Should().HaveCount(FaultPlan.KindsOfRequests).And.NotContain(static count => count.Key == FaultKind.RefusedConnect);

        // Five standard deviations of the binomial distribution, either way.
        var share = rate / FaultPlan.KindsOfRequests;
        var tolerance = 5 * Math.Sqrt(Throws * share * (1 - share));
        counts.Should().OnlyContain(count => Math.Abs(count.Value - (Throws * share)) < tolerance);
    }

    [Fact]
    public void Attempts_and_questions_meet_faults_of_their_own()
    {
        var plan = new FaultPlan(ChaosSettings.At(0.3, Throws));

        // Independent of each other: both in 9 % of the cases, where one hanging on the other would give 30 % or none.
        int Both(Func<int, Fault> second) => Enumerable.Range(0, Throws).Count(slot => plan.ForSend(slot, 1).Kind is not FaultKind.None && second(slot).Kind is not FaultKind.None);

        Both(slot => plan.ForSend(slot, 2)).Should().BeInRange(8_500, 9_500);
        Both(slot => plan.ForQuestion(slot, 1)).Should().BeInRange(8_500, 9_500);
    }

    [Fact]
    public void The_first_connections_are_made_unless_the_trial_is_about_them()
    {
        var settings = ChaosSettings.At(0.3, 1000);
        var (warm, cold) = (new FaultPlan(settings), new FaultPlan(settings with { RefusesFirstConnects = true }));

        Enumerable.Range(1, settings.Parallel).Should().NotContain(number => warm.RefusesConnect(number));
        Enumerable.Range(1, settings.Parallel).Should().Contain(number => cold.RefusesConnect(number));
        Enumerable.Range(settings.Parallel + 1, Throws).Count(number => warm.RefusesConnect(number)).Should().BeInRange(Throws / 8 - 600, Throws / 8 + 600);
    }
}

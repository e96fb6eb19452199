namespace SmsGateways.Tests.Fuzzing;

/// <summary>A share of the fuzzing that <c>tests/Chaos -- fuzz</c> does at length.</summary>
public sealed class FuzzTests
{
    private const int Payloads = 20_000;

    public static TheoryData<string> Targets => [.. InfobipFuzzTargets.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_broken_payload_is_read_or_refused_soon_and_in_little_memory(string name)
        => FuzzRun.Run(InfobipFuzzTargets.All.Single(target => target.Name == name), Payloads, seed: 1).Payloads.Should().Be(Payloads);

    [Fact]
    public void The_same_seed_makes_the_same_payloads()
    {
        byte[][] seeds = [[.. "<a b='c'/>"u8]];
        var (one, other) = (new FuzzMutator(7), new FuzzMutator(7));

        for (var i = 0; i < 100; i++)
        {
            one.Mutate(seeds).Should().Equal(other.Mutate(seeds));
        }
    }

    [Fact]
    public void What_is_neither_an_answer_nor_a_refusal_is_found()
        => FluentActions.Invoking(() => FuzzRun.Run(new("wrong", payload => payload is not [.., (byte)'c'] ? throw new NotSupportedException() : true, MayThrow: true, "abc"), 1000, seed: 1))
            .Should().Throw<InvalidOperationException>().WithMessage("wrong: payload * got a NotSupportedException*");
}

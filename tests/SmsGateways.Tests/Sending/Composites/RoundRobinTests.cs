namespace SmsGateways.Tests.Sending.Composites;

/// <summary>One gateway a message, the same one in every process.</summary>
public sealed class RoundRobinTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 3000).Select(static i => $"order-{i}")];

    // Pinned, and computed with another program: another choice after an update would send again what is run again.
    [Theory]
    [InlineData("order-1", "b")]
    [InlineData("order-2", "a")]
    [InlineData("заказ-3", "c")]
    public async Task The_choice_is_the_same_in_every_process(string id, string gateway) => (await ChooseAsync(id, ("a", 1), ("b", 1), ("c", 3))).Should().Be(gateway);

    [Fact]
    public async Task Each_gets_its_share()
    {
        var chosen = await ChooseAllAsync(("a", 1), ("b", 1), ("c", 4));

        chosen.Count(static name => name == "a").Should().BeInRange(420, 580);
        chosen.Count(static name => name == "b").Should().BeInRange(420, 580);
    }

    [Fact]
    public async Task The_order_does_not_matter() => (await ChooseAllAsync(("b", 1), ("a", 2))).Should().Equal(await ChooseAllAsync(("a", 2), ("b", 1)));

    [Fact]
    public async Task A_gateway_that_is_added_moves_only_its_share()
    {
        var before = await ChooseAllAsync(("a", 1), ("b", 2));
        var after = await ChooseAllAsync(("a", 1), ("b", 2), ("new", 1));

        var moved = before.Zip(after).Where(static pair => pair.First != pair.Second).ToList();
        moved.Should().OnlyContain(static pair => pair.Second == "new");
        moved.Count.Should().BeInRange(600, 900);
    }

    [Fact]
    public async Task It_does_not_go_on()
    {
        var a = ScriptedGateway.Saying("a", SmsOutcome.NotSent);
        var b = ScriptedGateway.Saying("b", SmsOutcome.NotSent);

        var result = await Composite.RoundRobin(a, b).SendAsync(Composite.Message(Composite.Numbers) with { OnUnknown = SmsOnUnknown.AtLeastOnce });

        result.Recipients.Should().OnlyContain(static row => row.Outcome == SmsOutcome.NotSent);
        a.Given.Concat(b.Given).Should().ContainSingle().Which.To.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_message_without_an_id_gets_one_and_a_gateway()
    {
        var a = ScriptedGateway.Accepting("a");

        var result = await Composite.RoundRobin(a).SendAsync(Composite.Message() with { Id = null });

        result.MessageId.Should().HaveLength(32).And.Be(a.Only.Id).And.Be(result.Message!.Id);
    }

    private static async Task<string> ChooseAsync(string id, params (string Name, int Weight)[] gateways)
        => (await Create(gateways).SendAsync(Composite.Message() with { Id = id })).Recipients[0].Gateway!;

    private static async Task<List<string>> ChooseAllAsync(params (string Name, int Weight)[] gateways)
    {
        var gateway = Create(gateways);
        var chosen = new List<string>();
        foreach (var id in Ids)
        {
            chosen.Add((await gateway.SendAsync(Composite.Message() with { Id = id })).Recipients[0].Gateway!);
        }

        return chosen;
    }

    private static ISmsGateway Create((string Name, int Weight)[] gateways) => Composite.Of(
        sms => sms.AddRoundRobin("it", roundRobin => Array.ForEach(gateways, gateway => roundRobin.Add(gateway.Name, gateway.Weight))),
        [.. gateways.Select(static gateway => ScriptedGateway.Accepting(gateway.Name))]);
}

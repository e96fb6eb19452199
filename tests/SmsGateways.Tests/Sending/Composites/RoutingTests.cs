using SmsGateways.Sending;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>The longest prefix wins; a message to many countries is split and joined again.</summary>
public sealed class RoutingTests
{
    private const string Kyrgyz = "+996550000001";
    private const string Georgian = "+995550000001";
    private const string Russian = "+79050000001";
    private const string Kazakh = "+77050000001";
    private const string German = "+4915100000001";

    private readonly ScriptedGateway _a = ScriptedGateway.Accepting("a");
    private readonly ScriptedGateway _b = ScriptedGateway.Accepting("b");
    private readonly ScriptedGateway _c = ScriptedGateway.Accepting("c");

    [Theory]
    [InlineData(Kyrgyz, "a")]
    [InlineData(Georgian, "b")]
    [InlineData(Russian, "b")]
    [InlineData(Kazakh, "c")]
    [InlineData(German, "c")]
    public async Task The_longest_prefix_wins(string number, string gateway)
    {
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("77", "c").Prefix("+7", "b").Prefix("996", "a").Prefix("00995", "b").Otherwise("c")), _a, _b, _c);

        var result = await routing.SendAsync(Composite.Message(number));

        result.Recipients.Should().ContainSingle().Which.Gateway.Should().Be(gateway);
    }

    [Fact]
    public async Task A_prefix_may_be_a_whole_number()
    {
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("996550000001", "a").Prefix("9", "b")), _a, _b);

        var result = await routing.SendAsync(Composite.Message(Kyrgyz, "+996550000002", "+9965500000011"));

        result.Recipients.Select(static row => row.Gateway).Should().Equal("a", "b", "a");
    }

    [Fact]
    public async Task A_message_is_split_and_its_result_is_in_order()
    {
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("996", "a").Prefix("995", "b")), _a, _b);
        var message = Composite.Message(Georgian, Kyrgyz, German, "+996550000002", Georgian);

        var result = await routing.SendAsync(message);

        result.Message.Should().Be(message);
        result.Recipients.Select(static row => row.To).Should().Equal(message.To);
        result.Recipients.Select(static row => row.Gateway).Should().Equal("b", "a", "it", "a", "b");
        _a.Only.To.Should().Equal(PhoneNumber.Parse(Kyrgyz), PhoneNumber.Parse("+996550000002"));
        _b.Only.To.Should().Equal(PhoneNumber.Parse(Georgian));
        _a.Only.Id.Should().Be("m1");
        _a.Only.Trail!.Branch.Should().Be("a");
        _b.Only.Trail!.Branch.Should().Be("b");
    }

    [Fact]
    public async Task A_number_without_a_route_is_refused_by_name_and_its_number_masked()
    {
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("996", "a")), _a);

        var row = (await routing.SendAsync(Composite.Message(German))).Recipients.Should().ContainSingle().Subject;

        row.Outcome.Should().Be(SmsOutcome.Rejected);
        row.Error.Should().Match<SmsError>(static error => error.Code == SmsErrorCode.NotCovered && error.Scope == SmsErrorScope.Gateway);
        row.Error!.Detail.Should().Contain("'it'").And.Contain("+49*********01").And.NotContain(German[1..]);
        _a.Given.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_split_has_no_branch()
    {
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("996", "a").Prefix("995", "b")), _a, _b);

        await routing.SendAsync(Composite.Message(Kyrgyz, German));
        await routing.SendAsync(Composite.Message(Georgian));

        _a.Only.Trail?.Branch.Should().BeNull();
        _b.Only.Trail?.Branch.Should().BeNull();
    }

    [Fact]
    public async Task A_branch_of_a_branch_has_both_names_and_a_failover_keeps_them()
    {
        var routing = Composite.Of(
            static sms =>
            {
                sms.AddRouting("it", static r => r.Prefix("9", "inner").Otherwise("c"));
                sms.AddRouting("inner", static r => r.Prefix("996", "safe").Prefix("995", "b"));
                sms.AddFailover("safe", "no", "a");
            },
            _a,
            _b,
            _c,
            ScriptedGateway.Saying("no", SmsOutcome.NotSent));

        await routing.SendAsync(Composite.Message(Kyrgyz, Georgian, German));

        _a.Only.Trail!.Branch.Should().Be("inner/safe");
        _b.Only.Trail!.Branch.Should().Be("inner/b");
        _c.Only.Trail!.Branch.Should().Be("c");
    }

    [Fact]
    public void Branches_have_different_ids_at_one_provider()
    {
        string[] ids = [ProviderMessageId.Create("login", "m1", 0), ProviderMessageId.Create("login", "m1", 0, "a"), ProviderMessageId.Create("login", "m1", 0, "b"), ProviderMessageId.Create("login", "m1", 1, "a")];

        ids.Should().OnlyHaveUniqueItems();
        ids[0].Should().Be(ProviderMessageId.Create("login", "m1", 0, branch: null));
    }

    [Fact]
    public async Task Branches_run_at_the_same_time()
    {
        var both = new TaskCompletionSource();
        var waiting = 0;
        var gateways = new[] { "a", "b" }.Select(name => new ScriptedGateway(name, async (message, token) =>
        {
            if (Interlocked.Increment(ref waiting) is 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            return ScriptedGateway.Result(message, to => ScriptedGateway.Row(name, to, SmsOutcome.Accepted));
        })).ToArray();
        var routing = Composite.Of(static sms => sms.AddRouting("it", static r => r.Prefix("996", "a").Otherwise("b")), gateways);

        (await routing.SendAsync(Composite.Message(Kyrgyz, German))).AllAccepted.Should().BeTrue();
    }
}

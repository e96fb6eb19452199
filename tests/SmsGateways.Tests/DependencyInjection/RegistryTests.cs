using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.DependencyInjection;

public sealed class RegistryTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly ServiceProvider _provider;
    private readonly ISmsGateways _gateways;

    public RegistryTests()
    {
        _provider = new ServiceCollection().AddLogging(logging => logging.AddLines(_log)).AddSmsGateways(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddGateway("own", static _ => new OwnGateway("own"));
        }).BuildServiceProvider();
        _gateways = _provider.GetRequiredService<ISmsGateways>();
    }

    [Fact]
    public void Gateways_are_found_by_name()
    {
        _gateways.Names.Should().Equal("nikita", "own");
        _gateways.Get("nikita").Name.Should().Be("nikita");
        _gateways.TryGet("own", out var own).Should().BeTrue();
        own.Should().BeOfType<OwnGateway>();
    }

    [Theory]
    [InlineData("biz")]
    [InlineData("Nikita")]
    [InlineData("")]
    public void A_name_that_nobody_has_is_an_error_that_lists_the_others(string name)
    {
        _gateways.TryGet(name, out var gateway).Should().BeFalse();
        gateway.Should().BeNull();
        _gateways.Invoking(g => g.Get(name)).Should().Throw<ArgumentException>().WithParameterName(nameof(name)).WithMessage($"There is no gateway '{name}'. There are: nikita, own.*");
    }

    [Fact]
    public void Null_is_no_name()
    {
        _gateways.Invoking(static g => g.Get(null!)).Should().Throw<ArgumentNullException>();
        _gateways.Invoking(static g => g.TryGet(null!, out _)).Should().Throw<ArgumentNullException>();
        _gateways.Invoking(static g => g.GetOrAdd(null!, Gateways.Account())).Should().Throw<ArgumentNullException>();
        _gateways.Invoking(static g => g.GetOrAdd("tenant", null!)).Should().Throw<ArgumentNullException>();
        _gateways.Invoking(static g => g.GetOrAdd(" ", Gateways.Account())).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_account_that_comes_at_run_time_is_a_gateway_like_the_others()
    {
        var tenant = _gateways.GetOrAdd("tenant-1", Gateways.Account());

        tenant.Name.Should().Be("tenant-1");
        _gateways.Get("tenant-1").Should().BeSameAs(tenant);
        _gateways.Names.Should().Equal("nikita", "own", "tenant-1");
    }

    [Fact]
    public void The_same_settings_give_the_same_gateway_and_others_another()
    {
        var first = _gateways.GetOrAdd("tenant-1", Gateways.Account());

        _gateways.GetOrAdd("tenant-1", Gateways.Account()).Should().BeSameAs(first);
        var changed = _gateways.GetOrAdd("tenant-1", Gateways.Account("changed"));
        changed.Should().NotBeSameAs(first);
        _gateways.Get("tenant-1").Should().BeSameAs(changed);
        _gateways.GetOrAdd("tenant-2", Gateways.Account("changed")).Should().NotBeSameAs(changed);
        _gateways.Names.Should().HaveCount(4);
    }

    [Fact]
    public void An_account_is_copied()
    {
        var account = Gateways.Account();
        var gateway = _gateways.GetOrAdd("tenant-1", account);

        account.Password = "changed";

        _gateways.GetOrAdd("tenant-1", Gateways.Account()).Should().BeSameAs(gateway);
        _gateways.GetOrAdd("tenant-1", account).Should().NotBeSameAs(gateway);
    }

    [Fact]
    public void Callers_at_once_get_one_gateway()
    {
        using var start = new Barrier(8);
        var found = new ISmsGateway[8];

        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            found[i] = _gateways.GetOrAdd("tenant-1", Gateways.Account());
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        found.Distinct().Should().ContainSingle();
    }

    [Theory]
    [InlineData("nikita")]
    [InlineData("own")]
    public void A_name_that_was_registered_at_start_is_refused(string name)
        => _gateways.Invoking(g => g.GetOrAdd(name, Gateways.Account())).Should().Throw<ArgumentException>().WithParameterName(nameof(name)).WithMessage($"The name '{name}' *");

    [Fact]
    public void All_mistakes_of_an_account_are_told_and_the_known_one_stays()
    {
        var known = _gateways.GetOrAdd("tenant-1", Gateways.Account());
        var account = new SmsProOptions { Password = "k4n4ry\n", BaseAddress = new("http://anna:k4n4ry@smspro.example/") };

        var exception = _gateways.Invoking(g => g.GetOrAdd("tenant-1", account)).Should().Throw<OptionsValidationException>().Which;

        exception.OptionsName.Should().Be("tenant-1");
        exception.OptionsType.Should().Be<SmsProOptions>();
        exception.Failures.Should().HaveCount(5).And.OnlyContain(static failure => failure.StartsWith("SmsGateways: the gateway 'tenant-1': ", StringComparison.Ordinal));
        exception.ToString().Should().ContainAll("Platform", "Login", "Password", "user", "plain http").And.NotContain("k4n4ry");
        _gateways.Get("tenant-1").Should().BeSameAs(known);
    }

    [Fact]
    public void Options_that_belong_to_no_provider_are_refused()
    {
        _gateways.Invoking(static g => g.GetOrAdd("tenant-1", new SmsGatewayOptions())).Should().Throw<ArgumentException>().WithMessage("*SmsProOptions*");
        _gateways.TryGet("tenant-1", out _).Should().BeFalse();
    }

    [Fact]
    public void What_may_not_be_meant_is_logged_once_for_each_account()
    {
        var account = Gateways.Account();
        account.QuietPeriod = TimeSpan.FromSeconds(1);

        _gateways.GetOrAdd("tenant-1", account);
        _gateways.GetOrAdd("tenant-1", account);

        _log.Warnings.Should().ContainSingle().Which.Should().Be("Warning 1000: The gateway tenant-1: QuietPeriod is 00:00:01: submitting again sooner than after 6 seconds can send a message twice.");
    }

    public void Dispose() => _provider.Dispose();
}

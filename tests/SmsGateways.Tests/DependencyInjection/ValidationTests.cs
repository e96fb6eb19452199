using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.DependencyInjection;

/// <summary>An application with a mistake in its gateways does not start, and says everything that is wrong at once.</summary>
public sealed class ValidationTests
{
    [Fact]
    public async Task All_mistakes_of_all_gateways_stop_the_host_before_it_serves()
    {
        var served = new Served();
        using var host = CreateHost(served, new(), static sms =>
        {
            sms.AddSmsPro("nikita", static o => o.Password = "k4n4ry\n");
            sms.AddSmsPro("biz", static o =>
            {
                Gateways.Nikita(o);
                o.BaseAddress = new("http://anna:k4n4ry@smspro.example/");
            });
            sms.AddSmsPro("biz", Gateways.Nikita);
            sms.AddSmsPro("good", Gateways.Nikita);
            sms.DefaultGateway = "typo";
        });

        var exception = (await host.Invoking(static h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        served.IsServing.Should().BeFalse();
        exception.Failures.Should().OnlyContain(static failure => failure.StartsWith("SmsGateways: ", StringComparison.Ordinal));
        exception.Message.Should().ContainAll(
            "2 gateways have the name 'biz'",
            "the default gateway 'typo' is not registered. There are: nikita, biz, biz, good.",
            "the gateway 'nikita': Platform is missing",
            "the gateway 'nikita': Login is missing",
            "the gateway 'nikita': Password has a control character",
            "the gateway 'biz': BaseAddress for smspro.example has a user",
            "the gateway 'biz': BaseAddress for smspro.example uses plain http");
        exception.Message.Should().NotContain("'good':");
        exception.ToString().Should().NotContain("k4n4ry");
    }

    [Fact]
    public async Task A_host_without_mistakes_starts()
    {
        var served = new Served();
        using var host = CreateHost(served, new(), static sms => sms.AddSmsPro("nikita", Gateways.Nikita));

        await host.StartAsync();
        await host.StopAsync();

        served.IsServing.Should().BeTrue();
    }

    [Fact]
    public void Without_a_host_the_first_use_tells()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", static _ => { });
            sms.AddSmsPro("biz", Gateways.Nikita);
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.DefaultGateway = "biz";
        });
        var uses = new Action[]
        {
            () => provider.GetRequiredService<ISmsGateway>(),
            () => provider.GetRequiredKeyedService<ISmsGateway>("biz"),
            () => provider.GetRequiredKeyedService<ISmsGateway>("own"),
            () => provider.GetRequiredService<ISmsGateways>().Get("biz"),
            () => provider.GetRequiredService<ISmsGateways>().TryGet("biz", out _),
            () => _ = provider.GetRequiredService<ISmsGateways>().Names,
            () => provider.GetRequiredService<ISmsGateways>().GetOrAdd("tenant", Gateways.Account()),
        };

        uses.Should().AllSatisfy(static use => use.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3));
    }

    [Fact]
    public async Task Warnings_are_logged_once_at_start()
    {
        var log = new LogLines();
        using var host = CreateHost(new(), log, static sms => sms.AddSmsPro("nikita", static o =>
        {
            Gateways.Nikita(o);
            o.QuietPeriod = TimeSpan.FromSeconds(1);
            o.BaseAddress = new("http://smspro.example/k4n4ry");
            o.AllowInsecureHttp = true;
        }));

        await host.StartAsync();
        log.Warnings.Should().HaveCount(2);
        _ = host.Services.GetRequiredService<ISmsGateway>();
        _ = host.Services.GetRequiredService<ISmsGateways>().Names;
        await host.StopAsync();

        log.Warnings.Should().SatisfyRespectively(
            static line => line.Should().StartWith("Warning 1000: The gateway nikita: QuietPeriod is 00:00:01: "),
            static line => line.Should().StartWith("Warning 1000: The gateway nikita: BaseAddress uses plain http: "));
        log.All.Should().NotContain(static line => line.Contains("k4n4ry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_good_configuration_warns_of_nothing()
    {
        var log = new LogLines();
        using var host = CreateHost(new(), log, static sms => sms.AddSmsPro("nikita", Gateways.Nikita));

        await host.StartAsync();
        await host.StopAsync();

        log.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_section_sets_every_property()
    {
        var configuration = Gateways.Configuration(
            ("Sms:Nikita:Platform", "Biz"),
            ("Sms:Nikita:Login", "anna"),
            ("Sms:Nikita:Password", "k4n4ry"),
            ("Sms:Nikita:TestMode", "true"),
            ("Sms:Nikita:BaseAddress", "https://proxy.example/smspro"),
            ("Sms:Nikita:DefaultSender", "MyShop"),
            ("Sms:Nikita:AllowInsecureHttp", "true"),
            ("Sms:Nikita:AttemptTimeout", "00:00:05"),
            ("Sms:Nikita:Deadline", "00:01:40"),
            ("Sms:Nikita:QuietPeriod", "00:00:07.5"),
            ("Sms:Nikita:MaxRequestsPerSecond", "2.5"),
            ("Sms:Nikita:MaxConcurrentRequests", "3"),
            ("Sms:Nikita:MaxRecipientsPerRequest", "20"));
        using var provider = Gateways.Provide(sms => sms.AddSmsPro("nikita", configuration.GetSection("Sms:Nikita")));

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("nikita");
        var options = provider.GetRequiredService<IOptionsMonitor<SmsProOptions>>().Get("nikita");

        options.Should().BeEquivalentTo(new SmsProOptions
        {
            Platform = SmsProPlatform.Biz,
            Login = "anna",
            Password = "k4n4ry",
            TestMode = true,
            BaseAddress = new("https://proxy.example/smspro"),
            DefaultSender = "MyShop",
            AllowInsecureHttp = true,
            AttemptTimeout = TimeSpan.FromSeconds(5),
            Deadline = TimeSpan.FromSeconds(100),
            QuietPeriod = TimeSpan.FromSeconds(7.5),
            MaxRequestsPerSecond = 2.5,
            MaxConcurrentRequests = 3,
            MaxRecipientsPerRequest = 20,
        });
        configuration.GetSection("Sms:Nikita").GetChildren().Select(static child => child.Key)
            .Should().BeEquivalentTo(typeof(SmsProOptions).GetProperties().Select(static property => property.Name));
    }

    [Theory]
    [InlineData("Pasword", "k4n4ry", "'Pasword'")]
    [InlineData("Platform", "k4n4ry", "*Sms:Nikita:Platform*")]
    [InlineData("QuietPeriod", "soon", "*Sms:Nikita:QuietPeriod*")]
    [InlineData("MaxConcurrentRequests", "many", "*Sms:Nikita:MaxConcurrentRequests*")]
    [InlineData("BaseAddress", "https://anna:k4n4ry@", "*Sms:Nikita:BaseAddress*")]
    public void A_key_or_value_that_cannot_be_meant_is_named_beside_the_others(string key, string value, string named)
    {
        var configuration = Gateways.Configuration(
            ("Sms:Nikita:Login", "anna"), ("Sms:Nikita:Password", "k4n4ry"), ($"Sms:Nikita:{key}", value));
        using var provider = Gateways.Provide(sms =>
        {
            sms.AddSmsPro("nikita", configuration.GetSection("Sms:Nikita"));
            sms.AddSmsPro("biz", static o => o.Platform = SmsProPlatform.Biz);
        });

        var exception = provider.Invoking(static p => p.GetRequiredKeyedService<ISmsGateway>("nikita")).Should().Throw<OptionsValidationException>().Which;

        exception.Failures.Should().SatisfyRespectively(
            failure => failure.Should().Match($"SmsGateways: the gateway 'nikita': *{named}*"),
            static failure => failure.Should().Contain("'biz': Login"),
            static failure => failure.Should().Contain("'biz': Password"));
        exception.ToString().Should().NotContain("k4n4ry");
    }

    [Fact]
    public void A_section_that_is_missing_is_named()
    {
        using var provider = Gateways.Provide(static sms => sms.AddSmsPro("nikita", Gateways.Configuration(("Sms:Nikita:Login", "anna")).GetSection("Sms:Nikta")));

        provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Contain("SmsGateways: the gateway 'nikita': The configuration section 'Sms:Nikta' is missing.");
    }

    [Fact]
    public void A_missing_section_is_no_mistake_where_the_options_are_set_otherwise()
    {
        var services = new ServiceCollection().AddSmsGateways(static sms => sms.AddSmsPro("nikita", Gateways.Configuration().GetSection("Sms:Nikita")));
        services.PostConfigure<SmsProOptions>("nikita", Gateways.Nikita);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("nikita");
    }

    [Fact]
    public void A_check_of_the_applications_own_is_told_with_all_others()
    {
        var services = new ServiceCollection().AddSmsGateways(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddSmsPro("biz", static _ => { });
        });
        services.AddOptions<SmsProOptions>("nikita").Validate(static o => o.DefaultSender == "Other", "The sender is not ours.");
        using var provider = services.BuildServiceProvider();

        provider.Invoking(static p => p.GetRequiredService<ISmsGateways>().Names).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().HaveCount(4).And.Contain("SmsGateways: the gateway 'nikita': The sender is not ours.");
    }

    [Theory]
    [InlineData("Platform", "Nikta")]
    [InlineData("Login", "")]
    [InlineData("Surprise", "1")]
    public void What_changes_after_the_start_has_no_effect(string key, string value)
    {
        var configuration = Gateways.Configuration(("Sms:Platform", "Nikita"), ("Sms:Login", "anna"), ("Sms:Password", "k4n4ry"));
        using var provider = Gateways.Provide(sms => sms.AddSmsPro("nikita", configuration.GetSection("Sms")));
        provider.GetRequiredService<IOptionsMonitor<SmsGateways.DependencyInjection.GatewayCatalog>>().CurrentValue.Entries.Should().ContainSingle(); // As at start.

        configuration[$"Sms:{key}"] = value;
        configuration.Reload();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("nikita");
        provider.GetRequiredService<SmsGateways.DependencyInjection.GatewayRegistry>().GetOptions("nikita").Should().BeOfType<SmsProOptions>()
            .Which.Should().Match<SmsProOptions>(static o => o.Platform == SmsProPlatform.Nikita && o.Login == "anna");
    }

    private static IHost CreateHost(Served served, LogLines log, Action<SmsGatewaysBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddLines(log);
        builder.Services.AddHostedService(_ => served); // Registered first: what checks must still come before.
        builder.Services.AddSmsGateways(configure);
        return builder.Build();
    }

    private sealed class Served : IHostedService
    {
        public bool IsServing { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            IsServing = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.Providers.MySmpp;

public sealed class MySmppOptionsTests
{
    public static TheoryData<string, Action<MySmppOptions>, string> Mistakes => new()
    {
        { "account", static o => (o.Login, o.Password) = (null, null), "Login and Password, or Token, are missing." },
        { "login", static o => o.Login = null, "Login is missing." },
        { "login", static o => o.Login = " ", "Login is missing." },
        { "login", static o => o.Login = "k4n4ry\t", "Login has a control character, perhaps a line break at its end." },
        { "password", static o => o.Password = null, "Password is missing." },
        { "password", static o => o.Password = "", "Password is missing." },
        { "password", static o => o.Password = "k4n4ry\n", "Password has a control character, perhaps a line break at its end." },
        { "token", static o => (o.Login, o.Password, o.Token) = (null, null, ""), "Token is missing." },
        { "token", static o => (o.Login, o.Password, o.Token) = (null, null, "k4n4ry\r"), "Token has a control character, perhaps a line break at its end." },
        { "both", static o => o.Token = "k4n4ry", "Token stands for Login and Password: set it, or these two, and not all of them." },
        { "both", static o => (o.Login, o.Token) = (null, "k4n4ry"), "Token stands for Login and Password: *" },
        { "zone", static o => o.TimeZone = "", "TimeZone is '', which this machine does not know; *'Europe/Moscow'*" },
        { "zone", static o => o.TimeZone = "Moscow", "TimeZone is 'Moscow', which *" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 1001, "MaxRecipientsPerRequest is 1001; at most 1000 *" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 0, "MaxRecipientsPerRequest is 0; it must be at least 1." },
        { "sender", static o => o.DefaultSender = "", "DefaultSender is ''; *" },
        { "sender", static o => o.DefaultSender = " Shop", "DefaultSender is ' Shop'; *" },
        { "sender", static o => o.DefaultSender = "Abcdefghijkl", "DefaultSender is 'Abcdefghijkl'; *11 Latin letters*" },
        { "sender", static o => o.DefaultSender = @"a\nb", @"DefaultSender is 'a\nb'; *" },
        { "http", static o => o.AllowInsecureHttp = false, "BaseAddress for lk.mysmpp.ru uses plain http, *AllowInsecureHttp." },
        { "http", static o => (o.AllowInsecureHttp, o.BaseAddress) = (false, new("http://xml.sms16.ru/")), "BaseAddress for xml.sms16.ru uses plain http, *AllowInsecureHttp." },
        { "address", static o => o.BaseAddress = new("https://my3.webcom.mobi/?token=k4n4ry"), "BaseAddress for my3.webcom.mobi has a user, a query *" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string about, Action<MySmppOptions> make, string mistake)
    {
        var options = Valid();
        make(options);

        options.FindMistakes().Should().ContainSingle(about).Which.Should().Match(mistake).And.NotContain("k4n4ry");
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddMySmpp("my", options => (options.Login, options.Token, options.TimeZone, options.DefaultSender) = ("login", "token", "", "Магазин")));
        using var provider = services.BuildServiceProvider();

        var failures = provider.Invoking(p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().Which.Failures.ToList();

        failures.Should().HaveCount(4).And.OnlyContain(failure => failure.Contains("'my'", StringComparison.Ordinal));
        string.Join(' ', failures).Should().ContainAll("Token stands", "AllowInsecureHttp", "TimeZone", "DefaultSender");
    }

    [Theory]
    [InlineData("https://my3.webcom.mobi/")]
    [InlineData("https://my.sms16.ru/gate")]
    [InlineData("http://127.0.0.1:5000/")]
    public void A_safe_address_needs_no_permission(string address)
    {
        var options = Valid();
        (options.AllowInsecureHttp, options.BaseAddress) = (false, new(address));

        options.FindMistakes().Should().BeEmpty();
    }

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        var options = Valid();
        (options.Login, options.Password, options.Token) = (null, null, "token");
        (options.MaxRecipientsPerRequest, options.DefaultSender, options.TimeZone) = (1000, "123456789012345", "Asia/Novosibirsk");

        options.FindMistakes().Should().BeEmpty();
    }

    [Fact]
    public void Defaults_are_the_documents()
    {
        var options = new MySmppOptions();

        options.DefaultAddress.Should().Be(new Uri("http://lk.mysmpp.ru/"));
        (options.Login, options.Password, options.Token, options.TimeZone).Should().Be((null, null, null, "Europe/Moscow"));
        options.MaxRecipientsPerRequest.Should().Be(100);
        options.AllowInsecureHttp.Should().BeFalse();
        options.ToString().Should().Be("SmsGateways.MySmppOptions");
    }

    [Theory]
    [InlineData("Login")]
    [InlineData("Password")]
    [InlineData("Token")]
    [InlineData("TimeZone")]
    public void Another_setting_is_another_gateway(string property)
    {
        var (one, other) = (Valid(), Valid());
        one.HasSameSettings(other).Should().BeTrue();

        typeof(MySmppOptions).GetProperty(property)!.SetValue(other, "UTC");

        one.HasSameSettings(other).Should().BeFalse();
    }

    [Fact]
    public void An_account_comes_from_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["My:Token"] = "token",
            ["My:BaseAddress"] = "https://my3.webcom.mobi/",
            ["My:TimeZone"] = "UTC",
            ["My:MaxRecipientsPerRequest"] = "50",
        }).Build().GetSection("My");
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddMySmpp("my", section));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("my");
        var options = provider.GetRequiredService<IOptionsMonitor<MySmppOptions>>().Get("my");
        (options.Token, options.TimeZone, options.MaxRecipientsPerRequest).Should().Be(("token", "UTC", 50));
    }

    [Fact]
    public void A_key_that_is_none_is_a_mistake()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["My:Username"] = "login" }).Build().GetSection("My");
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddMySmpp("my", section));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().WithMessage("*Username*");
    }

    private static MySmppOptions Valid() => new() { Login = "login", Password = "password", AllowInsecureHttp = true };
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.Providers.SmsCo;

public sealed class SmsCoOptionsTests
{
    public static TheoryData<string, Action<SmsCoOptions>, string> Mistakes => new()
    {
        { "user", static o => o.Username = "", "Username is missing." },
        { "user", static o => o.Username = null!, "Username is missing." },
        { "password", static o => o.Password = " ", "Password is missing." },
        { "password", static o => o.Password = "k4n4ry\n", "Password has a control character, perhaps a line break at its end." },
        { "path", static o => o.SendPath = "", "SendPath does not fit; *" },
        { "path", static o => o.SendPath = null!, "SendPath does not fit; *" },
        { "path", static o => o.SendPath = "/api/sendsms.php", "SendPath does not fit; *none in front." },
        { "path", static o => o.SendPath = "http://smsco.ge/api/sendsms.php", "SendPath does not fit; *" },
        { "path", static o => o.SendPath = "api/sendsms.php?password=k4n4ry", "SendPath does not fit; *" },
        { "path", static o => o.SendPath = "api/../sendsms.php", "SendPath does not fit; *" },
        { "path", static o => o.SendPath = "./sendsms.php", "SendPath does not fit; *" },
        { "path", static o => o.SendPath = "api/%2e/sendsms.php", "SendPath does not fit; *" },
        { "path", static o => o.StatusPath = "api/get status.php", "StatusPath does not fit; *" },
        { "path", static o => o.StatusPath = "", "StatusPath does not fit; *" },
        { "zone", static o => o.TimeZone = "", "TimeZone is '', which this machine does not know; *" },
        { "zone", static o => o.TimeZone = null!, "TimeZone is '', which *" },
        { "zone", static o => o.TimeZone = "Asia/Tiflis", "TimeZone is 'Asia/Tiflis', which this machine does not know; take an IANA name *" },
        { "zone", static o => o.TimeZone = "../../etc/passwd", "TimeZone is '../../etc/passwd', which *" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 51, "MaxRecipientsPerRequest is 51; at most 50 *" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 0, "MaxRecipientsPerRequest is 0; it must be at least 1." },
        { "sender", static o => o.DefaultSender = "", "DefaultSender is ''; *" },
        { "sender", static o => o.DefaultSender = " Shop", "DefaultSender is ' Shop'; *no blank at either end*" },
        { "sender", static o => o.DefaultSender = "Abcdefghijkl", "DefaultSender is 'Abcdefghijkl'; *11 characters*" },
        { "sender", static o => o.DefaultSender = "მაღაზია", "DefaultSender is 'მაღაზია'; *ASCII*" },
        { "http", static o => o.AllowInsecureHttp = false, "BaseAddress for smsco.ge uses plain http, *AllowInsecureHttp." },
        { "http", static o => (o.AllowInsecureHttp, o.BaseAddress) = (false, new("http://other.example/")), "BaseAddress for other.example uses plain http, *AllowInsecureHttp." },
        { "address", static o => o.BaseAddress = new("https://smsco.ge/?password=k4n4ry"), "BaseAddress for smsco.ge has a user, a query *" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string about, Action<SmsCoOptions> make, string mistake)
    {
        var options = Valid();
        make(options);

        options.FindMistakes().Should().ContainSingle(about).Which.Should().Match(mistake).And.NotContain("k4n4ry");
    }

    [Theory]
    [InlineData("https://smsco.ge/")]
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
        options.MaxRecipientsPerRequest = 50;
        options.DefaultSender = "My Shop +1!";
        options.SendPath = "api/sendsms.php";
        options.StatusPath = "api/v_2/get-status.php";
        options.TimeZone = "Etc/GMT-4";

        options.FindMistakes().Should().BeEmpty();
    }

    [Fact]
    public void Defaults_are_the_documents()
    {
        var options = new SmsCoOptions();

        options.DefaultAddress.Should().Be(new Uri("http://smsco.ge/"));
        options.SendPath.Should().Be("components/com_smsreseller/smsapi2.php");
        options.StatusPath.Should().Be("components/com_smsreseller/getstatus.php");
        options.TimeZone.Should().Be("Asia/Tbilisi");
        options.AllowNonLatinText.Should().BeFalse();
        options.AllowInsecureHttp.Should().BeFalse();
        options.MaxRecipientsPerRequest.Should().Be(1);
        (options.Username, options.Password).Should().Be(("", ""));
        options.ToString().Should().Be("SmsGateways.SmsCoOptions");
    }

    [Fact]
    public void Without_permission_for_plain_http_nothing_starts()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsCo("co", options => (options.Username, options.Password) = ("test", "test")));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().WithMessage("*'co'*AllowInsecureHttp*");
    }

    [Fact]
    public void An_account_comes_from_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Co:Username"] = "test",
            ["Co:Password"] = "test",
            ["Co:AllowInsecureHttp"] = "true",
            ["Co:SendPath"] = "api/sendsms.php",
            ["Co:StatusPath"] = "api/getstatus.php",
            ["Co:AllowNonLatinText"] = "true",
            ["Co:TimeZone"] = "UTC",
        }).Build().GetSection("Co");
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsCo("co", section));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("co");
        var options = provider.GetRequiredService<IOptionsMonitor<SmsCoOptions>>().Get("co");
        (options.SendPath, options.StatusPath, options.AllowNonLatinText, options.TimeZone).Should().Be(("api/sendsms.php", "api/getstatus.php", true, "UTC"));
    }

    [Fact]
    public void A_key_that_is_none_is_a_mistake()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Co:Login"] = "test" }).Build().GetSection("Co");
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsCo("co", section));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().WithMessage("*Login*");
    }

    private static SmsCoOptions Valid() => new() { Username = "test", Password = "test", AllowInsecureHttp = true };
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.Providers.Infobip;

public sealed class InfobipOptionsTests
{
    public static TheoryData<string, Action<InfobipOptions>, string> Mistakes => new()
    {
        { "user", static o => o.Username = "", "Username is missing." },
        { "user", static o => o.Username = null!, "Username is missing." },
        { "password", static o => o.Password = " ", "Password is missing." },
        { "password", static o => o.Password = "k4n4ry\n", "Password has a control character, perhaps a line break at its end." },
        { "transport", static o => o.Transport = (InfobipTransport)3, "Transport is 3; it must be Json, Xml or Plain." },
        { "address", static o => o.BaseAddress = new("http://api.infobip.com/"), "BaseAddress for api.infobip.com uses plain http, *AllowInsecureHttp." },
        { "second", static o => o.SecondaryAddress = new("http://api2.infobip.com/"), "SecondaryAddress for api2.infobip.com uses plain http, *AllowInsecureHttp." },
        { "second", static o => o.SecondaryAddress = new("https://api2.infobip.com/?password=k4n4ry"), "SecondaryAddress for api2.infobip.com has a user, a query *" },
        { "second", static o => o.SecondaryAddress = new("api2", UriKind.Relative), "SecondaryAddress is relative; *" },
        { "second", static o => o.SecondaryAddress = new("https://api.infobip.com/"), "SecondaryAddress is the same as BaseAddress; leave it out." },
        { "messages", static o => o.MaxMessagesPerRequest = 0, "MaxMessagesPerRequest is 0; it must be at least 1." },
        { "recipients", static o => o.MaxRecipientsPerRequest = 0, "MaxRecipientsPerRequest is 0; it must be at least 1." },
        { "sender", static o => o.DefaultSender = "", "DefaultSender is ''; *" },
        { "sender", static o => o.DefaultSender = "Abcdefghijkl", "DefaultSender is 'Abcdefghijkl'; *11 characters*" },
        { "sender", static o => o.DefaultSender = "123456789012345", "DefaultSender is '123456789012345'; *14 digits*" },
        { "app", static o => o.AppId = "", "AppId does not fit; *" },
        { "app", static o => o.AppId = "a\tb", "AppId does not fit; *" },
        { "campaign", static o => o.CampaignIdName = "", "CampaignIdName does not fit; *" },
        { "campaign", static o => o.CampaignIdName = null!, "CampaignIdName does not fit; *" },
        { "campaign", static o => o.CampaignIdName = "a&b", "CampaignIdName does not fit; *" },
        { "push", static o => o.PushUrl = new("dlr", UriKind.Relative), "PushUrl is relative; *" },
        { "push", static o => o.PushUrl = new("ftp://shop.example/k4n4ry"), "PushUrl has the scheme 'ftp'; *" },
        { "push", static o => o.PushUrl = new("https://k4n4ry@shop.example/"), "PushUrl has a user or a fragment, which do not belong there." },
        { "push", static o => o.PushUrl = new("https://192.168.1.1/k4n4ry"), "PushUrl points to this machine, a private network *" },
        { "push", static o => o.PushUrl = new("http://localhost/k4n4ry"), "PushUrl points to this machine, a private network *" },
    };

    public static TheoryData<string, Action<InfobipOptions>> Settings => new()
    {
        { "transport", static o => o.Transport = InfobipTransport.Xml },
        { "user", static o => o.Username = "other" },
        { "password", static o => o.Password = "other" },
        { "second", static o => o.SecondaryAddress = new("https://api2.infobip.com/#a") },
        { "ids", static o => o.AccessPointsShareIds = true },
        { "plain ids", static o => o.PlainRecognizesIds = true },
        { "messages", static o => o.MaxMessagesPerRequest = 5 },
        { "form", static o => o.SendAsForm = true },
        { "app", static o => o.AppId = "a" },
        { "push", static o => o.PushUrl = new("https://user@shop.example/dlr") },
        { "push, fragment", static o => o.PushUrl = new("https://shop.example/dlr#a") },
        { "private", static o => o.AllowPrivatePushUrl = true },
        { "no push", static o => o.NoPush = true },
        { "campaign", static o => o.CampaignIdName = "campaign" },
        { "inbound", static o => o.InboundTemplate = "who=%sender%" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 5 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string about, Action<InfobipOptions> make, string mistake)
    {
        var options = Valid();
        make(options);

        options.FindMistakes().Should().ContainSingle(about).Which.Should().Match(mistake).And.NotContain("k4n4ry");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(static sms => sms.AddInfobip("bip", static options =>
        {
            options.Transport = (InfobipTransport)9;
            options.SecondaryAddress = new("http://api2.infobip.com/");
            options.MaxMessagesPerRequest = -1;
            options.DefaultSender = "Abcdefghijkl";
            options.AppId = "";
            options.CampaignIdName = "";
            options.PushUrl = new("https://10.0.0.1/");
        }));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().HaveCount(9).And.OnlyContain(static failure => failure.Contains("'bip'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_access_point_over_plain_http_is_warned_about()
    {
        var options = Valid();
        (options.SecondaryAddress, options.AllowInsecureHttp) = (new("http://api2.infobip.com/"), true);

        options.FindMistakes().Should().BeEmpty();
        options.FindWarnings().Should().ContainSingle().Which.Should().StartWith("SecondaryAddress uses plain http");
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void An_account_with_another_setting_is_another(string about, Action<InfobipOptions> change)
    {
        var (one, other) = (Valid(), Valid());
        one.PushUrl = other.PushUrl = new("https://shop.example/dlr");
        one.SecondaryAddress = other.SecondaryAddress = new("https://api2.infobip.com/");
        one.HasSameSettings(other).Should().BeTrue(about);

        change(other);

        one.HasSameSettings(other).Should().BeFalse(about);
    }

    [Fact]
    public void Defaults_are_the_documents()
    {
        var options = new InfobipOptions();

        options.DefaultAddress.Should().Be(new Uri("https://api.infobip.com/"));
        (options.Transport, options.SecondaryAddress, options.AccessPointsShareIds, options.PlainRecognizesIds).Should().Be((InfobipTransport.Json, null, false, false));
        (options.MaxRecipientsPerRequest, options.MaxMessagesPerRequest, options.SendAsForm, options.CampaignIdName).Should().Be((100, 100, false, "CampaignId"));
        (options.AppId, options.PushUrl, options.NoPush, options.AllowPrivatePushUrl, options.InboundTemplate).Should().Be((null, null, false, false, null));
        (options.Username, options.Password).Should().Be(("", ""));
        options.ToString().Should().Be("SmsGateways.InfobipOptions");
    }

    [Fact]
    public void An_account_comes_from_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bip:Transport"] = "Xml",
            ["Bip:Username"] = "test",
            ["Bip:Password"] = "test",
            ["Bip:SecondaryAddress"] = "https://api2.infobip.com/",
            ["Bip:AppId"] = "shop",
            ["Bip:PushUrl"] = "https://shop.example/dlr",
            ["Bip:NoPush"] = "true",
            ["Bip:InboundTemplate"] = "who=%sender%&what=%text%",
            ["Bip:DefaultSender"] = "MyShop",
        }).Build().GetSection("Bip");
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddInfobip("bip", section));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("bip");
        var options = provider.GetRequiredService<IOptionsMonitor<InfobipOptions>>().Get("bip");
        (options.Transport, options.SecondaryAddress?.Host, options.AppId, options.PushUrl?.Host, options.NoPush, options.InboundTemplate, options.DefaultSender)
            .Should().Be((InfobipTransport.Xml, "api2.infobip.com", "shop", "shop.example", true, "who=%sender%&what=%text%", "MyShop"));
    }

    private static InfobipOptions Valid() => new() { Username = "test", Password = "test" };
}

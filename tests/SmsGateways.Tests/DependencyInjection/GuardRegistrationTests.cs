using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.DependencyInjection;

/// <summary>Guards are off until one line switches them on, and their mistakes are told with those of the gateways.</summary>
public sealed class GuardRegistrationTests
{
    [Fact]
    public void Without_the_line_the_application_gets_its_gateways_as_they_are()
    {
        using var provider = Gateways.Provide(static sms => sms.AddGateway("own", static _ => new OwnGateway("own")));

        provider.GetRequiredService<ISmsGateway>().Should().BeOfType<OwnGateway>();
    }

    [Fact]
    public void All_mistakes_are_told_together_with_those_of_the_gateways()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", static o => o.Platform = SmsProPlatform.Nikita);
            sms.UseGuards(static o =>
            {
                o.AllowedPrefixes = ["996", "", "+0995", "+996 550 12-34-56", null!, "9961234567890123"];
                (o.MaxMessagesPerRecipient, o.MaxMessagesPerPrefix, o.MaxPartsPerMessage, o.MaxPartsPerHour) = (0, -1, 0, 0);
                (o.RecipientWindow, o.PrefixWindow, o.PrefixLength) = (TimeSpan.Zero, TimeSpan.FromDays(8), 16);
            });
        });

        var failures = provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().Which.Failures.ToList();

        failures.Should().BeEquivalentTo(
            "SmsGateways: the guards: AllowedPrefixes[1] is no prefix; it must be 1 to 15 digits, the country code first, such as 996.",
            "SmsGateways: the guards: AllowedPrefixes[2] is no prefix; it must be 1 to 15 digits, the country code first, such as 996.",
            "SmsGateways: the guards: AllowedPrefixes[3] is no prefix; it must be 1 to 15 digits, the country code first, such as 996.",
            "SmsGateways: the guards: AllowedPrefixes[4] is no prefix; it must be 1 to 15 digits, the country code first, such as 996.",
            "SmsGateways: the guards: AllowedPrefixes[5] is no prefix; it must be 1 to 15 digits, the country code first, such as 996.",
            "SmsGateways: the guards: MaxMessagesPerRecipient is 0; it must be at least 1, or null for no limit.",
            "SmsGateways: the guards: MaxMessagesPerPrefix is -1; it must be at least 1, or null for no limit.",
            "SmsGateways: the guards: MaxPartsPerMessage is 0; it must be at least 1, or null for no limit.",
            "SmsGateways: the guards: MaxPartsPerHour is 0; it must be at least 1, or null for no limit.",
            "SmsGateways: the guards: RecipientWindow is 00:00:00; it must be more than 0 and at most 7 days.",
            "SmsGateways: the guards: PrefixWindow is 8.00:00:00; it must be more than 0 and at most 7 days.",
            "SmsGateways: the guards: PrefixLength is 16; it must be 1 to 15.",
            "SmsGateways: the gateway 'nikita': Login is missing.",
            "SmsGateways: the gateway 'nikita': Password is missing.");
    }

    [Fact]
    public void Guards_that_limit_nothing_are_a_mistake()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.UseGuards(Gateways.Configuration().GetSection("Sms:Guards"));
        });

        provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().Which.Failures.Should().SatisfyRespectively(
            static failure => failure.Should().Be("SmsGateways: the guards: The configuration section 'Sms:Guards' is missing."),
            static failure => failure.Should().StartWith("SmsGateways: the guards: no limit is set"));
    }

    [Fact]
    public async Task A_section_sets_every_property_and_a_delegate_adds_to_it()
    {
        var configuration = Gateways.Configuration(
            ("Guards:AllowedPrefixes:0", "996"),
            ("Guards:AllowedPrefixes:1", "+995"),
            ("Guards:MaxMessagesPerRecipient", "3"),
            ("Guards:RecipientWindow", "00:05:00"),
            ("Guards:MaxMessagesPerPrefix", "100"),
            ("Guards:PrefixWindow", "01:00:00"),
            ("Guards:PrefixLength", "8"),
            ("Guards:MaxPartsPerMessage", "4"),
            ("Guards:MaxPartsPerHour", "1000"));
        using var provider = Gateways.Provide(sms =>
        {
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.UseGuards(configuration.GetSection("Guards")).Should().BeSameAs(sms);
            sms.UseGuards(static o => o.AllowedPrefixes.Add("7"));
        });

        provider.GetRequiredService<IOptions<SmsGuardOptions>>().Value.Should().BeEquivalentTo(new SmsGuardOptions
        {
            AllowedPrefixes = ["996", "+995", "7"],
            MaxMessagesPerRecipient = 3,
            RecipientWindow = TimeSpan.FromMinutes(5),
            MaxMessagesPerPrefix = 100,
            PrefixWindow = TimeSpan.FromHours(1),
            PrefixLength = 8,
            MaxPartsPerMessage = 4,
            MaxPartsPerHour = 1000,
        });
        configuration.GetSection("Guards").GetChildren().Select(static child => child.Key)
            .Should().BeEquivalentTo(typeof(SmsGuardOptions).GetProperties().Select(static property => property.Name));
        (await provider.GetRequiredService<ISmsGateway>().SendAsync(new("Hi", "+12125550123"))).Recipients[0].Error!.Code.Should().Be(SmsErrorCode.PolicyLimit);
    }

    [Theory]
    [InlineData("AllowedPrefixes", "k4n4ry", "*AllowedPrefixes is a single value; it must be a list*")]
    [InlineData("MaxPerRecipient", "k4n4ry", "*'MaxPerRecipient'*")]
    [InlineData("MaxPartsPerHour", "k4n4ry", "*Guards:MaxPartsPerHour*")]
    public void A_key_or_value_that_cannot_be_meant_is_named(string key, string value, string named)
    {
        var configuration = Gateways.Configuration(("Guards:MaxMessagesPerRecipient", "3"), ($"Guards:{key}", value));
        using var provider = Gateways.Provide(sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.UseGuards(configuration.GetSection("Guards"));
        });

        var exception = provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<OptionsValidationException>().Which;

        exception.Failures.Should().ContainSingle().Which.Should().Match(named);
        exception.ToString().Should().NotContain("k4n4ry");
    }

    [Fact]
    public void No_allowed_prefixes_is_a_warning_told_once_and_refusals_are_logged_without_numbers()
    {
        var log = new LogLines();
        using var provider = new ServiceCollection().AddLogging(logging => logging.AddLines(log)).AddSmsGateways(static sms =>
        {
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.UseGuards(static o => o.MaxPartsPerMessage = 1);
        }).BuildServiceProvider();

        var gateway = provider.GetRequiredService<ISmsGateway>();
        _ = provider.GetRequiredService<ISmsGateways>().Names;
        gateway.SendAsync(new(new string('a', 161), "+996550123456") { Id = "m1" });

        log.Warnings.Should().ContainSingle().Which.Should().StartWith("Warning 1010: The guards: AllowedPrefixes is empty: ");
        log.All.Should().ContainSingle(static line => line == "Information 1011: The guards refused 1 recipients of the message m1: MaxPartsPerMessage is 1, and the text needs 2: make it shorter, or raise the limit.");
    }

    [Fact]
    public async Task What_changes_after_the_start_has_no_effect()
    {
        SmsGuardOptions? kept = null;
        using var provider = Gateways.Provide(sms =>
        {
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.UseGuards(o => (kept = o).AllowedPrefixes = ["996"]);
        });
        var gateway = provider.GetRequiredService<ISmsGateway>();

        kept!.AllowedPrefixes.Add("1");

        (await gateway.SendAsync(new("Hi", "+12125550123"))).AllAccepted.Should().BeFalse();
    }

    [Fact]
    public void Null_arguments_are_refused_where_they_are_written()
        => new ServiceCollection().AddSmsGateways(static sms =>
        {
            sms.Invoking(static s => s.UseGuards((Action<SmsGuardOptions>)null!)).Should().Throw<ArgumentNullException>();
            sms.Invoking(static s => s.UseGuards((IConfiguration)null!)).Should().Throw<ArgumentNullException>();
        });
}

using System.Reflection;
using System.Xml.Linq;
using SmsGateways.Providers.SmsPro;

namespace SmsGateways.Tests.Vocabulary;

public sealed class OptionsTests
{
    public static TheoryData<Type> AllOptions
        => [.. typeof(SmsGatewayOptions).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(SmsGatewayOptions)) && !type.IsAbstract)];

    public static TheoryData<string, Action<SmsProOptions>, string> Mistakes => new()
    {
        { "platform", static o => o.Platform = null, "Platform is missing; it must be Biz or Nikita." },
        { "platform", static o => o.Platform = (SmsProPlatform)7, "Platform is 7; it must be Biz or Nikita." },
        { "login", static o => o.Login = "", "Login is missing." },
        { "login", static o => o.Login = null!, "Login is missing." },
        { "login", static o => o.Login = "  ", "Login is missing." },
        { "password", static o => o.Password = "", "Password is missing." },
        { "password", static o => o.Password = "k4n4ry\n", "Password has a control character, perhaps a line break at its end." },
        { "sender", static o => o.DefaultSender = "Магазин", "DefaultSender is 'Магазин'; *Latin letters*" },
        { "sender", static o => o.DefaultSender = "", "DefaultSender is ''; *" },
        { "recipients", static o => o.MaxRecipientsPerRequest = 51, "MaxRecipientsPerRequest is 51; at most 50 go into one request to SmsPro." },
        { "recipients", static o => o.MaxRecipientsPerRequest = 0, "MaxRecipientsPerRequest is 0; it must be at least 1." },
        { "concurrency", static o => o.MaxConcurrentRequests = 0, "MaxConcurrentRequests is 0; it must be at least 1." },
        { "rate", static o => o.MaxRequestsPerSecond = 0, "MaxRequestsPerSecond is 0; *" },
        { "rate", static o => o.MaxRequestsPerSecond = -0.5, "MaxRequestsPerSecond is -0.5; *" },
        { "rate", static o => o.MaxRequestsPerSecond = double.NaN, "MaxRequestsPerSecond is NaN; *" },
        { "rate", static o => o.MaxRequestsPerSecond = double.PositiveInfinity, "MaxRequestsPerSecond is Infinity; *" },
        { "rate", static o => o.MaxRequestsPerSecond = double.Epsilon, "MaxRequestsPerSecond is 5E-324; *one request in 1 day*" },
        { "attempt", static o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout is 00:00:00; *" },
        { "attempt", static o => o.AttemptTimeout = Timeout.InfiniteTimeSpan, "AttemptTimeout is -00:00:00.0010000; *" },
        { "attempt", static o => o.AttemptTimeout = TimeSpan.MaxValue, "AttemptTimeout is *at most 1 day." },
        { "quiet", static o => o.QuietPeriod = TimeSpan.FromTicks(-1), "QuietPeriod is -00:00:00.0000001; *" },
        { "quiet", static o => o.QuietPeriod = TimeSpan.MaxValue, "QuietPeriod is *" },
        { "deadline", static o => o.Deadline = TimeSpan.FromSeconds(26) - TimeSpan.FromTicks(1), "Deadline is 00:00:25.9999999; two attempts and the quiet period, 00:00:26 together, *" },
        { "deadline", static o => o.Deadline = TimeSpan.MaxValue, "Deadline is *3 days are the longest." },
        { "deadline", static o => o.Deadline = TimeSpan.MinValue, "Deadline is *" },
        { "address", static o => o.BaseAddress = new("/api", UriKind.Relative), "BaseAddress is relative; *" },
        { "address", static o => o.BaseAddress = new("ftp://smspro.example/"), "BaseAddress has the scheme 'ftp'; *" },
        { "address", static o => o.BaseAddress = new("https://anna:k4n4ry@smspro.example/"), "BaseAddress for smspro.example has a user, *" },
        { "address", static o => o.BaseAddress = new("https://smspro.example/?password=k4n4ry"), "BaseAddress for smspro.example has a user, a query *" },
        { "address", static o => o.BaseAddress = new("https://smspro.example/#k4n4ry"), "BaseAddress for smspro.example has a user, *" },
        { "address", static o => o.BaseAddress = new("http://smspro.example/"), "BaseAddress for smspro.example uses plain http, *AllowInsecureHttp." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string about, Action<SmsProOptions> make, string mistake)
    {
        var options = Valid();
        make(options);

        options.FindMistakes().Should().ContainSingle(about).Which.Should().Match(mistake).And.NotContain("k4n4ry");
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var options = new SmsProOptions
        {
            BaseAddress = new("http://anna:k4n4ry@smspro.example/"),
            DefaultSender = "a sender that is too long",
            Login = "\t",
            Password = "k4n4ry\r",
            AttemptTimeout = TimeSpan.Zero,
            QuietPeriod = TimeSpan.MinValue,
            Deadline = TimeSpan.Zero,
            MaxRequestsPerSecond = 0,
            MaxConcurrentRequests = -1,
            MaxRecipientsPerRequest = -1,
        };

        var mistakes = options.FindMistakes().ToList();

        foreach (var property in typeof(SmsProOptions).GetProperties().Where(static property => property.PropertyType != typeof(bool)))
        {
            mistakes.Should().Contain(mistake => mistake.StartsWith(property.Name + " ", StringComparison.Ordinal), property.Name);
        }

        string.Concat(mistakes).Should().NotContain("k4n4ry");
    }

    [Theory]
    [InlineData("https://smspro.example")]
    [InlineData("https://smspro.example:8443/folder/")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://[::1]:5000/")]
    public void Addresses_that_are_meant_are_taken(string address)
    {
        var options = Valid();
        options.BaseAddress = new(address);

        options.FindMistakes().Should().BeEmpty();
        options.FindWarnings().Should().BeEmpty();
    }

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        var options = Valid();
        options.Deadline = TimeSpan.FromSeconds(26);
        options.MaxRecipientsPerRequest = 50;
        options.MaxConcurrentRequests = 1;
        options.MaxRequestsPerSecond = 1 / TimeSpan.FromDays(1).TotalSeconds;
        options.FindMistakes().Should().BeEmpty();

        options.AttemptTimeout = options.QuietPeriod = TimeSpan.FromDays(1);
        options.Deadline = TimeSpan.FromDays(3);
        options.FindMistakes().Should().BeEmpty();

        options.QuietPeriod = TimeSpan.Zero;
        options.FindMistakes().Should().BeEmpty();
    }

    [Fact]
    public void What_works_and_may_not_be_meant_is_a_warning()
    {
        var options = Valid();
        options.QuietPeriod = TimeSpan.FromSeconds(5.9);
        options.BaseAddress = new("http://smspro.example/");
        options.AllowInsecureHttp = true;

        options.FindMistakes().Should().BeEmpty();
        options.FindWarnings().Should().SatisfyRespectively(
            static warning => warning.Should().StartWith("QuietPeriod is 00:00:05.9"),
            static warning => warning.Should().StartWith("BaseAddress uses plain http"));
    }

    [Theory]
    [InlineData("https://h.example", "https://h.example/api/message")]
    [InlineData("https://h.example/", "https://h.example/api/message")]
    [InlineData("https://h.example/v2", "https://h.example/v2/api/message")]
    [InlineData("https://h.example/v2/", "https://h.example/v2/api/message")]
    [InlineData(null, "https://smspro.nikita.kg/api/message")]
    public void The_path_of_an_address_is_kept(string? address, string expected)
    {
        var options = Valid();
        options.BaseAddress = address is null ? null : new(address);

        options.AddressOf("api/message").Should().Be(new Uri(expected));
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Every_property_counts_when_settings_are_compared_and_is_copied(Type type)
    {
        var properties = type.GetProperties();
        properties.Should().OnlyContain(static property => property.CanRead && property.CanWrite);

        Create().HasSameSettings(Create()).Should().BeTrue();
        foreach (var property in properties)
        {
            var changed = Create();
            property.SetValue(changed, Another(property, property.GetValue(changed)));

            changed.HasSameSettings(Create()).Should().BeFalse(property.Name);
            Create().HasSameSettings(changed).Should().BeFalse(property.Name);
            changed.Copy().HasSameSettings(changed).Should().BeTrue(property.Name);
            property.GetValue(changed.Copy()).Should().Be(property.GetValue(changed), property.Name);
        }

        Create().Copy().Should().BeOfType(type);

        SmsGatewayOptions Create() => (SmsGatewayOptions)Activator.CreateInstance(type)!;
    }

    [Fact]
    public void Options_of_different_providers_never_have_the_same_settings()
    {
        var common = new SmsGatewayOptions { MaxRecipientsPerRequest = new SmsProOptions().MaxRecipientsPerRequest };

        common.HasSameSettings(new SmsProOptions()).Should().BeFalse();
        new SmsProOptions().HasSameSettings(common).Should().BeFalse();
    }

    [Fact]
    public void Defaults_are_as_documented()
    {
        var options = new SmsGatewayOptions();
        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(10));
        options.Deadline.Should().Be(TimeSpan.FromSeconds(60));
        options.QuietPeriod.Should().Be(TimeSpan.FromSeconds(6));
        options.MaxConcurrentRequests.Should().Be(8);
        options.MaxRequestsPerSecond.Should().BeNull();
        options.AllowInsecureHttp.Should().BeFalse();
        options.BaseAddress.Should().BeNull();
        options.DefaultSender.Should().BeNull();

        DocumentedValue("AttemptTimeout").Should().Contain("default is 10 seconds");
        DocumentedValue("Deadline").Should().Contain("default is 60 seconds");
        DocumentedValue("QuietPeriod").Should().Contain("default is 6 seconds");
        DocumentedValue("MaxConcurrentRequests").Should().Contain("default is 8");
        DocumentedValue("MaxRequestsPerSecond").Should().Contain("default is : no limit");
        DocumentedValue("AllowInsecureHttp").Should().Contain("default is .");
    }

    [Fact]
    public void SmsPro_starts_with_its_own_limit_and_no_platform()
    {
        var options = new SmsProOptions();

        options.MaxRecipientsPerRequest.Should().Be(50).And.Be(SmsProLimits.Recipients);
        options.Platform.Should().BeNull();
        options.Login.Should().BeEmpty();
        options.Password.Should().BeEmpty();
        options.TestMode.Should().BeFalse();
        options.DefaultAddress.Should().BeNull();
        new SmsProOptions { Platform = SmsProPlatform.Biz }.DefaultAddress.Should().Be(new Uri("https://smspro.biz/"));
        new SmsProOptions { Platform = SmsProPlatform.Nikita }.DefaultAddress.Should().Be(new Uri("https://smspro.nikita.kg/"));
    }

    private static SmsProOptions Valid() => new() { Platform = SmsProPlatform.Nikita, Login = "anna", Password = "secret" };

    private static object? Another(PropertyInfo property, object? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            bool flag => !flag,
            string text => text + "x",
            TimeSpan time => time + TimeSpan.FromSeconds(1),
            int number => number + 1,
            double number => number + 1,
            null when type == typeof(string) => "x",
            null when type == typeof(Uri) => new Uri("https://other.example/"),
            null when type == typeof(double) => 1d,
            null when type == typeof(int) => 1,
            null when type.IsEnum => Enum.GetValues(type).GetValue(0),
            Enum => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
            _ => throw new NotSupportedException($"Say here how a {type} is changed."),
        };
    }

    // The words inside <value>; references such as <see langword="null"/> have none.
    private static string DocumentedValue(string property)
        => XDocument.Load(Path.ChangeExtension(typeof(SmsGatewayOptions).Assembly.Location, ".xml"))
            .Descendants("member").Single(member => (string?)member.Attribute("name") == $"P:SmsGateways.SmsGatewayOptions.{property}")
            .Element("value")!.Value;
}

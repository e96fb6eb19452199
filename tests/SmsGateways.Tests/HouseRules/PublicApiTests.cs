using System.Reflection;

namespace SmsGateways.Tests.HouseRules;

/// <summary>Keeps each package's public surface in a text file, so that a change of it shows up in review.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("SmsGateways")]
    [InlineData("SmsGateways.AspNetCore")]
    [InlineData("SmsGateways.PostgreSql")]
    public void The_surface_is_as_approved(string package)
    {
        var actual = PublicApi.Describe(Assembly.Load(package));
        var approved = Path.Combine(Repository.Root, "tests/SmsGateways.Tests/HouseRules/PublicApi", $"{package}.txt");

        if (!File.Exists(approved) || File.ReadAllText(approved) != actual)
        {
            var received = Path.ChangeExtension(approved, ".received.txt"); // Ignored by git.
            File.WriteAllText(received, actual);
            Assert.Fail($"The public API of {package} changed. If you meant it: mv {Repository.NameOf(received)} {Repository.NameOf(approved)}");
        }
    }

    [Fact]
    public void The_description_is_not_blind()
    {
        var lines = PublicApi.Describe(typeof(ISmsGateway).Assembly).Split('\n');

        lines.Should().Contain("interface SmsGateways.ISmsGateway");
        lines.Should().Contain("  Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)");
        lines.Should().Contain("  string? Id { get; init; }");
        lines.Should().Contain("  string Password { get; set; }");
        lines.Should().Contain("sealed class SmsGateways.SmsProOptions : SmsGatewayOptions");
        lines.Should().Contain("  Accepted = 3");
        lines.Should().Contain("  static bool TryParse(string? s, out PhoneNumber result)");
    }
}

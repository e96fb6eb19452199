using SmsGateways.Tests.HouseRules;

namespace SmsGateways.Tests.Conformance;

/// <summary>The page about all providers says what the gateways do, and no provider is without its suite.</summary>
public sealed class ProviderTableTests
{
    [Fact]
    public async Task The_page_says_what_the_gateways_do()
    {
        var actual = await ProviderTable.WriteAsync();
        var page = Path.Combine(Repository.Root, "docs/providers/README.md");

        if (!File.Exists(page) || await File.ReadAllTextAsync(page) != actual)
        {
            var received = Path.ChangeExtension(page, ".received.md"); // Ignored by git.
            await File.WriteAllTextAsync(received, actual);
            Assert.Fail($"What a provider can do has changed. If you meant it: mv {Repository.NameOf(received)} {Repository.NameOf(page)}");
        }
    }

    [Fact]
    public void Every_provider_has_its_conformance_suite() => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/SmsGateways/Providers"))
        .Select(Path.GetFileName)
        .Should().BeSubsetOf(ProviderTable.Sides.Select(side => side.Provider), "a provider is one folder, one line in the builder, and one class that derives from ProviderConformance");

    [Fact]
    public void Every_kind_of_content_is_in_the_suite() => typeof(SmsContent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(SmsContent)))
        .Should().BeSubsetOf(ProviderSide.AllKinds.Select(content => content.GetType()));
}

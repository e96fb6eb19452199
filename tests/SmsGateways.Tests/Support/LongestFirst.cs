using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SmsGateways.Tests.Support.LongestFirst", "SmsGateways.Tests")]

namespace SmsGateways.Tests.Support;

/// <summary>Begins with the tests that take longest: begun last, they would run alone at the end, on one of the cores.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = ["ChaosTests", "SmsEncoderPropertyTests", "FuzzTests"];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderByDescending(static collection => Longest.Any(name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)));
}

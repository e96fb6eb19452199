namespace AspNetCore.Tests;

/// <summary>Secrets that are long enough; none of them is a part of another.</summary>
internal static class Secrets
{
    public const string First = "kV3hRz0aQm7ypT9xLw2cNs4bDf6gJu8e";
    public const string Second = "Zb1nXv5mCq8kWt2rYp7sHd3fGj6lAo9i";
    public const string Third = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
}

namespace SmsGateways;

/// <summary>The checks that several types of the vocabulary share.</summary>
internal static class Require
{
    public static TimeSpan? Positive(TimeSpan? value, string name)
        => value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be longer than nothing.");

    public static Uri? Absolute(Uri? url, string name)
        => url is null or { IsAbsoluteUri: true } ? url : throw new ArgumentException($"{name} must be absolute: a telephone has no page that it could be relative to.", name);
}

using SmsGateways;

namespace AspNetCore.Tests;

internal static class Extensions
{
    /// <summary>Adds the usual secret.</summary>
    public static SmsCallbackOptions WithSecret(this SmsCallbackOptions options)
    {
        options.Secrets.Add(Secrets.First);
        return options;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways.AspNetCore.Endpoint;

namespace SmsGateways.AspNetCore;

/// <summary>Collects the mistakes of the callbacks, gateway by gateway, when the host starts. A secret is never quoted.</summary>
internal sealed class CallbackOptionsValidator(IServiceProvider provider, IServiceProviderIsService services, ILoggerFactory loggers) : IValidateOptions<SmsCallbackOptions>
{
    private const int LeastBits = 128;
    private const int LeastCharacters = 8; // Different ones.
    private const int MostSecrets = 2;

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    public ValidateOptionsResult Validate(string? name, SmsCallbackOptions options)
    {
        var mistakes = FindMistakes(options).Select(static mistake => $"SmsGateways: the callbacks: {mistake}").ToList();
        return mistakes.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> FindMistakes(SmsCallbackOptions options)
    {
        if (options.MaxBodySize is < 1024 or > 1024 * 1024)
        {
            yield return $"{nameof(options.MaxBodySize)} is {options.MaxBodySize}; it must be 1,024 to 1,048,576.";
        }

        if (options.MaxRequestsPerSecond is < 1 or > 1_000_000)
        {
            yield return $"{nameof(options.MaxRequestsPerSecond)} is {options.MaxRequestsPerSecond}; it must be 1 to 1,000,000, or null.";
        }

        if (options.HandlerTimeout < TimeSpan.FromSeconds(1) || options.HandlerTimeout > TimeSpan.FromMinutes(5))
        {
            yield return $"{nameof(options.HandlerTimeout)} is {options.HandlerTimeout}; it must be 1 second to 5 minutes.";
        }

        if (options.JoinTimeout < TimeSpan.Zero || options.JoinTimeout > TimeSpan.FromMinutes(1))
        {
            yield return $"{nameof(options.JoinTimeout)} is {options.JoinTimeout}; it must be zero to 1 minute.";
        }

        if (options.Retention <= TimeSpan.Zero)
        {
            yield return $"{nameof(options.Retention)} is {options.Retention}; it must be longer than nothing.";
        }

        if (options.MaxRememberedMessages < 1)
        {
            yield return $"{nameof(options.MaxRememberedMessages)} is {options.MaxRememberedMessages}; it must be at least 1.";
        }

        if (!services.IsService(typeof(ISmsDeliveryReportHandler)) && !services.IsService(typeof(ISmsInboundHandler)) && !services.IsService(typeof(ISmsNumberInfoHandler)))
        {
            yield return "There is no handler, so that everything would be acknowledged and dropped. Register an ISmsDeliveryReportHandler.";
        }

        foreach (var mistake in FindSecretMistakes(options.Secrets).Concat(options.Gateways.SelectMany(static pair
            => FindSecretMistakes(pair.Value.Secrets).Select(mistake => $"the gateway '{pair.Key}': {mistake}"))))
        {
            yield return mistake;
        }

        foreach (var mistake in FindGatewayMistakes(options))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> FindSecretMistakes(IList<string> secrets)
    {
        if (secrets.Count > MostSecrets)
        {
            yield return $"there are {secrets.Count} secrets. Two are enough to change one: the new one first, then the former.";
        }

        foreach (var (index, secret) in secrets.Index())
        {
            if (string.IsNullOrEmpty(secret))
            {
                yield return $"secret {index} (counted from 0) is empty.";
            }
            else if (!secret.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                yield return $"secret {index} (counted from 0) has characters that change in an address. Use letters, digits, - and _.";
            }
            else if (secret.Length * (secret.All(char.IsAsciiHexDigit) ? 4 : 6) < LeastBits || secret.Distinct().Count() < LeastCharacters)
            {
                yield return $"secret {index} (counted from 0) has less than {LeastBits} bits: 32 hexadecimal digits or 22 letters and digits, at random. SmsCallbackOptions.CreateSecret() makes one.";
            }
        }
    }

    private IEnumerable<string> FindGatewayMistakes(SmsCallbackOptions options)
    {
        if (provider.GetService<ISmsGateways>() is not { } gateways)
        {
            return ["There are no gateways. Call AddSmsGateways."];
        }

        try
        {
            return [.. FindGatewayMistakes(options, gateways)];
        }
        catch (OptionsValidationException)
        {
            return []; // The gateways' own mistakes, which are told with these.
        }
    }

    private IEnumerable<string> FindGatewayMistakes(SmsCallbackOptions options, ISmsGateways gateways)
    {
        var withPushes = gateways.Names.Where(name => gateways.Get(name).GetService<ISmsCallbacks>() is not null).ToList();
        foreach (var name in withPushes)
        {
            if (name.AsSpan().ContainsAny('/', '\\', '%') || name is "." or "..")
            {
                yield return $"the gateway '{name}' cannot stand in an address by its name. Give it another.";
            }

            if (!CallbackRule.Of(name, options).IsOpenToSomebody)
            {
                yield return $"the gateway '{name}' has neither a secret nor a network, so that nobody could push to it. Add a secret, for all gateways or by For(\"{name}\"), or say there that AllowAnyone is meant.";
            }
            else if (options.Gateways.GetValueOrDefault(name) is { AllowAnyone: true } own)
            {
                if (own.Secrets.Count > 0 || own.Networks.Count > 0)
                {
                    yield return $"the gateway '{name}' allows anyone, and has secrets or networks of its own. Leave out one of the two.";
                }

                Log.AnyoneAllowed(_logger, name);
            }
        }

        foreach (var name in options.Gateways.Keys.Except(withPushes))
        {
            yield return $"For(\"{name}\") names no gateway that has pushes. There are: {string.Join(", ", withPushes)}.";
        }
    }
}

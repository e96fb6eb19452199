using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.DependencyInjection;

/// <summary>Collects the mistakes of all gateways into one message, and warns of what works and may not be meant.</summary>
internal sealed class GatewayCatalogValidator(IServiceProvider provider, ILoggerFactory loggers) : IValidateOptions<GatewayCatalog>
{
    public ValidateOptionsResult Validate(string? name, GatewayCatalog options)
    {
        var mistakes = FindMistakes(options).ToList();
        return mistakes.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> FindMistakes(GatewayCatalog catalog)
    {
        foreach (var twice in catalog.Entries.CountBy(static entry => entry.Name).Where(static count => count.Value > 1))
        {
            yield return $"SmsGateways: {twice.Value} gateways have the name '{twice.Key}'. Give each its own.";
        }

        if (catalog.Default is { } name && catalog.Entries.All(entry => entry.Name != name))
        {
            yield return $"SmsGateways: the default gateway '{name}' is not registered. There are: {string.Join(", ", catalog.Entries.Select(static entry => entry.Name))}.";
        }

        if (catalog.Journals > 1)
        {
            yield return $"SmsGateways: there are {catalog.Journals} journals. All gateways share one: leave the others out.";
        }

        var logger = loggers.CreateLogger("SmsGateways");
        foreach (var mistake in catalog.Guards?.FindMistakes(provider, logger) ?? [])
        {
            yield return $"SmsGateways: the guards: {mistake}";
        }

        foreach (var entry in catalog.Entries)
        {
            foreach (var mistake in entry.Composite?.FindMistakes(catalog) ?? FindMistakes(entry, logger))
            {
                yield return $"SmsGateways: the gateway '{entry.Name}': {mistake}";
            }
        }

        foreach (var circle in CompositeShape.FindCircles(catalog))
        {
            yield return $"SmsGateways: the gateways go round in a circle: {circle}.";
        }
    }

    private IEnumerable<string> FindMistakes(GatewayCatalog.Entry entry, ILogger logger)
    {
        SmsGatewayOptions? options;
        try
        {
            options = entry.GetOptions(provider);
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures; // A check of the application's own, on the options of this gateway.
        }
        catch (InvalidOperationException exception)
        {
            return [entry.HideValues(exception.Message)]; // The binder's: a value that cannot be converted, or a key that nobody knows.
        }

        foreach (var warning in options?.FindWarnings() ?? [])
        {
            Log.OptionsWarning(logger, entry.Name, warning);
        }

        var mistakes = options?.FindMistakes().ToList() ?? [];
        return mistakes.Count > 0 && entry.MissingSection is { } path ? [$"The configuration section '{path}' is missing.", .. mistakes] : mistakes;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.DependencyInjection;

/// <summary>The limits of all gateways, and where they are read from.</summary>
internal sealed class GuardSettings
{
    private SmsGuardOptions? _options;

    /// <summary>Gets the sections of the configuration that they are read from.</summary>
    public List<IConfiguration> Sections { get; } = [];

    /// <summary>Gets the options, the same object each time: what was checked is what counts, whatever is reloaded between.</summary>
    public SmsGuardOptions GetOptions(IServiceProvider provider)
        => _options ??= provider.GetRequiredService<IOptionsFactory<SmsGuardOptions>>().Create(Options.DefaultName).Copy();

    /// <summary>Finds everything that is wrong, and warns of what works and may not be meant.</summary>
    public IEnumerable<string> FindMistakes(IServiceProvider provider, ILogger logger)
    {
        SmsGuardOptions options;
        try
        {
            options = GetOptions(provider);
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures; // A check of the application's own.
        }
        catch (InvalidOperationException exception)
        {
            return [Sections.Aggregate(exception.Message, static (message, section) => GatewayCatalog.HideValuesOf(section, message))];
        }

        foreach (var warning in options.FindWarnings())
        {
            Log.GuardsWarning(logger, warning);
        }

        var mistakes = options.FindMistakes().ToList();
        return [.. mistakes.Count > 0 ? FindMissingSections() : [], .. mistakes, .. FindScalars()];
    }

    private IEnumerable<string> FindMissingSections()
        => Sections.OfType<IConfigurationSection>().Where(static section => !section.Exists()).Select(static section => $"The configuration section '{section.Path}' is missing.");

    // The binder reads a single value as no list at all: every country would be open that was meant to be closed.
    private IEnumerable<string> FindScalars()
        => Sections.Where(static section => section[nameof(SmsGuardOptions.AllowedPrefixes)] is { Length: > 0 })
            .Select(static _ => $"{nameof(SmsGuardOptions.AllowedPrefixes)} is a single value; it must be a list, such as [\"996\"].");
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.DependencyInjection;

/// <summary>Opens the journal on disk when the gateways are checked, at start: not when the first message has to go out.</summary>
internal sealed class FileJournalOpener(IServiceProvider provider) : IValidateOptions<GatewayCatalog>
{
    public ValidateOptionsResult Validate(string? name, GatewayCatalog options)
    {
        try
        {
            provider.GetRequiredService<ISmsSendJournal>();
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return ValidateOptionsResult.Fail($"SmsGateways: {exception.Message}");
        }
    }
}

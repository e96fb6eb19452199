using Microsoft.Extensions.DependencyInjection;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>How the library is told about the provider: all that differs between the platforms that it speaks.</summary>
/// <param name="Add">Registers a gateway that has an address.</param>
internal sealed record LibraryPlatform(Func<SmsGatewaysBuilder, ChaosSettings, Uri, SmsGatewayBuilder> Add)
{
    public const string Gateway = "chaos";

    public static LibraryPlatform SmsPro { get; } = new(static (sms, settings, address) => sms.AddSmsPro(Gateway, options =>
    {
        options.Platform = SmsProPlatform.Nikita;
        options.Login = "login";
        options.Password = "passwd";
        options.DefaultSender = "My-company";
        options.MaxRecipientsPerRequest = settings.RecipientsPerRequest;
        Apply(options, settings, address);
    }));

    public static LibraryPlatform SmsCo { get; } = new(static (sms, settings, address) => sms.AddSmsCo(Gateway, options =>
    {
        options.Username = "login";
        options.Password = "passwd";
        Apply(options, settings, address);
    }));

    /// <summary>Sets what all platforms have.</summary>
    private static void Apply(SmsGatewayOptions options, ChaosSettings settings, Uri address)
    {
        options.BaseAddress = address;
        options.AttemptTimeout = settings.AttemptTimeout;
        options.QuietPeriod = settings.QuietPeriod;
        options.Deadline = settings.Deadline;

        // The run itself says how much is under way: waiting for a place is not what is tested.
        options.MaxConcurrentRequests = settings.Parallel * settings.RecipientsPerMessage;
    }
}

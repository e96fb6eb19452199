using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmsGateways.Tests.DependencyInjection;

/// <summary>Containers and configurations as applications have them, in one line each.</summary>
internal static class Gateways
{
    public static ServiceProvider Provide(Action<SmsGatewaysBuilder> configure) => new ServiceCollection().AddSmsGateways(configure).BuildServiceProvider();

    public static void Nikita(SmsProOptions options)
    {
        options.Platform = SmsProPlatform.Nikita;
        options.Login = "anna";
        options.Password = "k4n4ry";
        options.DefaultSender = "MyShop";
    }

    public static SmsProOptions Account(string password = "k4n4ry")
    {
        var options = new SmsProOptions();
        Nikita(options);
        options.Password = password;
        return options;
    }

    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] values)
        => new ConfigurationBuilder().AddInMemoryCollection(values.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value))).Build();

    public static ILoggingBuilder AddLines(this ILoggingBuilder logging, LogLines lines)
    {
        logging.Services.AddSingleton<ILoggerProvider>(lines);
        return logging;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmsGateways.Tests.Sending.Journal;

namespace SmsGateways.Tests.DependencyInjection;

/// <summary>An application whose journal cannot be opened does not start.</summary>
public sealed class FileJournalRegistrationTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_in_use_stops_the_host_together_with_other_mistakes()
    {
        await using var first = _folder.Open();
        using var host = CreateHost(sms =>
        {
            sms.AddSmsPro("nikita", static o => o.Platform = SmsProPlatform.Nikita);
            sms.UseFileJournal(_folder.File);
        });

        var exception = (await host.Invoking(static h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        exception.Failures.Should().Contain(failure => failure.StartsWith($"SmsGateways: The journal '{_folder.File}' is in use", StringComparison.Ordinal));
        exception.Failures.Should().Contain(failure => failure.Contains("the gateway 'nikita': Login is missing"));
    }

    [Fact]
    public async Task A_damaged_file_stops_the_host()
    {
        await File.WriteAllTextAsync(_folder.File, "no journal");
        using var host = CreateHost(sms => sms.UseFileJournal(_folder.File));

        (await host.Invoking(static h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>())
            .Which.Message.Should().Contain($"'{_folder.File}' is not a journal");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_cannot_be_opened_hides_no_other_mistake(bool hasHost)
    {
        await File.WriteAllTextAsync(_folder.File, "no folder");
        var path = Path.Combine(_folder.File, "sms.journal");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddFailover("otp", "nobody");
            sms.UseFileJournal(path);
        });

        // Made before the host validates anything.
        builder.Services.AddHostedService<SendingService>();
        using var host = builder.Build();

        var starting = () => hasHost ? host.StartAsync() : Task.Run(host.Services.GetRequiredService<ISmsGateway>);

        (await starting.Should().ThrowAsync<OptionsValidationException>())
            .Which.Message.Should().Contain("'nobody'").And.Contain($"The journal '{path}' cannot be opened");
    }

    [Fact]
    public async Task A_host_opens_it_at_start_and_closes_it_at_the_end()
    {
        var path = Path.Combine(Path.GetDirectoryName(_folder.File)!, "made", "when it was not there", "sms.journal");
        using (var host = CreateHost(sms => sms.UseFileJournal(path, static o => o.Retention = TimeSpan.FromDays(1))))
        {
            await host.StartAsync();

            _folder.Invoking(folder => folder.Open(file: path)).Should().Throw<IOException>();
            host.Services.GetRequiredService<ISmsSendJournal>().Should().BeSameAs(host.Services.GetRequiredService<ISmsSendJournal>());
            await host.StopAsync();
        }

        await _folder.Open(file: path).DisposeAsync();
        await new ServiceCollection().AddSmsGateways(sms => sms.UseFileJournal(path)).BuildServiceProvider().DisposeAsync();
    }

    [Fact]
    public void A_retention_of_nothing_and_no_path_are_refused_at_once()
    {
        this.Invoking(t => CreateHost(sms => sms.UseFileJournal(t._folder.File, static o => o.Retention = TimeSpan.Zero))).Should().Throw<ArgumentOutOfRangeException>();
        this.Invoking(t => CreateHost(sms => sms.UseFileJournal(" "))).Should().Throw<ArgumentException>();
    }

    private sealed class SendingService(ISmsGateway gateway) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => gateway.SendAsync(new SmsMessage("Hi", "+996550123456"), stoppingToken);
    }

    private static IHost CreateHost(Action<SmsGatewaysBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSmsGateways(configure);
        return builder.Build();
    }
}

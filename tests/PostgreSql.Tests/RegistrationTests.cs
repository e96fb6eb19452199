using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class RegistrationTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    private static readonly SmsJournalClaim Claim = new("ready-4711", [Number(1)], "nikita", 7, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_connection_string_is_enough()
    {
        using var host = Host(services => services.AddSmsGateways(sms => sms.UsePostgreSqlJournal(Server.ConnectionString, Configure)));
        await host.StartAsync();

        var grants = await host.Services.GetRequiredService<ISmsSendJournal>().ClaimAsync(Claim);

        grants.Should().ContainSingle().Which.Decision.Should().Be(SmsJournalDecision.Send);
        await host.StopAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_data_source_is_used_and_left_alone(bool isGiven)
    {
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        using (var host = Host(services => services.AddSingleton(source).AddSmsGateways(sms =>
        {
            if (isGiven)
            {
                sms.UsePostgreSqlJournal(source, Configure);
            }
            else
            {
                sms.UsePostgreSqlJournal(Configure);
            }
        })))
        {
            await host.StartAsync();
            (await host.Services.GetRequiredService<ISmsSendJournal>().ClaimAsync(Claim)).Should().ContainSingle().Which.IsClaimed.Should().BeTrue();

            if (isGiven)
            {
                // What the container made itself, it also disposes of: only the given one is ours to leave alone.
                await using var services = (ServiceProvider)new DefaultServiceProviderFactory().CreateServiceProvider(
                    new ServiceCollection().AddLogging().AddSmsGateways(sms => sms.UsePostgreSqlJournal(source, Configure)));
                await services.GetRequiredService<ISmsSendJournal>().ClaimAsync(Claim);
            }
        }

        await using var command = source.CreateCommand("SELECT 1");
        (await command.ExecuteScalarAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_table_that_is_another_stops_the_host()
    {
        var machine = Machine();
        await machine.Journal.StartAsync(CancellationToken.None);
        await machine.SqlAsync("ALTER TABLE {t} DROP COLUMN state");
        using var host = Host(services => services.AddSmsGateways(sms => sms.UsePostgreSqlJournal(Server.ConnectionString, Configure)));

        await host.Invoking(static h => h.StartAsync()).Should().ThrowAsync<SmsJournalException>().WithMessage("*column state is missing*");
    }

    [Fact]
    public void All_mistakes_in_the_settings_are_told_at_once()
    {
        var register = () => new ServiceCollection().AddSmsGateways(static sms => sms.UsePostgreSqlJournal("Host=localhost", static options =>
        {
            options.Schema = "";
            options.Table = new string('x', 64);
            options.Retention = TimeSpan.Zero;
            options.Timeout = TimeSpan.FromSeconds(-1);
            options.RecordTimeout = TimeSpan.MaxValue;
        }));

        register.Should().Throw<ArgumentException>().WithMessage("*Schema*Table*Retention*Timeout*RecordTimeout*");
    }

    [Theory]
    [InlineData("Host=localhost;Pasword=secret")]
    [InlineData("postgres://shop:secret@db/shop")]
    [InlineData("Host=localhost;Port=secret")]
    [InlineData("Host=localhost;SSL Mode=secret")]
    public void A_connection_string_that_cannot_be_read_is_not_quoted(string connectionString)
    {
        var register = () => new ServiceCollection().AddSmsGateways(sms => sms.UsePostgreSqlJournal(connectionString));

        register.Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task What_waits_is_written_before_the_journal_goes()
    {
        var machine = Machine();
        var recording = Task.WhenAll(Enumerable.Range(0, 500).Select(i => machine.RecordAsync("ready-4711", Number(i), SmsJournalState.Accepted)));

        await machine.Journal.DisposeAsync();

        await recording.WaitAsync(Patience);
        await machine.Invoking(static m => m.ClaimAsync("ready-4711", Number(1))).Should().ThrowAsync<ObjectDisposedException>();
        (await Machine().SqlAsync("SELECT count(*) FROM {t} WHERE state = 4")).Should().Be(500L);
    }

    private static IHost Host(Action<IServiceCollection> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        return builder.Build();
    }

    private void Configure(PostgreSqlJournalOptions options) => options.Schema = Options().Schema;
}

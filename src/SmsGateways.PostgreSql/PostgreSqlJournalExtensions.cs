using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmsGateways;
using SmsGateways.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a journal in PostgreSQL.</summary>
public static class PostgreSqlJournalExtensions
{
    /// <summary>Remembers what became of every message in PostgreSQL 14 or later, for all processes that share the table: a job that runs again anywhere sends nothing twice.</summary>
    /// <param name="builder">The gateways.</param>
    /// <param name="connectionString">The connection string, for example <c>Host=db;Database=shop;Username=shop;Password=…</c>. A pool of its own is made from it.</param>
    /// <param name="configure">Sets table, retention and timeouts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The connection string or a setting is wrong. The text quotes no value.</exception>
    /// <remarks>
    /// <para>
    /// The table is created or checked when the host starts: one with other columns stops it. A database that does not answer then is logged, and checked
    /// when it is first needed.
    /// </para>
    /// <para>
    /// While the database is away, claims fail within <see cref="PostgreSqlJournalOptions.Timeout"/> and nothing is sent. It works again without a restart.
    /// </para>
    /// </remarks>
    public static SmsGatewaysBuilder UsePostgreSqlJournal(this SmsGatewaysBuilder builder, string connectionString, Action<PostgreSqlJournalOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);

        CreateDataSource(connectionString).Dispose(); // A mistake is told here, not by the first message.
        return Use(builder, configure, _ => CreateDataSource(connectionString), isOwned: true);
    }

    /// <summary>Remembers what became of every message in PostgreSQL, over a data source that is given.</summary>
    /// <param name="builder">The gateways.</param>
    /// <param name="dataSource">The data source. It is not disposed of. One of a slim builder needs <c>EnableArrays</c>.</param>
    /// <param name="configure">Sets table, retention and timeouts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    /// <inheritdoc cref="UsePostgreSqlJournal(SmsGatewaysBuilder, string, Action{PostgreSqlJournalOptions})" path="/remarks"/>
    public static SmsGatewaysBuilder UsePostgreSqlJournal(this SmsGatewaysBuilder builder, NpgsqlDataSource dataSource, Action<PostgreSqlJournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);

        return Use(builder, configure, _ => dataSource, isOwned: false);
    }

    /// <summary>Remembers what became of every message in PostgreSQL, over the <see cref="NpgsqlDataSource"/> that is registered as a service.</summary>
    /// <param name="builder">The gateways.</param>
    /// <param name="configure">Sets table, retention and timeouts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    /// <inheritdoc cref="UsePostgreSqlJournal(SmsGatewaysBuilder, string, Action{PostgreSqlJournalOptions})" path="/remarks"/>
    public static SmsGatewaysBuilder UsePostgreSqlJournal(this SmsGatewaysBuilder builder, Action<PostgreSqlJournalOptions>? configure = null)
        => Use(builder, configure, static provider => provider.GetRequiredService<NpgsqlDataSource>(), isOwned: false);

    private static SmsGatewaysBuilder Use(
        SmsGatewaysBuilder builder, Action<PostgreSqlJournalOptions>? configure, Func<IServiceProvider, NpgsqlDataSource> getSource, bool isOwned)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var options = new PostgreSqlJournalOptions();
        configure?.Invoke(options);
        options.Checked();

        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PostgreSqlJournalStart>());
        return builder.UseJournal(provider => new PostgreSqlJournal(
            getSource(provider),
            isOwned,
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("SmsGateways.PostgreSql")));
    }

    // Slim: the full builder's type mappings need reflection, and none of them is needed here.
    private static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        NpgsqlSlimDataSourceBuilder builder;
        try
        {
            builder = new(connectionString);
            return builder.EnableArrays().EnableTransportSecurity().EnableIntegratedSecurity().Build();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // The driver's exception quotes what it could not read, and that may be the password.
            throw new ArgumentException("The connection string of the journal cannot be read. It has the form Host=…;Database=…;Username=…;Password=….", nameof(connectionString));
        }
    }
}

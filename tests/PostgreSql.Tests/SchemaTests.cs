using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class SchemaTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task Many_that_start_at_once_make_one_table()
    {
        for (var round = 0; round < 5; round++)
        {
            var machines = Enumerable.Range(0, 4).Select(_ => Machine(options => options.Table = $"journal_{round}")).ToList();

            await Task.WhenAll(machines.Select(static machine => Task.Run(() => machine.Journal.StartAsync(CancellationToken.None))));

            machines.SelectMany(static machine => machine.Log.All).Should().BeEmpty();
            (await machines[0].SqlAsync($"SELECT count(*) FROM pg_indexes WHERE tablename = 'journal_{round}'")).Should().Be(3L);
        }
    }

    [Fact]
    public async Task Names_are_quoted()
    {
        var machine = Machine(static options => options.Table = "Sms \"Journal\"; DROP TABLE x");

        await machine.ClaimAsync("ready-4711", Number(1));

        (await machine.SqlAsync("SELECT count(*) FROM {t}")).Should().Be(1L);
    }

    [Theory]
    [InlineData("ALTER TABLE {t} DROP COLUMN parts", "column parts is missing")]
    [InlineData("ALTER TABLE {t} ALTER COLUMN state TYPE integer", "column state is integer and not smallint")]
    [InlineData("ALTER TABLE {t} ADD COLUMN tenant text NOT NULL", "column tenant is not the journal's, and must be given")]
    [InlineData("ALTER TABLE {t} DROP CONSTRAINT sms_journal_pkey", "there is no primary key or unique index over exactly message_id and recipient")]
    public async Task A_table_that_is_another_stops_the_start_and_every_call(string change, string mistake)
    {
        var first = Machine();
        await first.Journal.StartAsync(CancellationToken.None);
        await first.SqlAsync(change);

        var second = Machine();
        await second.Invoking(static machine => machine.Journal.StartAsync(CancellationToken.None)).Should().ThrowAsync<SmsJournalException>().WithMessage($"*is not a journal: {mistake}.");
        await second.Invoking(static machine => machine.ClaimAsync("ready-4711", Number(1))).Should().ThrowAsync<SmsJournalException>().WithMessage("*is not a journal*");
        await second.Invoking(static machine => machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted)).Should().ThrowAsync<SmsJournalException>();
    }

    [Fact]
    public async Task A_column_more_does_no_harm()
    {
        var first = Machine();
        await first.Journal.StartAsync(CancellationToken.None);
        await first.SqlAsync("ALTER TABLE {t} ADD COLUMN note text, ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY");

        (await Machine().ClaimAsync("ready-4711", Number(1))).IsClaimed.Should().BeTrue();
    }

    [Fact]
    public async Task A_table_that_is_missing_is_an_error_where_none_is_to_be_made()
    {
        var machine = Machine(static options => options.CreateTable = false);

        await machine.Invoking(static m => m.Journal.StartAsync(CancellationToken.None)).Should().ThrowAsync<SmsJournalException>().WithMessage("*is not there*");
    }

    [Fact]
    public async Task A_table_that_is_dropped_later_is_made_again()
    {
        var machine = Machine();
        await machine.ClaimAsync("before", Number(1));
        await machine.SqlAsync("DROP TABLE {t}");

        await machine.Invoking(static m => m.ClaimAsync("during", Number(1))).Should().ThrowAsync<SmsJournalException>().WithMessage("*42P01*");
        (await machine.ClaimAsync("after", Number(1))).IsClaimed.Should().BeTrue();
    }

    [Fact]
    public async Task A_database_that_is_away_at_the_start_is_logged_and_checked_later()
    {
        await using var proxy = Proxy(out var connectionString);
        proxy.Cut();
        var machine = Machine(connectionString: connectionString);

        await machine.Journal.StartAsync(CancellationToken.None);

        machine.Log.All.Should().ContainSingle().Which.Should().StartWith("Warning The journal could not be checked at start");
        proxy.Open();
        (await machine.ClaimAsync("ready-4711", Number(1))).IsClaimed.Should().BeTrue();
    }
}

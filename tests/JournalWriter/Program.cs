// Claims and records in a loop, and says what was acknowledged, until somebody kills it: tests look whether all of it is there afterwards.
//
//   JournalWriter <path> <prefix of message ids>

using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SmsGateways;
using SmsGateways.Sending.Journal;

var to = PhoneNumber.Parse("+996550000001");
try
{
    // So little garbage that it is compacting much of the time.
    await using var journal = new FileJournal(args[0], TimeSpan.FromDays(1), TimeProvider.System, NullLogger.Instance, garbage: 100);
    await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(() => WriteAsync(journal, writer))));
    return 0;
}
catch (IOException exception)
{
    Console.WriteLine(exception.Message);
    return 1;
}

async Task WriteAsync(FileJournal journal, int writer)
{
    for (var i = 0; ; i++)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{args[1]}-{writer}-{i}");
        var claim = new SmsJournalClaim(id, [to], "nikita", i, TimeSpan.FromMinutes(1));
        await ClaimAsync(journal, claim);
        await RecordAsync(journal, id, new(to, SmsJournalState.Unknown) { Gateway = "nikita", Fingerprint = i });
        await ClaimAsync(journal, claim);
        await RecordAsync(journal, id, new(to, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = i, ProviderMessageId = "p" + id });
    }
}

static async Task ClaimAsync(FileJournal journal, SmsJournalClaim claim)
{
    var grants = await journal.ClaimAsync(claim);
    Console.WriteLine(grants[0].IsClaimed ? $"{SmsJournalState.Sending} {claim.MessageId}" : $"{claim.MessageId} was not granted");
}

static async Task RecordAsync(FileJournal journal, string id, SmsJournalEntry entry)
{
    await journal.RecordAsync(id, [entry]);
    Console.WriteLine($"{entry.State} {id}");
}

using System.Runtime.CompilerServices;
using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.MySmpp;

/// <content>What the provider can be asked besides sending: each on a path of its own beside that of the send.</content>
internal sealed partial class MySmppGateway
    : ISmsDeliveryReports, ISmsInbox, ISmsAccount, ISmsNumberLookup, IMySmppStopList, IMySmppScheduled, IMySmppSenders, IMySmppServerTime
{
    // The document names no limit.
    private const int StatesPerQuestion = 100;

    // Before there was any such platform: the question needs a beginning.
    private static readonly DateTime Beginning = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public override SmsError? ReadRefusal(ReadOnlyMemory<byte> body) => MySmppAnswers.ReadError(body) is { } error ? MySmppErrors.OfQuestion(error) : null;

    public IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, CancellationToken cancellationToken = default)
        => ReadReportsAsync(RequireMessages(query), cancellationToken);

    public IAsyncEnumerable<SmsInboundMessage> ReceiveAsync(SmsInboxQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query?.Limit ?? 1, 1, nameof(query));
        if (query is { Since: { } since, Until: { } until } && since >= until)
        {
            throw new ArgumentException("The query ends before it begins.", nameof(query));
        }

        return ReadIncomingAsync(query, cancellationToken);
    }

    public Task<SmsBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
        => AskAsync("balance.php", MySmppQuestions.Write(_options), MySmppAnswers.ReadBalance, cancellationToken);

    public Task<SmsNumberInfo> LookupAsync(PhoneNumber number, CancellationToken cancellationToken = default)
        => AskAsync("def.php", MySmppQuestions.WriteNumber(_options, RequireNumber(number)), body => MySmppAnswers.ReadNumber(body, number), cancellationToken);

    public Task<MySmppServerTime> GetTimeAsync(CancellationToken cancellationToken = default)
        => AskAsync("time.php", MySmppQuestions.Write(_options), MySmppAnswers.ReadTime, cancellationToken);

    public Task<MySmppSenders> GetSendersAsync(CancellationToken cancellationToken = default)
        => AskAsync("originator.php", MySmppQuestions.Write(_options), MySmppAnswers.ReadSenders, cancellationToken);

    public async Task<IReadOnlyList<string>> GetNumbersAsync(CancellationToken cancellationToken = default)
        => await AskAsync("list_stop.php", MySmppQuestions.Write(_options), MySmppAnswers.ReadStopList, cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyList<MySmppStopListChange>> AddAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default)
        => ChangeStopListAsync("add_stop", "add", numbers, cancellationToken);

    public Task<IReadOnlyList<MySmppStopListChange>> RemoveAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default)
        => ChangeStopListAsync("delete_stop", "delete", numbers, cancellationToken);

    public async IAsyncEnumerable<MySmppScheduledMessage> GetMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = 1;
        for (var page = 1; page <= pages; page++)
        {
            var asked = page;
            (var messages, pages) = await AskAsync(
                "list_scheduled.php", MySmppQuestions.WriteScheduled(_options, page), body => MySmppAnswers.ReadScheduled(body, asked, _zone), cancellationToken).ConfigureAwait(false);
            foreach (var message in messages)
            {
                yield return message;
            }
        }
    }

    public async Task<IReadOnlyList<MySmppCancellation>> CancelAsync(IReadOnlyList<string> providerMessageIds, CancellationToken cancellationToken = default)
    {
        // The same checks as for reports: no ids, empty ones, mangled ones.
        ArgumentNullException.ThrowIfNull(providerMessageIds);
        var ids = RequireMessages(new SmsReportQuery([.. providerMessageIds])).ProviderMessageIds;

        var words = await AskAsync(
            "scheduled.php", MySmppQuestions.WriteCancellation(_options, ids.Distinct()), static body => MySmppAnswers.ReadWords(body, "scheduled", "id_sms"), cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(id => new MySmppCancellation(id, words.GetValueOrDefault(id) is "delete") { ProviderStatus = words.GetValueOrDefault(id) })];
    }

    private async Task<IReadOnlyList<MySmppStopListChange>> ChangeStopListAsync(string change, string done, IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count is 0)
        {
            throw new ArgumentException("There are no numbers.", nameof(numbers));
        }

        foreach (var number in numbers)
        {
            RequireNumber(number);
        }

        var words = await AskAsync(
            "stop.php", MySmppQuestions.WriteStop(_options, change, numbers.Distinct()), static body => MySmppAnswers.ReadWords(body, "phone", "phone"), cancellationToken).ConfigureAwait(false);
        return
        [
            .. numbers.Select(number =>
            {
                var word = words.GetValueOrDefault(number.ToString("D", null));
                return new MySmppStopListChange(number, word == done) { ProviderStatus = word };
            }),
        ];
    }

    private async IAsyncEnumerable<SmsDeliveryReport> ReadReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.IsAllWaiting)
        {
            throw new SmsProviderException(Name, RefuseAllWaiting("MySmpp"));
        }

        foreach (var ids in query.ProviderMessageIds.Distinct().Chunk(StatesPerQuestion))
        {
            var reports = await AskAsync("state.php", MySmppQuestions.WriteStates(_options, ids), body => MySmppReports.Read(body, Name, _zone), cancellationToken).ConfigureAwait(false);
            foreach (var report in reports.Where(report => ids.Contains(report.ProviderMessageId)))
            {
                yield return report;
            }
        }
    }

    private async IAsyncEnumerable<SmsInboundMessage> ReadIncomingAsync(SmsInboxQuery? query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query?.Limit is not null)
        {
            throw new SmsProviderException(Name, Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"MySmpp narrows down by time only: leave {nameof(query.Limit)} out."));
        }

        DateTimeOffset? before = query?.Until is { } until ? LocalTime.RoundUp(until) : null;
        if (before is { } end && LocalTime.FindAmbiguity(end, _zone, "MySmpp") is { } ambiguity)
        {
            throw new SmsProviderException(Name, ambiguity);
        }

        // Neither of its times is included, and its clock has whole seconds: one second earlier is "from when on".
        var beginning = new DateTimeOffset(Beginning, _zone.GetUtcOffset(Beginning));
        var after = query?.Since is { } since && since > beginning ? LocalTime.RoundUp(since).AddSeconds(-1) : beginning;

        // Where clocks go back in between, what comes later may have an earlier local time.
        after = LocalTime.MoveBeforeRepetition(after, _zone);

        var question = MySmppQuestions.WriteIncoming(_options, LocalTime.Write(after, _zone), before is { } last ? LocalTime.Write(last, _zone) : null);
        foreach (var message in await AskAsync("incoming.php", question, body => MySmppAnswers.ReadIncoming(body, Name, _zone), cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }

    private Task<T> AskAsync<T>(string path, byte[] question, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        => AskAsync(new OutgoingRequest(HttpMethod.Post, _options.AddressOf($"xml/{path}"), question, ContentType), read, cancellationToken);
}

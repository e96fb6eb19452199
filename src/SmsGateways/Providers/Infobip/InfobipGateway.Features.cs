using System.Runtime.CompilerServices;
using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.Infobip;

/// <summary>What Infobip tells: delivery reports, inbound messages, number context and credits.</summary>
internal sealed partial class InfobipGateway : ISmsDeliveryReports, ISmsInbox, ISmsAccount, ISmsNumberLookup, IInfobipNumberContext, IOnceOnlyReports
{
    private readonly OnceOnly<SmsDeliveryReport> _reports = new();
    private readonly OnceOnly<SmsInboundMessage> _inbox = new();
    private readonly TimeZoneInfo _zone;
    private readonly InfobipInboundParts _parts;
    private readonly InfobipCallbacks _callbacks;
    private readonly InfobipQuestions _questions;

    public override object? GetService(Type serviceType) => serviceType == typeof(ISmsCallbacks) ? _callbacks : base.GetService(serviceType);

    public IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, CancellationToken cancellationToken = default)
        => ReadReportsAsync(RequireMessages(query), cancellationToken);

    public async Task<bool> HasReportAsync(string id, CancellationToken cancellationToken)
    {
        // One that says nothing proves nothing.
        var isAboutId = new Predicate<SmsDeliveryReport>(report => report.ProviderMessageId.Equals(id, StringComparison.OrdinalIgnoreCase) && report.ProviderStatus is not null);
        if (_reports.Has(isAboutId))
        {
            return true;
        }

        var failure = await PullAsync(_reports, _questions.WritePulls([id]).Single(), body => InfobipReports.ReadPull(body, Name, _zone), cancellationToken).ConfigureAwait(false);
        if (failure is not null && !_reports.Has(isAboutId))
        {
            throw failure;
        }

        return _reports.Has(isAboutId);
    }

    public IAsyncEnumerable<SmsInboundMessage> ReceiveAsync(SmsInboxQuery? query = null, CancellationToken cancellationToken = default)
        => query?.Limit is < 1
            ? throw new ArgumentException("The limit is below 1.", nameof(query))
            : ReadInboxAsync(query ?? new(), cancellationToken);

    public async Task<SmsBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(_questions.WriteCredits(), InfobipCredits.Read, cancellationToken).ConfigureAwait(false);
        return answer.Balance ?? throw Fail(answer.Refusal!);
    }

    public async Task<SmsNumberInfo> LookupAsync(PhoneNumber number, CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(_questions.WriteNumber(RequireNumber(number)), body => InfobipNumbers.ReadAnswer(body, number), cancellationToken).ConfigureAwait(false);
        return answer.Number ?? throw Fail(answer.Refusal!);
    }

    public async Task<IReadOnlyList<InfobipNumberTicket>> RequestAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count is 0 || numbers.Contains(default))
        {
            throw new ArgumentException("There are no numbers, or one of them is the default value.", nameof(numbers));
        }

        var tickets = new List<InfobipNumberTicket>(numbers.Count);
        foreach (var chunk in numbers.Chunk(InfobipQuestions.NumbersPerRequest))
        {
            try
            {
                tickets.AddRange(await RequestChunkAsync(chunk, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is SmsProviderException or OperationCanceledException && tickets.Count > 0)
            {
                // Those before are charged, and pushed: their tickets are not lost with the rest, whoever ended it.
                var error = (exception as SmsProviderException)?.Error ?? Refuse(SmsErrorCode.Canceled, SmsErrorScope.Transient, "Canceled.");
                tickets.AddRange(numbers.Skip(tickets.Count).Select(number => new InfobipNumberTicket(number, false, null) { Error = error }));
                break;
            }
        }

        return tickets;
    }

    private async Task<List<InfobipNumberTicket>> RequestChunkAsync(PhoneNumber[] numbers, CancellationToken cancellationToken)
    {
        var (tickets, error) = await TakeAsync(_questions.WriteNumbers(numbers), body => InfobipTickets.Read(body, numbers), cancellationToken).ConfigureAwait(false);
        return error is null ? tickets : throw new SmsProviderException(Name, error);
    }

    private async IAsyncEnumerable<SmsDeliveryReport> ReadReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The id is a recipient's: of one, the recipient is known. Which of several the query means, the reports do not tell.
        if (query.To is not null && query.ProviderMessageIds.Length is not 1)
        {
            throw Unsupported($"Infobip's reports name no recipient: leave {nameof(query.To)} out, and ask by the messages' ids.");
        }

        if (query.ProviderMessageIds.Any(static id => id.Contains(',', StringComparison.Ordinal)))
        {
            throw Unsupported("Infobip takes ids as a list with commas: one that has a comma cannot be asked for.");
        }

        var ids = query.ProviderMessageIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isWanted = new Predicate<SmsDeliveryReport>(report => query.IsAllWaiting || ids.Contains(report.ProviderMessageId));
        foreach (var report in _reports.HandOn(isWanted, int.MaxValue, cancellationToken))
        {
            yield return report;
        }

        foreach (var pull in _questions.WritePulls(query.ProviderMessageIds))
        {
            var failure = await PullAsync(_reports, pull, body => InfobipReports.ReadPull(body, Name, _zone), cancellationToken).ConfigureAwait(false);
            foreach (var report in _reports.HandOn(isWanted, int.MaxValue, cancellationToken))
            {
                yield return report;
            }

            if (failure is not null)
            {
                throw failure;
            }
        }
    }

    private async IAsyncEnumerable<SmsInboundMessage> ReadInboxAsync(SmsInboxQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query is { Since: not null } or { Until: not null })
        {
            throw Unsupported($"Infobip's inbox cannot be narrowed down by time: leave {nameof(query.Since)} and {nameof(query.Until)} out.");
        }

        _inbox.Keep(_parts.TakeOverdue());
        var left = query.Limit ?? int.MaxValue;
        foreach (var message in _inbox.HandOn(static _ => true, left, cancellationToken))
        {
            left--;
            yield return message;
        }

        if (left is 0)
        {
            yield break;
        }

        var request = _questions.WriteInbox(query.Limit is null ? null : left);
        var failure = await PullAsync(_inbox, request, body => InfobipInbox.Read(body, Name, _zone).Select(_parts.Join), cancellationToken).ConfigureAwait(false);
        foreach (var message in _inbox.HandOn(static _ => true, left, cancellationToken))
        {
            yield return message;
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    // What came is kept before anything else can happen. Null, or why it is not all.
    private async Task<SmsProviderException?> PullAsync<T>(OnceOnly<T> kept, OutgoingRequest request, Func<ReadOnlyMemory<byte>, InfobipPulled<T>> read, CancellationToken cancellationToken)
    {
        if (kept.IsFull)
        {
            throw new SmsProviderException(Name, Refuse(
                SmsErrorCode.PolicyLimit, SmsErrorScope.Gateway, $"{OnceOnly<T>.MostWaiting} wait here that were fetched and not taken: ask for all that wait, and take them."));
        }

        try
        {
            var pulled = await TakeAsync(
                request,
                body =>
                {
                    var pulled = read(body);
                    kept.Keep(pulled.Items);
                    return pulled;
                },
                cancellationToken).ConfigureAwait(false);

            return pulled.Refusal is { } refusal ? Fail(refusal) : pulled.Breakage is { } breakage ? new(Name, StatusRules.Judge(200).Error, breakage) : null;
        }
        catch (SmsProviderException exception)
        {
            return exception; // Something may have come all the same, before the answer broke off.
        }
    }

    private SmsProviderException Fail(InfobipRefusal refusal) => new(Name, refusal.ToError());

    private SmsProviderException Unsupported(string detail) => new(Name, Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, detail));
}

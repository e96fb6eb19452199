using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Remembers under which id a provider has which message: for the reports, which know only that.</summary>
internal sealed class SendLog(IOptions<SmsCallbackOptions> options, TimeProvider clock) : ISmsSendObserver
{
    // The options are checked with gateways at hand, and gateways are made with this.
    private readonly Lazy<BoundedMap<(string Gateway, string Id), SentMessage>> _sent = new(() => new(options.Value.MaxRememberedMessages, options.Value.Retention, clock));
    private readonly ConcurrentDictionary<(string Gateway, string MessageId), Flight> _underWay = new();
    private readonly ConcurrentDictionary<(string Gateway, string Id), TaskCompletionSource> _awaited = new();

    public void OnSending(string gateway, string messageId, string? providerMessageId)
    {
        var flight = _underWay.GetOrAdd((gateway, messageId), static _ => new());
        if (providerMessageId is null)
        {
            flight.GetsItsIdLater = true;
        }
        else if (!_sent.Value.TryGet((gateway, providerMessageId), out var known) || known.MessageId != messageId)
        {
            _sent.Value.Set((gateway, providerMessageId), new(messageId));
        }
    }

    public void OnSent(string gateway, SmsSendResult result)
    {
        foreach (var rows in result.Recipients.Where(static row => row.ProviderMessageId is not null).GroupBy(static row => row.ProviderMessageId!))
        {
            var key = (gateway, rows.Key);
            if (!_sent.Value.TryGet(key, out var sent) || sent.MessageId != result.MessageId)
            {
                _sent.Value.Set(key, sent = new(result.MessageId));
            }

            sent.Parts ??= rows.Max(static row => row.Parts);
            foreach (var row in rows.Where(static row => row.Outcome is SmsOutcome.Accepted or SmsOutcome.Unknown))
            {
                sent.Open(row.To);
            }

            if (_awaited.TryGetValue(key, out var awaited))
            {
                awaited.TrySetResult();
            }
        }

        if (_underWay.TryRemove((gateway, result.MessageId), out var flight))
        {
            flight.End();
        }
    }

    /// <summary>Finds a message by the provider's id of it. A report may come before the answer to the send, and then waits for its end.</summary>
    public ValueTask<SentMessage?> FindAsync(string gateway, string id, CancellationToken cancellationToken)
    {
        if (_sent.Value.TryGet((gateway, id), out var sent) && !_underWay.ContainsKey((gateway, sent.MessageId)))
        {
            return new(sent);
        }

        return _underWay.IsEmpty ? new((SentMessage?)null) : new(WaitAsync((gateway, id), sent, cancellationToken));
    }

    /// <summary>Lists what was sent and has no final report.</summary>
    public List<string> FindOpen(string gateway) => [.. _sent.Value.KeysWhere((key, sent) => key.Gateway == gateway && sent.IsOpen).Select(static key => key.Id)];

    /// <summary>Takes up that a recipient has a final report.</summary>
    public void Close(string gateway, string id, PhoneNumber? to)
    {
        if (_sent.Value.TryGet((gateway, id), out var sent))
        {
            sent.Close(to);
        }
    }

    private async Task<SentMessage?> WaitAsync((string Gateway, string Id) key, SentMessage? sent, CancellationToken cancellationToken)
    {
        var told = _awaited.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            // Looked for again: it may have become known just before this began to wait.
            var waiting = sent is not null || _sent.Value.TryGet(key, out sent)
                ? EndOf(key.Gateway, sent.MessageId)
                : Task.WhenAny(told.Task, Task.WhenAll(_underWay.Where(pair => pair.Key.Gateway == key.Gateway && pair.Value.GetsItsIdLater).Select(static pair => pair.Value.Ended)));
            await waiting.WaitAsync(options.Value.JoinTimeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Late is better than never: the report goes on without what the send would say.
        }
        finally
        {
            _awaited.TryRemove(key, out _);
        }

        return _sent.Value.TryGet(key, out var found) ? found : null;
    }

    private Task EndOf(string gateway, string messageId) => _underWay.TryGetValue((gateway, messageId), out var flight) ? flight.Ended : Task.CompletedTask;

    private sealed class Flight
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool GetsItsIdLater { get; set; }

        public Task Ended => _ended.Task;

        public void End() => _ended.TrySetResult();
    }
}

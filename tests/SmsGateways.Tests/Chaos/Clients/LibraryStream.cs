using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>Sends message by message through one long call of <see cref="ISmsGateway.SendManyAsync"/>.</summary>
internal sealed class LibraryStream : IAsyncDisposable
{
    private readonly Channel<SmsMessage> _messages = Channel.CreateUnbounded<SmsMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SmsSendResult>> _waiting = new();
    private readonly Task _reading;

    public LibraryStream(ISmsGateway gateway) => _reading = ReadAsync(gateway);

    public async Task<SmsSendResult> SendAsync(SmsMessage message)
    {
        var waiting = _waiting[message.Id!] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _messages.Writer.WriteAsync(message);
        await Task.WhenAny(waiting.Task, _reading);
        return waiting.Task.IsCompleted ? await waiting.Task : throw new InvalidOperationException("The stream ended without this result.");
    }

    public async ValueTask DisposeAsync()
    {
        _messages.Writer.Complete();
        await _reading;
    }

    private async Task ReadAsync(ISmsGateway gateway)
    {
        await foreach (var result in gateway.SendManyAsync(_messages.Reader.ReadAllAsync()))
        {
            if (!_waiting.TryRemove(result.MessageId, out var waiting))
            {
                throw new InvalidOperationException("The stream gave a result that nobody waits for.");
            }

            waiting.SetResult(result);
        }
    }
}

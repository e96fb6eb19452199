using System.Collections.Concurrent;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>A gateway of the application's own that keeps what reaches it, and answers as it is told.</summary>
internal sealed class Recorder(string name = "recorder") : ISmsGateway, IDisposable
{
    private readonly ConcurrentQueue<SmsMessage> _sent = new();

    public string Name => name;

    public IReadOnlyList<SmsMessage> Sent => [.. _sent];

    public int Disposals { get; private set; }

    /// <summary>Gets or sets the outcome for a recipient.</summary>
    public Func<PhoneNumber, SmsOutcome> Outcome { get; set; } = static _ => SmsOutcome.Accepted;

    /// <summary>Gets or sets what happens while a message is under way.</summary>
    public Func<SmsMessage, CancellationToken, Task> Sending { get; set; } = static (_, _) => Task.CompletedTask;

    public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _sent.Enqueue(message);
        await Sending(message, cancellationToken);
        return ResultOf(message);
    }

    public SmsSendResult ResultOf(SmsMessage message) => new()
    {
        Message = message,
        MessageId = message.Id!,
        Recipients = [.. message.To.Select(to => new SmsRecipientResult(to, Outcome(to)) { Gateway = name })],
    };

    public void Dispose() => Disposals++;
}

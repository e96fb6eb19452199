namespace SmsGateways.Tests.DependencyInjection;

/// <summary>A gateway that an application wrote itself.</summary>
internal sealed class OwnGateway(string name) : ISmsGateway, IDisposable
{
    public int Disposals { get; private set; }

    public string Name => name;

    public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        => Task.FromResult(new SmsSendResult { Message = message, MessageId = message.Id ?? "own", Recipients = [.. message.To.Select(static to => new SmsRecipientResult(to, SmsOutcome.Accepted))] });

    public void Dispose() => Disposals++;
}

using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending.Journal;

/// <summary>The gateway of one account, with a journal before it.</summary>
internal sealed class JournaledGateway(ProviderGateway inner, ISmsSendJournal journal, GatewayServices services) : DelegatingSmsGateway(inner)
{
    private readonly ProviderGateway _inner = inner;
    private readonly ILogger _logger = services.CreateLogger<JournaledGateway>();

    public override async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        var send = Open(message);
        cancellationToken.ThrowIfCancellationRequested();

        var parts = await send.ClaimAsync().ConfigureAwait(false);
        await Task.WhenAll(parts.Select(part => SendAsync(part, cancellationToken))).ConfigureAwait(false);
        var result = await send.ConcludeAsync().ConfigureAwait(false);
        return parts.Count is 0 ? result : SendResults.OrCanceled(result, cancellationToken);
    }

    public override IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return new SingleUseSequence(new JournaledStream(this, _inner, services.Clock).RunAsync(messages, cancellationToken));
    }

    /// <summary>Begins with a message.</summary>
    /// <exception cref="ArgumentException">It is null, or has no recipients.</exception>
    public JournaledSend Open(SmsMessage message) => new(message, _inner, journal, services.Clock, _logger);

    private async Task SendAsync(JournaledPart part, CancellationToken cancellationToken)
    {
        try
        {
            await WaitAsync(part, cancellationToken).ConfigureAwait(false);
            part.Result = await _inner.SendAsync(part.CreateMessage(), cancellationToken).ConfigureAwait(false);
        }
        catch (SmsSendCanceledException exception)
        {
            part.Result = exception.Result;
        }
        catch (OperationCanceledException)
        {
            part.Skip(SmsErrorCode.Canceled, "Canceled.");
        }
    }

    /// <summary>Waits until the provider must have registered what an earlier run may have sent.</summary>
    public Task WaitAsync(JournaledPart part, CancellationToken cancellationToken)
        => part.Wait > TimeSpan.Zero ? Task.Delay(part.Wait, services.Clock, cancellationToken) : Task.CompletedTask;
}

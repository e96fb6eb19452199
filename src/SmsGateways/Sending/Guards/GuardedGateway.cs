namespace SmsGateways.Sending.Guards;

/// <summary>A gateway as the application gets it where guards are on: what they do not let through never reaches it.</summary>
/// <remarks>
/// Gateways that send through others, and decorators, get theirs wrapped as well. The outermost counts a message; those further in see its pass.
/// </remarks>
internal sealed class GuardedGateway(ISmsGateway inner, SendGuards guards) : DelegatingSmsGateway(inner), IDisposable, IAsyncDisposable
{
    private readonly ISmsGateway _inner = inner;
    private int _isDisposed;

    public override async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.To.Count is 0 || guards.HavePassed(message))
        {
            return await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();

        var pass = guards.Admit(message, Name);
        await pass.ConsultAsync().ConfigureAwait(false);
        if (pass.Passed is not { } passed)
        {
            return pass.Refuse();
        }

        try
        {
            return pass.Conclude(await base.SendAsync(passed, cancellationToken).ConfigureAwait(false));
        }
        catch (SmsSendCanceledException exception)
        {
            throw new SmsSendCanceledException(pass.Conclude(exception.Result), exception.CancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            pass.GiveBack(); // Before the first byte.
            throw;
        }
        finally
        {
            pass.Close();
        }
    }

    public override IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return new SingleUseSequence(new GuardedStream(_inner, guards).RunAsync(messages, cancellationToken));
    }

    // The container knows the wrapper only, and the default gateway twice: by its name and without one.
    public void Dispose()
    {
        switch (Interlocked.Exchange(ref _isDisposed, 1) is 0 ? _inner : null)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable:
                throw new InvalidOperationException($"The gateway '{Name}' can only be disposed asynchronously. Use DisposeAsync on the container.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        switch (Interlocked.Exchange(ref _isDisposed, 1) is 0 ? _inner : null)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}

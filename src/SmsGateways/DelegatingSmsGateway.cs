namespace SmsGateways;

/// <summary>Passes everything on to another gateway: the base of a decorator that changes one thing.</summary>
/// <param name="inner">The gateway to pass on to.</param>
/// <remarks>
/// A decorator must not call <see cref="SendAsync"/> of the inner gateway a second time for the same message: the gateways know when a
/// repetition is safe, and do it by themselves. <see cref="SendManyAsync"/> goes to the inner gateway and not through
/// <see cref="SendAsync"/>: what every message must pass belongs in both.
/// </remarks>
public abstract class DelegatingSmsGateway(ISmsGateway inner) : ISmsGateway
{
    private readonly ISmsGateway _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual string Name => _inner.Name;

    /// <inheritdoc/>
    public virtual Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        => _inner.SendAsync(message, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<SmsSendResult> SendManyAsync(
        IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
        => _inner.SendManyAsync(messages, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceType.IsInstanceOfType(this) ? this : _inner.GetService(serviceType);
    }
}

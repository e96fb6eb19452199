using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending.Composites;

/// <summary>A gateway that sends through others: which of them gets what, the subclasses say.</summary>
internal abstract class CompositeGateway : ISmsGateway, ISmsGatewayState, IDefaultDeadline
{
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _clock;
    private readonly ISmsSendJournal? _journal;
    private readonly ILogger _logger;

    protected CompositeGateway(string name, IEnumerable<string> children, Func<string, ISmsGateway> find, GatewayServices services)
    {
        Name = name;
        Children = [.. children.Select(child => new ChildGateway(child, find))];
        _clock = services.Clock;
        _journal = services.Journal;
        _logger = services.CreateLogger<CompositeGateway>();
    }

    public string Name { get; }

    /// <summary>Gets the gateways that it sends through. A later one may go on where an earlier one ended, never the other way round.</summary>
    public IReadOnlyList<ChildGateway> Children { get; }

    /// <summary>Gets a value indicating whether one child's answer may make another's work.</summary>
    public virtual bool GoesOn => false;

    public TimeSpan DefaultDeadline
    {
        get
        {
            // Each of them may need as long as its options allow; an application's own gateway does not say.
            var longest = Children.Max(static child => child.FindService<IDefaultDeadline>()?.DefaultDeadline) ?? UsualDeadline;
            return longest < SmsMessage.LongestDeadline ? longest : SmsMessage.LongestDeadline;
        }
    }

    public bool IsPaused => Children.All(static child => child.FindService<ISmsGatewayState>() is { IsPaused: true });

    public int RequestsUnderWay => Children.Sum(static child => child.FindService<ISmsGatewayState>()?.RequestsUnderWay ?? 0);

    public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        var send = CreateSend(message);
        cancellationToken.ThrowIfCancellationRequested();

        var legs = await PlanAsync(send).ConfigureAwait(false);
        await (legs.Count is 1 ? RunAsync(legs[0], cancellationToken) : Task.WhenAll(legs.Select(leg => RunAsync(leg, cancellationToken)))).ConfigureAwait(false);

        return SendResults.OrCanceled(send.CreateResult(), cancellationToken);
    }

    public IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return new SingleUseSequence(CompositeStream.RunAsync(this, messages, _clock, cancellationToken));
    }

    /// <summary>Checks that a message is one, and gives it an id.</summary>
    /// <exception cref="ArgumentException">It is null, or has no recipients.</exception>
    public CompositeSend CreateSend(SmsMessage message)
    {
        message = MessageChecks.WithId(message);
        return new(Name, message, _clock, message.Deadline ?? DefaultDeadline);
    }

    /// <summary>Divides a message among the children.</summary>
    /// <returns>What they get, all at once; none where nothing is to be sent, and all is known.</returns>
    public async ValueTask<IReadOnlyList<Leg>> PlanAsync(CompositeSend send)
    {
        if (send.Message.IsResubmission)
        {
            await Resubmission.ResolveAsync(send, _journal, Children).ConfigureAwait(false);
        }

        var legs = Resubmission.Bind(send, Divide(send), Children);
        send.Open(legs.Count);
        return legs;
    }

    /// <summary>Begins a part of a send, unless it is too late.</summary>
    /// <returns>The message for the child, or <see langword="null"/>.</returns>
    public SmsMessage? TryBegin(Leg leg, Leg? ticket, CancellationToken cancellationToken)
    {
        var message = leg.TryBegin(ticket, cancellationToken);
        if (message is not null && leg.Previous is { } previous)
        {
            Log.WentOn(_logger, Name, message.Id!, previous, leg.ChildName, leg.Count);
        }

        return message;
    }

    /// <summary>Decides what follows when a child has answered.</summary>
    /// <returns>What another child gets, or <see langword="null"/>.</returns>
    public virtual Leg? GoOn(Leg finished) => null;

    /// <summary>Logs that a child broke the rules of a gateway.</summary>
    /// <returns>What to say of its recipients.</returns>
    public string Describe(ChildGateway child, Exception exception)
    {
        var type = exception.GetType().Name; // Never its text: it may quote anything.
        Log.ChildFailed(_logger, Name, child.Name, type);
        return $"The gateway '{child.Name}' ended in {type}.";
    }

    protected abstract IReadOnlyList<Leg> Divide(CompositeSend send);

    /// <summary>Tells whether a gateway's cancellation says that what it has not answered was not sent.</summary>
    /// <remarks>
    /// Gateways promise so. But <see cref="TaskCanceledException"/> is what an HttpClient throws in the middle of an exchange, and a gateway that lets it
    /// through has not thought of the promise.
    /// </remarks>
    public static bool IsBeforeFirstByte(OperationCanceledException exception, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested && exception is not TaskCanceledException;

    private async Task RunAsync(Leg? leg, CancellationToken cancellationToken)
    {
        for (; leg is not null && TryBegin(leg, null, cancellationToken) is { } message; leg = GoOn(leg))
        {
            var child = Children[leg.Child];
            ISmsGateway gateway;
            try
            {
                gateway = child.Resolve();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                leg.TakeNotSent(SmsErrorCode.Unavailable, Describe(child, exception));
                continue;
            }

            try
            {
                leg.Take(await gateway.SendAsync(message, cancellationToken).ConfigureAwait(false));
            }
            catch (SmsSendCanceledException exception)
            {
                leg.Take(exception.Result);
            }
            catch (OperationCanceledException exception) when (IsBeforeFirstByte(exception, cancellationToken))
            {
                leg.TakeNotSent(SmsErrorCode.Canceled, "Canceled.");
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                leg.TakeFault(Describe(child, exception));
            }
        }
    }
}

using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending;

/// <summary>Tells everybody who wants to know what leaves, and lets none of them disturb the send.</summary>
internal sealed class SendObservers
{
    private readonly ISmsSendObserver[] _observers;
    private readonly ILogger _logger;

    private SendObservers(ISmsSendObserver[] observers, ILogger logger)
    {
        _observers = observers;
        _logger = logger;
    }

    /// <summary>Makes it, or <see langword="null"/> where nobody wants to know.</summary>
    public static SendObservers? Create(IEnumerable<ISmsSendObserver> observers, ILoggerFactory loggers)
        => observers.ToArray() is { Length: > 0 } all ? new(all, new QuietLogger(loggers.CreateLogger<SendObservers>())) : null;

    /// <summary>Tells what is about to be attempted.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="batch">What leaves.</param>
    /// <param name="areIdsReported">Whether reports will name the ids that it leaves with.</param>
    public void OnSending(string gateway, Batch batch, bool areIdsReported)
    {
        foreach (var entry in batch.Entries)
        {
            var messageId = entry.Message.Id!;
            if (entry.Ids.IsEmpty || !areIdsReported)
            {
                var id = areIdsReported ? batch.Id : null;
                Tell(observer => observer.OnSending(gateway, messageId, id));
                continue;
            }

            foreach (var id in entry.Ids.Span)
            {
                Tell(observer => observer.OnSending(gateway, messageId, id));
            }
        }
    }

    /// <summary>Tells what became of a message.</summary>
    public void OnSent(string gateway, SmsSendResult result) => Tell(observer => observer.OnSent(gateway, result));

    private void Tell(Action<ISmsSendObserver> tell)
    {
        foreach (var observer in _observers)
        {
            try
            {
                tell(observer);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Log.ObserverFailed(_logger, observer.GetType().Name, exception.GetType().Name);
            }
        }
    }
}

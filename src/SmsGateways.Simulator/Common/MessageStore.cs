namespace SmsGateways.Simulator.Common;

/// <summary>What a provider remembers: accounts, accepted messages and the ids that block a repetition.</summary>
internal sealed class MessageStore<TAccount, TMessage>
    where TAccount : SimulatorAccount
    where TMessage : IAcceptedMessage<TAccount>
{
    private readonly Dictionary<(TAccount Account, string Id), DateTimeOffset> _ids = [];
    private readonly Dictionary<(TAccount Account, string Id), List<TMessage>> _messagesById = [];
    private readonly List<TMessage> _messages = [];

    /// <summary>Gets the lock that makes a request's checks and their consequences one step.</summary>
    public Lock Gate { get; } = new();

    public AccountList<TAccount> Accounts { get; } = new();

    /// <summary>Gets the number of messages; for the next one's id, to be taken under the lock that it is kept under.</summary>
    public int Count
    {
        get
        {
            lock (Gate)
            {
                return _messages.Count;
            }
        }
    }

    public bool IsRegistered(TAccount account, string id, DateTimeOffset now)
    {
        lock (Gate)
        {
            return _ids.TryGetValue((account, id), out var from) && from <= now;
        }
    }

    /// <summary>Blocks an id from a point in time on; one that is blocked or about to be stays as it is.</summary>
    public void Register(TAccount account, string id, DateTimeOffset from)
    {
        lock (Gate)
        {
            _ids.TryAdd((account, id), from);
        }
    }

    public void Keep(TMessage message)
    {
        lock (Gate)
        {
            _messages.Add(message);
            var key = (message.Account, message.Id);
            if (!_messagesById.TryGetValue(key, out var sameId))
            {
                _messagesById[key] = sameId = [];
            }

            sameId.Add(message);
        }
    }

    public TMessage[] Messages()
    {
        lock (Gate)
        {
            return [.. _messages];
        }
    }

    public TMessage[] Messages(TAccount account, string id)
    {
        lock (Gate)
        {
            return _messagesById.TryGetValue((account, id), out var messages) ? [.. messages] : [];
        }
    }
}

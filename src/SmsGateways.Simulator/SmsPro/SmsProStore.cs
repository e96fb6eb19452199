using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>What the platform remembers: accounts, accepted messages and the ids that block a repetition.</summary>
internal sealed class SmsProStore
{
    private readonly Dictionary<(SmsProAccount Account, string Id), DateTimeOffset> _ids = [];
    private readonly Dictionary<(SmsProAccount Account, string Id), List<AcceptedMessage>> _messagesById = [];
    private readonly List<AcceptedMessage> _messages = [];

    /// <summary>Gets the lock that makes a request's checks and their consequences one step.</summary>
    public Lock Gate { get; } = new();

    public AccountList<SmsProAccount> Accounts { get; } = new();

    public bool IsRegistered(SmsProAccount account, string id, DateTimeOffset now)
    {
        lock (Gate)
        {
            return _ids.TryGetValue((account, id), out var from) && from <= now;
        }
    }

    /// <summary>Blocks an id from a point in time on; one that is blocked or about to be stays as it is.</summary>
    public void Register(SmsProAccount account, string id, DateTimeOffset from)
    {
        lock (Gate)
        {
            _ids.TryAdd((account, id), from);
        }
    }

    public void Keep(AcceptedMessage message)
    {
        lock (Gate)
        {
            _messages.Add(message);
            var key = (message.Account, message.Message.Id);
            if (!_messagesById.TryGetValue(key, out var sameId))
            {
                _messagesById[key] = sameId = [];
            }

            sameId.Add(message);
        }
    }

    public AcceptedMessage[] Messages()
    {
        lock (Gate)
        {
            return [.. _messages];
        }
    }

    public AcceptedMessage[] Messages(SmsProAccount account, string id)
    {
        lock (Gate)
        {
            return _messagesById.TryGetValue((account, id), out var messages) ? [.. messages] : [];
        }
    }
}

using System.Globalization;
using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary>What the provider remembers: accounts and accepted messages.</summary>
internal sealed class SmsCoStore
{
    // The first id is the document's "OK 4 123".
    private const int FirstId = 123;

    private readonly Dictionary<string, AcceptedMessage> _messagesById = new(StringComparer.Ordinal);
    private readonly List<AcceptedMessage> _messages = [];

    /// <summary>Gets the lock that makes a request's checks and their consequences one step.</summary>
    public Lock Gate { get; } = new();

    public AccountList<SmsCoAccount> Accounts { get; } = new();

    /// <summary>Gives the id of the next message to be kept; to be called under the lock that it is kept under.</summary>
    public string NextId() => (FirstId + _messages.Count).ToString(CultureInfo.InvariantCulture);

    public void Keep(AcceptedMessage message)
    {
        lock (Gate)
        {
            _messagesById.Add(message.Message.Id, message);
            _messages.Add(message);
        }
    }

    public AcceptedMessage? Find(string id)
    {
        lock (Gate)
        {
            return _messagesById.GetValueOrDefault(id);
        }
    }

    public AcceptedMessage[] Messages()
    {
        lock (Gate)
        {
            return [.. _messages];
        }
    }
}

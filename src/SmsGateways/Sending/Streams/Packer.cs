namespace SmsGateways.Sending.Streams;

/// <summary>Collects messages that go out in one request.</summary>
/// <param name="maxMessages">How many messages a request may carry.</param>
/// <param name="maxRecipients">How many recipients all of them together may have.</param>
/// <param name="clock">Measures how long the first of them has waited.</param>
internal sealed class Packer(int maxMessages, int maxRecipients, TimeProvider clock)
{
    // Long enough for a source that reads rows in pages, and too short for anybody to notice.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(50);

    private readonly List<PendingMessage> _messages = [];
    private readonly HashSet<PhoneNumber> _numbers = [];
    private int _recipients;
    private long _since;

    public bool IsFull => _messages.Count >= maxMessages || _recipients >= maxRecipients;

    /// <summary>Gets how long what is collected may wait for more; <see langword="null"/> where there is nothing.</summary>
    public TimeSpan? Left => _messages.Count is 0 ? null : Linger - clock.GetElapsedTime(_since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Tells whether a message may share a request.</summary>
    /// <remarks>Not one that an earlier run may have sent: what is not known of it must not be said of its neighbors.</remarks>
    public bool Takes(SendPlan plan) => maxMessages > 1 && plan.Count is 1 && !plan.Message.IsResubmission;

    /// <summary>Tells whether a message still fits. No number twice: refusals may come without an id, and could not be told apart.</summary>
    public bool HasRoomFor(SendPlan plan) => _recipients + plan.Recipients.Length <= maxRecipients && !_numbers.Overlaps(plan.Recipients);

    public void Add(PendingMessage message)
    {
        _since = _messages.Count is 0 ? clock.GetTimestamp() : _since;
        _messages.Add(message);
        _numbers.UnionWith(message.Plan.Recipients);
        _recipients += message.Plan.Recipients.Length;
    }

    /// <summary>Takes what was collected.</summary>
    public PendingMessage[] Take()
    {
        var messages = _messages.ToArray();
        _messages.Clear();
        _numbers.Clear();
        _recipients = 0;
        return messages;
    }
}

namespace SmsGateways.Providers.Infobip;

/// <summary>Joins the parts of long inbound messages, which come one by one and in any order.</summary>
/// <remarks>
/// Nothing is dropped: parts that wait too long for the others, or are too many, are handed on as they came, with the next message that comes, or the next pull. They wait in memory, so
/// that they go down with the process: <see cref="InfobipOptions.JoinInboundParts"/>.
/// </remarks>
internal sealed class InfobipInboundParts(TimeProvider clock, bool isJoining)
{
    /// <summary>How many parts wait at most: at 140 octets each, some megabytes.</summary>
    public const int MostParts = 10_000;

    /// <summary>How long a part waits for the others. Operators send them within seconds; the provider may push again what it could not push.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // The provider's last repetition of a report comes 18 minutes after the first push (table 8).
    private static readonly TimeSpan Repetitions = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<LongMessage>> _messages = [];
    private readonly LinkedList<LongMessage> _byAge = [];
    private readonly Queue<Handover> _handovers = new();
    private int _parts;
    private int _handedOver;

    /// <summary>Takes in what came.</summary>
    /// <returns>
    /// What can be handed on: the message itself, one that it completes, parts whose time is over; or nothing yet. The same again where the same comes again: what was
    /// made of it may not have been stored.
    /// </returns>
    public List<SmsInboundMessage> Join(InfobipInboundPart part)
    {
        lock (_lock)
        {
            Forget();
            var ready = _handovers.Where(handover => handover.With == part.Message).SelectMany(static handover => handover.Parts).ToList();
            var leftOver = new List<SmsInboundMessage>();
            RemoveOverdue(leftOver);
            var whole = part.IsWhole || !isJoining
                ? part.Message
                : Take(new(part.Message.From, part.Message.To, part.Header.Reference, part.Header.Total), part, leftOver);
            if (leftOver.Count > 0)
            {
                _handovers.Enqueue(new(part.Message, leftOver, clock.GetTimestamp()));
                _handedOver += leftOver.Count;
            }

            ready.AddRange(leftOver);
            if (whole is not null)
            {
                ready.Add(whole);
            }

            return ready;
        }
    }

    /// <summary>Takes out the parts whose time is over, where nothing came that they could be handed on with.</summary>
    public List<SmsInboundMessage> TakeOverdue()
    {
        var overdue = new List<SmsInboundMessage>();
        lock (_lock)
        {
            RemoveOverdue(overdue);
        }

        return overdue;
    }

    private void RemoveOverdue(List<SmsInboundMessage> leftOver)
    {
        while (_byAge.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) > Patience)
        {
            Remove(oldest, leftOver);
        }
    }

    private SmsInboundMessage? Take(Key key, InfobipInboundPart part, List<SmsInboundMessage> leftOver)
    {
        var place = part.Header.Number - 1;
        if (_messages.TryGetValue(key, out var node) && node.Value.Parts[place] is { } known && !known.Message.Data.Span.SequenceEqual(part.Message.Data.Span))
        {
            // A telephone has come round to the same reference.
            Remove(node, leftOver);
            node = null;
        }

        if (node is null)
        {
            node = _byAge.AddLast(new LongMessage(key, new InfobipInboundPart?[part.Header.Total], clock.GetTimestamp()));
            _messages.Add(key, node);
        }

        var message = node.Value;

        // A part that comes again after the last one: what was made of them may not have been stored.
        _parts += message.Parts[place] is null ? 1 : 0;
        message.Parts[place] ??= part;
        message.IsJoined = Array.TrueForAll(message.Parts, static known => known is not null);
        var joined = message.IsJoined ? Combine([.. message.Parts.OfType<InfobipInboundPart>()]) : null;

        while (_parts > MostParts)
        {
            Remove(_byAge.First!, leftOver);
        }

        return joined;
    }

    private void Remove(LinkedListNode<LongMessage> node, List<SmsInboundMessage> leftOver)
    {
        var message = node.Value;
        _messages.Remove(message.Key);
        _byAge.Remove(node);
        var known = message.Parts.OfType<InfobipInboundPart>().Select(static part => part.Message).ToList();
        _parts -= known.Count;
        if (!message.IsJoined)
        {
            leftOver.AddRange(known);
        }
    }

    private void Forget()
    {
        while (_handovers.TryPeek(out var oldest) && (_handedOver > MostParts || clock.GetElapsedTime(oldest.Since) > Repetitions))
        {
            _handedOver -= _handovers.Dequeue().Parts.Count;
        }
    }

    private static SmsInboundMessage Combine(InfobipInboundPart[] parts)
    {
        byte[] octets = [.. parts.SelectMany(static part => part.Message.Data.ToArray())];
        var first = parts[0].Message;
        return first with
        {
            // Together, as a part may end amid a character. A text that was pushed beside the octets counts where they say nothing.
            Text = InfobipDataCoding.Decode(first.DataCoding, octets)
                ?? (Array.TrueForAll(parts, static part => part.Message.Text is not null) ? string.Concat(parts.Select(static part => part.Message.Text)) : null),
            Data = octets,
            UserDataHeader = parts[0].Header.Rest,
            ReceivedAt = parts.Min(static part => part.Message.ReceivedAt),
        };
    }

    private readonly record struct Key(string? From, string? To, int Reference, int Total);

    private sealed record Handover(SmsInboundMessage With, List<SmsInboundMessage> Parts, long Since);

    private sealed record LongMessage(Key Key, InfobipInboundPart?[] Parts, long Since)
    {
        public bool IsJoined { get; set; }
    }
}

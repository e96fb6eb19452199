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

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LongMessage> _messages = [];
    private int _parts;

    /// <summary>Takes in what came.</summary>
    /// <returns>What can be handed on: the message itself, one that it completes, parts whose time is over; or nothing yet.</returns>
    public List<SmsInboundMessage> Join(InfobipInboundPart part)
    {
        var ready = new List<SmsInboundMessage>(1);
        lock (_lock)
        {
            RemoveOverdue(ready);
            if (part.IsWhole || !isJoining)
            {
                ready.Add(part.Message);
            }
            else
            {
                Take(new(part.Message.From, part.Message.To, part.Header.Reference, part.Header.Total), part, ready);
            }
        }

        return ready;
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

    private void RemoveOverdue(List<SmsInboundMessage> ready)
    {
        foreach (var (key, message) in _messages)
        {
            if (clock.GetElapsedTime(message.Since) > Patience)
            {
                Remove(key, message, ready);
            }
        }
    }

    private void Take(Key key, InfobipInboundPart part, List<SmsInboundMessage> ready)
    {
        var place = part.Header.Number - 1;
        if (_messages.TryGetValue(key, out var message) && message.Parts[place] is { } known && !known.Message.Data.Span.SequenceEqual(part.Message.Data.Span))
        {
            // A telephone has come round to the same reference.
            Remove(key, message, ready);
            message = null;
        }

        if (message is null)
        {
            message = new(new InfobipInboundPart?[part.Header.Total], clock.GetTimestamp());
            _messages.Add(key, message);
        }

        // A part that comes again after the last one: what was made of them may not have been stored.
        _parts += message.Parts[place] is null ? 1 : 0;
        message.Parts[place] ??= part;
        if (Array.TrueForAll(message.Parts, static known => known is not null))
        {
            message.IsJoined = true;
            ready.Add(Combine([.. message.Parts.OfType<InfobipInboundPart>()]));
        }

        while (_parts > MostParts)
        {
            var oldest = _messages.MinBy(static entry => entry.Value.Since);
            Remove(oldest.Key, oldest.Value, ready);
        }
    }

    private void Remove(Key key, LongMessage message, List<SmsInboundMessage> ready)
    {
        _messages.Remove(key);
        var known = message.Parts.OfType<InfobipInboundPart>().Select(static part => part.Message).ToList();
        _parts -= known.Count;
        if (!message.IsJoined)
        {
            ready.AddRange(known);
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

    private sealed record LongMessage(InfobipInboundPart?[] Parts, long Since)
    {
        public bool IsJoined { get; set; }
    }
}

using System.Text;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>Reads the elements of a request by looking for their tags: requests come from our own clients, and their values need no unescaping.</summary>
internal static class SmsProXml
{
    /// <summary>Finds the text of the only element of a name.</summary>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> document, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close)
    {
        var rest = document;
        return TryReadNext(ref rest, open, close, out var text) ? text : throw new FormatException($"The request has no {Encoding.ASCII.GetString(open)}.");
    }

    /// <summary>Finds the text of the next element of a name.</summary>
    public static bool TryReadNext(scoped ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close, out ReadOnlySpan<byte> text)
    {
        text = default;
        var begin = rest.IndexOf(open);
        if (begin < 0)
        {
            return false;
        }

        var inner = rest[(begin + open.Length)..];
        var end = inner.IndexOf(close);
        if (end < 0)
        {
            return false;
        }

        text = inner[..end];
        rest = inner[(end + close.Length)..];
        return true;
    }

    /// <summary>Reads the telephone numbers of a request.</summary>
    public static int[] ReadSlots(ReadOnlySpan<byte> document)
    {
        var slots = new List<int>(1);
        while (TryReadNext(ref document, "<phone>"u8, "</phone>"u8, out var phone))
        {
            slots.Add(Slots.ReadSlot(phone));
        }

        return slots.Count is > 0 and <= 50 ? [.. slots] : throw new FormatException($"The request has {slots.Count} phones.");
    }

    /// <summary>Reads the first telephone number of a request.</summary>
    public static int ReadFirstSlot(ReadOnlySpan<byte> document) => Slots.ReadSlot(Read(document, "<phone>"u8, "</phone>"u8));
}

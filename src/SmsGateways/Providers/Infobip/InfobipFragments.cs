namespace SmsGateways.Providers.Infobip;

/// <summary>Finds what is whole in an XML answer that is broken: two of the document's examples are, in the frame and not in what it holds.</summary>
internal static class InfobipFragments
{
    private static ReadOnlySpan<byte> Begin => "<result>"u8;

    private static ReadOnlySpan<byte> End => "</result>"u8;

    /// <summary>Finds the entries that have a beginning and an end with no other beginning between.</summary>
    /// <param name="body">The answer.</param>
    public static List<ReadOnlyMemory<byte>> Find(ReadOnlyMemory<byte> body)
    {
        var found = new List<ReadOnlyMemory<byte>>();

        // Comments and sections could hold what looks like an entry.
        if (body.Span.IndexOf("<!"u8) >= 0 || body.Span.IndexOf("<results>"u8) < 0)
        {
            return found;
        }

        var position = 0;
        while (body.Span[position..].IndexOf(End) is >= 0 and var length)
        {
            var end = position + length + End.Length;
            var begin = body.Span[position..end].LastIndexOf(Begin);
            if (begin >= 0)
            {
                found.Add(body[(position + begin)..end]);
            }

            position = end;
        }

        return found;
    }
}

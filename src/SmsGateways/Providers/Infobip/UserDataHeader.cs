namespace SmsGateways.Providers.Infobip;

/// <summary>The header before the octets of a message. Source: 3GPP TS 23.040 clause 9.2.3.24.</summary>
/// <param name="Length">How many octets the header has, with its length octet; 0 where there is none.</param>
internal readonly record struct UserDataHeader(int Length)
{
    private const byte Concatenated = 0x00;         // clause 9.2.3.24.1: reference, total, number
    private const byte ConcatenatedWide = 0x08;     // clause 9.2.3.24.8: the same with a reference of two octets

    /// <summary>Gets the elements that do not tell parts, without the length octet.</summary>
    public ReadOnlyMemory<byte> Rest { get; private init; }

    /// <summary>Gets what all parts of a long message share.</summary>
    public int Reference { get; private init; }

    /// <summary>Gets how many parts there are: 1 where the header does not say.</summary>
    public int Total { get; private init; } = 1;

    /// <summary>Gets which part this is, counted from 1.</summary>
    public int Number { get; private init; } = 1;

    /// <summary>Reads a header.</summary>
    /// <returns>The header; one of length 0 where its elements do not fit.</returns>
    public static UserDataHeader Read(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty || octets[0] is 0 || octets.Length < octets[0] + 1)
        {
            return new(0);
        }

        var rest = new List<byte>();
        var header = new UserDataHeader(octets[0] + 1);
        for (var elements = octets[1..header.Length]; elements.Length > 0;)
        {
            if (elements.Length < 2 || elements.Length < elements[1] + 2)
            {
                return new(0);
            }

            var element = elements[..(elements[1] + 2)];
            elements = elements[element.Length..];
            switch (element)
            {
                case [Concatenated, 3, var reference, var total, var number] when number >= 1 && number <= total:
                    header = header with { Reference = reference, Total = total, Number = number };
                    break;
                case [ConcatenatedWide, 4, var high, var low, var total, var number] when number >= 1 && number <= total:
                    header = header with { Reference = (1 << 16) | (high << 8) | low, Total = total, Number = number };
                    break;
                default:
                    rest.AddRange(element);
                    break;
            }
        }

        return header with { Rest = rest.ToArray() };
    }
}

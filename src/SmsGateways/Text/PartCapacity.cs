namespace SmsGateways;

/// <summary>How many units a part holds.</summary>
internal static class PartCapacity
{
    // TS 23.040 clause 9.2.3.16: the user data of a part, header included.
    private const int Octets = 140;

    // TS 23.040 clauses 9.2.3.24.1 and 9.2.3.24.8: the header's length, the element's identifier and length, the reference, the number of
    // parts and the part's own number, an octet each but for a 16-bit reference.
    private const int HeaderOctets8Bit = 6;
    private const int HeaderOctets16Bit = 7;

    /// <summary>Gets what a message of one part holds.</summary>
    public static int Alone(SmsEncoding encoding, SmsEncodingOptions? options)
    {
        var standard = UnitsIn(Octets, encoding);
        return Math.Min(standard, Own(encoding, options)?.Alone ?? standard);
    }

    /// <summary>Gets what each part of several holds.</summary>
    public static int Joined(SmsEncoding encoding, SmsEncodingOptions? options)
    {
        var standard = UnitsIn(Octets - (options is { Reference16Bit: true } ? HeaderOctets16Bit : HeaderOctets8Bit), encoding);
        return Math.Min(standard, Own(encoding, options)?.Joined ?? standard);
    }

    private static SmsPartCapacity? Own(SmsEncoding encoding, SmsEncodingOptions? options) => encoding is SmsEncoding.Gsm7 ? options?.Gsm7Capacity : options?.Ucs2Capacity;

    // 160, 153 or 152 septets of 7 bits; 70, 67 or 66 code units of 2 octets. Bits and octets that do not make up a unit stay unused.
    private static int UnitsIn(int octets, SmsEncoding encoding) => encoding is SmsEncoding.Gsm7 ? octets * 8 / 7 : octets / 2;
}

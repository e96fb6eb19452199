using System.Buffers;
using System.Text;

namespace SmsGateways.Providers.Infobip;

/// <summary>Which text the octets of an inbound message are. Source: section 4.2, table 16, of the document; 3GPP TS 23.038 clause 4 beyond it.</summary>
internal static class InfobipDataCoding
{
    private const byte Latin1 = 3;

    private static readonly SearchValues<byte> Printable = SearchValues.Create([(byte)'\r', (byte)'\n', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (byte)c)]);

    /// <summary>Reads a text.</summary>
    /// <param name="coding">The data coding; <see langword="null"/> where the provider was not asked to tell.</param>
    /// <param name="octets">The octets, without a header.</param>
    /// <returns>The text, or <see langword="null"/> where the message is binary, or may be.</returns>
    public static string? Decode(byte? coding, ReadOnlySpan<byte> octets) => coding switch
    {
        null => octets.IndexOfAnyExcept(Printable) < 0 ? Encoding.ASCII.GetString(octets) : null,
        Latin1 => Encoding.Latin1.GetString(octets),
        { } scheme => AlphabetOf(scheme) switch
        {
            Alphabet.Gsm7 => Gsm7.Decode(octets), // The document's sample has an octet for each septet: "ABC" is 414243.
            Alphabet.Ucs2 => DecodeUcs2(octets),
            _ => null,
        },
    };

    private static Alphabet AlphabetOf(byte scheme) => (scheme >> 4) switch
    {
        // General and automatic deletion; bit 5 is compression, which nobody uses.
        0b0000 or 0b0001 or 0b0100 or 0b0101 => (scheme & 0b1100) switch { 0b0000 => Alphabet.Gsm7, 0b1000 => Alphabet.Ucs2, _ => Alphabet.Octets },
        0b1100 or 0b1101 => Alphabet.Gsm7,
        0b1110 => Alphabet.Ucs2,
        0b1111 => (scheme & 0b0100) is 0 ? Alphabet.Gsm7 : Alphabet.Octets,
        _ => Alphabet.Octets,
    };

    private static string? DecodeUcs2(ReadOnlySpan<byte> octets) => octets switch
    {
        { Length: var length } when length % 2 is not 0 => null,
        [0xFE, 0xFF, .. var text] => Encoding.BigEndianUnicode.GetString(text),
        [0xFF, 0xFE, .. var text] => Encoding.Unicode.GetString(text),
        _ => Encoding.BigEndianUnicode.GetString(octets),
    };

    private enum Alphabet
    {
        Octets,
        Gsm7,
        Ucs2,
    }
}

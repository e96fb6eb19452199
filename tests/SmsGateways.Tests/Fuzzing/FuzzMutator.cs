using System.Text;

namespace SmsGateways.Tests.Fuzzing;

/// <summary>Breaks payloads the way wires, proxies, careless servers and strangers do. The same seed breaks them the same way.</summary>
internal sealed class FuzzMutator(int seed)
{
    private const int Longest = 16 * 1024;
    private const int MostMutations = 4;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<", ">", "/>", "</", "<a>", "</DeliveryReport>", "<message ", "<!-- -->", "<!--", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&amp;", "&b;", "&#0;", "&#xD800;",
            "&#x1F600;", "xmlns:x='y'", "x:", "=", "\"", "'", "id=\"\"", "{", "}", "[", "]", ":", ",", ";", "null", "true", "{}", "[]", "\\", "\\u0000", "\\ud800", "\\\"", "%", "%zz", "%00", "%25", "+", "&", "?",
            "dlr=", "OK", "FAILED", "NO_DATA", "-5", "0", "-", "1e999", "99999999999999999999", "2010/8/2 14:55:10", "9999/12/31 23:59:59", "050003070201", "\0", "\r\n", " ", "\t", "\u00A0", "Ж", "😀", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xFE, 0xFF],
    ];

    private readonly Random _random = new(seed);

    /// <summary>Makes a payload of one of those that are read.</summary>
    public byte[] Mutate(byte[][] payloads)
    {
        var payload = Pick(payloads).ToList();
        for (var left = _random.Next(1, MostMutations + 1); left > 0; left--)
        {
            MutateOnce(payload, payloads);
        }

        return [.. payload.Take(Longest)];
    }

    private void MutateOnce(List<byte> payload, byte[][] payloads)
    {
        var at = _random.Next(payload.Count + 1);
        var length = Math.Min(_random.Next(1, _random.Next(2, 64)), payload.Count - at);
        switch (_random.Next(9))
        {
            case 0 when length > 0:
                payload[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                payload.Insert(at, (byte)_random.Next(256));
                break;
            case 2:
                payload.RemoveRange(at, length);
                break;
            case 3:
                payload.RemoveRange(at, payload.Count - at);
                break;
            case 4:
                payload.InsertRange(_random.Next(payload.Count + 1), payload.GetRange(at, length));
                break;
            case 5:
                payload.RemoveRange(at, length);
                payload.InsertRange(at, Pick(Tokens));
                break;
            case 6:
                var other = Pick(payloads);
                var from = _random.Next(other.Length + 1);
                payload.InsertRange(at, other[from..Math.Min(other.Length, from + _random.Next(256))]);
                break;
            case 7 when _random.Next(20) is 0:
                // The same thing over and over, such as depth.
                var token = Pick(Tokens);
                payload.InsertRange(at, Enumerable.Repeat(token, Longest / (2 * token.Length)).SelectMany(static octets => octets));
                break;
            default:
                payload.InsertRange(at, Pick(Tokens));
                break;
        }
    }

    private T Pick<T>(T[] all) => all[_random.Next(all.Length)];
}

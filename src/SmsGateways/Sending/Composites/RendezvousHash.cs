using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.Sending.Composites;

/// <summary>Picks one of several names by a key: the same one on every machine, as often as its weight says, and nearly always the same one after a name is added.</summary>
/// <remarks>
/// Weighted rendezvous hashing: every name draws a number from 0 to 1 by a hash over itself and the key, and the smallest -log(number) / weight wins. A new
/// name takes from the others only what it wins itself.
/// </remarks>
internal static class RendezvousHash
{
    private const int MantissaBits = 53;

    /// <summary>Picks a name.</summary>
    /// <param name="key">The key.</param>
    /// <param name="names">The names, each once, with their weights, which are positive.</param>
    /// <returns>The index of the winner. The order of the names does not matter.</returns>
    public static int Pick(string key, IReadOnlyList<(string Name, int Weight)> names)
    {
        var winner = 0;
        var best = double.PositiveInfinity;
        for (var i = 0; i < names.Count; i++)
        {
            var (name, weight) = names[i];
            var cost = (MantissaBits - Log2(Draw(name, key))) / weight;
            if (cost < best || (cost == best && string.CompareOrdinal(name, names[winner].Name) < 0))
            {
                (winner, best) = (i, cost);
            }
        }

        return winner;
    }

    // 1 to 2^53: a double holds each of them exactly.
    private static long Draw(string name, string key)
    {
        // A zero octet keeps ("a", "bc") and ("ab", "c") apart; keys have none.
        var length = Encoding.UTF8.GetByteCount(name) + 1 + Encoding.UTF8.GetByteCount(key);
        Span<byte> input = length <= 256 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(name, input);
        input[written++] = 0;
        Encoding.UTF8.GetBytes(key, input[written..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - MantissaBits)) + 1;
    }

    // Math.Log2 may differ in its last bit from one platform to another, and then two machines would disagree. Multiplication does not.
    private static double Log2(long value)
    {
        var exponent = BitOperations.Log2((ulong)value);
        var mantissa = value / (double)(1L << exponent);
        double result = exponent;
        for (var bit = 0.5; bit > 1e-12; bit /= 2)
        {
            mantissa *= mantissa;
            if (mantissa >= 2)
            {
                mantissa /= 2;
                result += bit;
            }
        }

        return result;
    }
}

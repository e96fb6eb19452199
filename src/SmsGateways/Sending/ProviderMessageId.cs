using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.Sending;

/// <summary>Makes the id that a provider sees from the id that the caller chose: the same in every process and on every machine.</summary>
/// <remarks>A job that runs again then submits the same id again, which the provider recognizes, instead of sending a second message.</remarks>
internal static class ProviderMessageId
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Makes 12 characters of base 36: 62 bits, about 0.1 % chance of any collision among 10^8 ids.</summary>
    /// <param name="account">The account, as the provider knows it.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="index">Which of the message's requests this is, counted from 0.</param>
    /// <param name="branch">Which part of a message that was split this is, if it was: two parts may end at one account.</param>
    public static string Create(string account, string id, int index, string? branch = null)
    {
        // Zero octets keep ("a", "bc") and ("ab", "c") apart; neither part may contain one. What follows the index can only be a branch.
        var length = Encoding.UTF8.GetByteCount(account) + Encoding.UTF8.GetByteCount(id) + 2 + sizeof(int) + Encoding.UTF8.GetByteCount(branch ?? "");
        Span<byte> input = length <= 256 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(account, input);
        input[written++] = 0;
        written += Encoding.UTF8.GetBytes(id, input[written..]);
        input[written++] = 0;
        BinaryPrimitives.WriteInt32BigEndian(input[written..], index);
        Encoding.UTF8.GetBytes(branch ?? "", input[(written + sizeof(int))..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);

        return string.Create(12, BinaryPrimitives.ReadUInt64BigEndian(hash), static (characters, rest) =>
        {
            foreach (ref var character in characters)
            {
                (rest, var digit) = Math.DivRem(rest, 36);
                character = Base36[(int)digit];
            }
        });
    }

    /// <summary>Makes 25 characters of base 36, 128 bits, for one recipient: how the message was spread over requests does not matter to it.</summary>
    /// <param name="account">The account, as the provider knows it.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="to">The recipient.</param>
    public static string Create(string account, string id, PhoneNumber to)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\0{id}\0{to:D}"), hash);

        return string.Create(25, BinaryPrimitives.ReadUInt128BigEndian(hash), static (characters, rest) =>
        {
            foreach (ref var character in characters)
            {
                (rest, var digit) = UInt128.DivRem(rest, 36);
                character = Base36[(int)digit];
            }
        });
    }
}

using System.Runtime.CompilerServices;

namespace SmsGateways;

/// <summary>Up to 64 characters of a text as bits, the first character lowest.</summary>
/// <param name="Foreign">Those that the alphabet does not have.</param>
/// <param name="Extended">Those of the extension table, which take two septets.</param>
internal readonly record struct Gsm7Block(ulong Foreign, ulong Extended)
{
    /// <summary>How many characters a block has, but for the last one of a text.</summary>
    public const int Length = 64;

    /// <summary>Looks at the next characters of a text, 64 or what is left.</summary>
    /// <typeparam name="TScan">How they are looked at.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin, before the end of the text.</param>
    public static Gsm7Block Read<TScan>(ReadOnlySpan<char> text, int start)
        where TScan : struct, IGsm7Scan
    {
        var left = text.Length - start;
        return left >= Length ? TScan.Read(text[start..]) : ReadLast<TScan>(text, left);
    }

    /// <summary>Looks at the last characters of a text.</summary>
    /// <typeparam name="TScan">How they are looked at.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="count">How many, from 1 to 63.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Gsm7Block ReadLast<TScan>(ReadOnlySpan<char> text, int count)
        where TScan : struct, IGsm7Scan
    {
        if (text.Length < Length)
        {
            return ReadShort<TScan>(text, count);
        }

        // The last 64 characters, without those that come before.
        var last = TScan.Read(text[^Length..]);
        return new(last.Foreign >> (Length - count), last.Extended >> (Length - count));
    }

    /// <summary>Gets a mask of the first characters of a block.</summary>
    /// <param name="count">How many, from 0 to 64.</param>
    public static ulong FirstBits(int count) => count is 0 ? 0 : ulong.MaxValue >> (Length - count);

    // Apart: what it puts on the stack would cost every call of the usual way.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Gsm7Block ReadShort<TScan>(ReadOnlySpan<char> text, int count)
        where TScan : struct, IGsm7Scan
    {
        Span<char> padded = stackalloc char[Length];
        text[^count..].CopyTo(padded);
        var block = TScan.Read(padded);
        var mask = FirstBits(count);
        return new(block.Foreign & mask, block.Extended & mask);
    }
}

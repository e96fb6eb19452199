using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmsGateways;

// The idea of all vectors: a character of Latin-1 is a byte, whose low bits choose a row of a table and whose high bits choose a bit of that row.
// The few characters of the alphabet that are not in Latin-1 borrow bytes that it does not have: C1 controls stand for Greek capitals, [ for €.

/// <summary>What the vectors look up.</summary>
internal static class Gsm7Rows
{
    private const int FirstGreek = 0x390;
    private const int FirstBorrowed = 0x80;
    private const int Borrowed = 0x20;
    private const char Euro = '€';

    /// <summary>Builds a table over the low bits of a byte, each row with one bit for each value of some of its high bits.</summary>
    /// <param name="rows">How many rows, a power of two.</param>
    /// <param name="first">The first value of the high bits.</param>
    /// <param name="withGreek">Whether the C1 controls stand for Greek capitals.</param>
    public static byte[] Build(int rows, int first, bool withGreek)
    {
        var table = new byte[64];
        for (var index = 0; index < table.Length; index++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var code = (index % rows) + ((first + bit) * rows);
                if (code < 0x100 && Has(code, withGreek))
                {
                    table[index] |= (byte)(1 << bit);
                }
            }
        }

        return table;
    }

    /// <summary>Builds a table over the low 6 bits of a byte, whose rows say in 4 bits what the alphabet has, and in 4 more what takes two septets.</summary>
    /// <param name="withGreek">Whether the C1 controls stand for Greek capitals.</param>
    public static byte[] BuildBoth(bool withGreek)
    {
        var table = Build(64, 0, withGreek);
        for (var code = 0; code < 0x100; code++)
        {
            table[code % 64] |= (byte)(Gsm7.Cost((char)code) is 2 ? 0x10 << (code / 64) : 0);
        }

        return table;
    }

    /// <summary>Builds the table that gives the bits for the high bits of a byte.</summary>
    /// <param name="first">What stands for 0.</param>
    /// <param name="count">After how many it begins again.</param>
    public static byte[] BuildBits(int first, int count)
    {
        var table = new byte[64];
        for (var index = 0; index < table.Length; index++)
        {
            table[index] = (byte)(first << (index % count));
        }

        return table;
    }

    /// <summary>Gets where 64 characters begin, once it is sure that they are 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ushort StartOf(ReadOnlySpan<char> characters) => ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(characters[..Gsm7Block.Length]));

    /// <summary>Lets characters outside of Latin-1 borrow a byte; what is not in the alphabet becomes NUL, which is not either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> Fold(Vector512<ushort> characters)
    {
        var greek = characters - Vector512.Create((ushort)FirstGreek);
        var latin = Vector512.LessThan(characters, Vector512.Create((ushort)0x100))
            & ~Vector512.LessThan(characters - Vector512.Create((ushort)FirstBorrowed), Vector512.Create((ushort)Borrowed));
        return (characters & latin)
            | ((greek + Vector512.Create((ushort)FirstBorrowed)) & Vector512.LessThan(greek, Vector512.Create((ushort)Borrowed)))
            | (Vector512.Create((ushort)'[') & Vector512.Equals(characters, Vector512.Create((ushort)Euro)));
    }

    /// <inheritdoc cref="Fold(Vector512{ushort})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Fold(Vector256<ushort> characters)
    {
        var greek = characters - Vector256.Create((ushort)FirstGreek);
        var latin = Vector256.LessThan(characters, Vector256.Create((ushort)0x100))
            & ~Vector256.LessThan(characters - Vector256.Create((ushort)FirstBorrowed), Vector256.Create((ushort)Borrowed));
        return (characters & latin)
            | ((greek + Vector256.Create((ushort)FirstBorrowed)) & Vector256.LessThan(greek, Vector256.Create((ushort)Borrowed)))
            | (Vector256.Create((ushort)'[') & Vector256.Equals(characters, Vector256.Create((ushort)Euro)));
    }

    /// <inheritdoc cref="Fold(Vector512{ushort})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Fold(Vector128<ushort> characters)
    {
        var greek = characters - Vector128.Create((ushort)FirstGreek);
        var latin = Vector128.LessThan(characters, Vector128.Create((ushort)0x100))
            & ~Vector128.LessThan(characters - Vector128.Create((ushort)FirstBorrowed), Vector128.Create((ushort)Borrowed));
        return (characters & latin)
            | ((greek + Vector128.Create((ushort)FirstBorrowed)) & Vector128.LessThan(greek, Vector128.Create((ushort)Borrowed)))
            | (Vector128.Create((ushort)'[') & Vector128.Equals(characters, Vector128.Create((ushort)Euro)));
    }

    private static bool Has(int code, bool withGreek)
    {
        var isBorrowed = code is >= FirstBorrowed and < FirstBorrowed + Borrowed;
        return isBorrowed ? withGreek && Gsm7.Has((char)(code - FirstBorrowed + FirstGreek)) : Gsm7.Has((char)code);
    }
}

/// <summary>64 bytes at once: rows of 4 bits over the low 6 bits, and 4 more for the extension table.</summary>
internal readonly struct Gsm7Scan512 : IGsm7Scan
{
    private const int LowBits = 6;
    private const byte Known = 0x0F;
    private const byte Extended = 0xF0;

    private static readonly Vector512<byte> Rows = Vector512.Create<byte>(Gsm7Rows.BuildBoth(withGreek: false));
    private static readonly Vector512<byte> RowsWithGreek = Vector512.Create<byte>(Gsm7Rows.BuildBoth(withGreek: true));
    private static readonly Vector512<byte> Bits = Vector512.Create<byte>(Gsm7Rows.BuildBits(0x11, 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Gsm7Block Read(ReadOnlySpan<char> characters)
    {
        ref var start = ref Gsm7Rows.StartOf(characters);

        // Whatever is not in Latin-1 becomes ÿ, which the alphabet does not have.
        var block = Look(Vector512.NarrowWithSaturation(Vector512.LoadUnsafe(ref start), Vector512.LoadUnsafe(ref start, 32)), Rows);
        return block.Foreign is 0 ? block : ReadFolded(ref start);
    }

    // Apart, and reading again, so that the usual way is short.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Gsm7Block ReadFolded(ref ushort start)
        => Look(Vector512.Narrow(Gsm7Rows.Fold(Vector512.LoadUnsafe(ref start)), Gsm7Rows.Fold(Vector512.LoadUnsafe(ref start, 32))), RowsWithGreek);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Gsm7Block Look(Vector512<byte> bytes, Vector512<byte> rows)
    {
        var row = Vector512.ShuffleNative(rows, bytes & Vector512.Create((byte)((1 << LowBits) - 1)));
        var hit = row & Vector512.ShuffleNative(Bits, bytes >>> LowBits);
        return new(
            Vector512.Equals(hit & Vector512.Create(Known), Vector512<byte>.Zero).ExtractMostSignificantBits(),
            (~Vector512.Equals(hit & Vector512.Create(Extended), Vector512<byte>.Zero)).ExtractMostSignificantBits());
    }
}

/// <summary>32 bytes at once: rows of 8 bits over the low 5 bits.</summary>
internal readonly struct Gsm7Scan256 : IGsm7Scan
{
    private static readonly Vector256<byte> Rows = Vector256.Create<byte>(Gsm7Rows.Build(32, 0, withGreek: false));
    private static readonly Vector256<byte> RowsWithGreek = Vector256.Create<byte>(Gsm7Rows.Build(32, 0, withGreek: true));
    private static readonly Vector256<byte> Bits = Vector256.Create<byte>(Gsm7Rows.BuildBits(1, 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Gsm7Block Read(ReadOnlySpan<char> characters)
    {
        ref var start = ref Gsm7Rows.StartOf(characters);
        var first = ReadHalf(ref start);
        var second = ReadHalf(ref Unsafe.Add(ref start, 32));
        return new(first.Foreign | second.Foreign << 32, first.Extended | second.Extended << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Gsm7Block ReadHalf(ref ushort start)
    {
        var block = Look(Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 16)), Rows);
        return block.Foreign is 0 ? block : ReadFolded(ref start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Gsm7Block ReadFolded(ref ushort start)
        => Look(Vector256.Narrow(Gsm7Rows.Fold(Vector256.LoadUnsafe(ref start)), Gsm7Rows.Fold(Vector256.LoadUnsafe(ref start, 16))), RowsWithGreek);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Gsm7Block Look(Vector256<byte> bytes, Vector256<byte> rows)
    {
        var row = Vector256.ShuffleNative(rows, bytes & Vector256.Create((byte)31));
        var bit = Vector256.ShuffleNative(Bits, bytes >>> 5);
        var isForeign = Vector256.Equals(row & bit, Vector256<byte>.Zero);
        var isExtended = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'{'), Vector256.Create((byte)('~' - '{')))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\f'));
        return new(isForeign.ExtractMostSignificantBits(), isExtended.ExtractMostSignificantBits());
    }
}

/// <summary>16 bytes at once: rows of 8 bits over the low 4 bits, in two tables.</summary>
internal readonly struct Gsm7Scan128 : IGsm7Scan
{
    private static readonly Vector128<byte> Low = Vector128.Create<byte>(Gsm7Rows.Build(16, 0, withGreek: false));
    private static readonly Vector128<byte> High = Vector128.Create<byte>(Gsm7Rows.Build(16, 8, withGreek: false));
    private static readonly Vector128<byte> HighWithGreek = Vector128.Create<byte>(Gsm7Rows.Build(16, 8, withGreek: true));
    private static readonly Vector128<byte> Bits = Vector128.Create<byte>(Gsm7Rows.BuildBits(1, 8));

    public static Gsm7Block Read(ReadOnlySpan<char> characters)
    {
        ref var start = ref Gsm7Rows.StartOf(characters);
        var block = ReadQuarter(ref start);
        for (var quarter = 16; quarter < Gsm7Block.Length; quarter += 16)
        {
            var next = ReadQuarter(ref Unsafe.Add(ref start, quarter));
            block = new(block.Foreign | next.Foreign << quarter, block.Extended | next.Extended << quarter);
        }

        return block;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Gsm7Block ReadQuarter(ref ushort start)
    {
        var block = Look(Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref start), Vector128.LoadUnsafe(ref start, 8)), High);
        return block.Foreign is 0 ? block : ReadFolded(ref start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Gsm7Block ReadFolded(ref ushort start)
        => Look(Vector128.Narrow(Gsm7Rows.Fold(Vector128.LoadUnsafe(ref start)), Gsm7Rows.Fold(Vector128.LoadUnsafe(ref start, 8))), HighWithGreek);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Gsm7Block Look(Vector128<byte> bytes, Vector128<byte> high)
    {
        var low = bytes & Vector128.Create((byte)15);
        var row = Vector128.ConditionalSelect(
            Vector128.LessThan(bytes.AsSByte(), Vector128<sbyte>.Zero).AsByte(), Vector128.ShuffleNative(high, low), Vector128.ShuffleNative(Low, low));
        var bit = Vector128.ShuffleNative(Bits, bytes >>> 4);
        var isForeign = Vector128.Equals(row & bit, Vector128<byte>.Zero);
        var isExtended = Vector128.LessThanOrEqual((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'{'), Vector128.Create((byte)('~' - '{')))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\f'));
        return new(isForeign.ExtractMostSignificantBits(), isExtended.ExtractMostSignificantBits());
    }
}

/// <summary>One character after the other, for machines without vectors.</summary>
internal readonly struct Gsm7ScanScalar : IGsm7Scan
{
    public static Gsm7Block Read(ReadOnlySpan<char> characters)
    {
        ulong foreign = 0;
        ulong extended = 0;
        for (var i = 0; i < Gsm7Block.Length; i++)
        {
            var cost = Gsm7.Cost(characters[i]);
            foreign |= (cost is 0 ? 1UL : 0) << i;
            extended |= (cost is 2 ? 1UL : 0) << i;
        }

        return new(foreign, extended);
    }
}

using System.Collections.Concurrent;
using System.Text;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>The ids that the account has used.</summary>
internal sealed class SmsProIds
{
    private readonly ConcurrentDictionary<UInt128, KnownId> _known = new();

    public KnownId GetOrAdd(ReadOnlySpan<byte> id, int message, int firstSlot)
    {
        var key = Pack(id);
        return _known.TryGetValue(key, out var known) ? known : _known.GetOrAdd(key, static (_, ids) => new(ids.message, ids.firstSlot), (message, firstSlot));
    }

    public KnownId? Find(ReadOnlySpan<byte> id) => _known.GetValueOrDefault(Pack(id));

    // "Any Latin letters and digits, up to 12 characters": they fit into a number, and nothing is allocated to look them up.
    private static UInt128 Pack(ReadOnlySpan<byte> id)
    {
        if (id.Length is 0 or > 12 || id.ContainsAnyExcept(IdCharacters))
        {
            throw new FormatException($"'{Encoding.UTF8.GetString(id)}' is no id.");
        }

        UInt128 packed = 0;
        foreach (var character in id)
        {
            packed = (packed << 8) | character;
        }

        return packed;
    }

    private static readonly System.Buffers.SearchValues<byte> IdCharacters
        = System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
}

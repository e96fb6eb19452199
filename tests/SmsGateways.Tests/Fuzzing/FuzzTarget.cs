using System.Text;
using System.Text.Json;
using System.Xml;

namespace SmsGateways.Tests.Fuzzing;

/// <summary>A parser under fuzz: what it reads, and the payloads that mutations begin with.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Read">Reads a payload, and tells whether it was taken. May throw what a parser may throw, where <paramref name="MayThrow"/>; nothing else, ever.</param>
/// <param name="MayThrow">Whether what is none of ours is an exception, which the gateway makes an <see cref="SmsProviderException"/> of.</param>
/// <param name="Seeds">Payloads that are read.</param>
internal sealed record FuzzTarget(string Name, Func<byte[], bool> Read, bool MayThrow, params string[] Seeds)
{
    public byte[][] Payloads { get; } = [.. Seeds.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads a payload.</summary>
    /// <returns>Whether it was taken, and not refused.</returns>
    public bool TryRead(byte[] payload)
    {
        try
        {
            return Read(payload);
        }
        catch (Exception exception) when (MayThrow && exception is XmlException or JsonException or FormatException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>The message ids that one access point has seen.</summary>
internal sealed class InfobipIds
{
    private readonly ConcurrentDictionary<string, KnownId> _known = new();

    public KnownId GetOrAdd(InfobipGsm gsm) => _known.GetOrAdd(gsm.Id, static (_, gsm) => new(gsm.Message, gsm.Slot), gsm);
}

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>A way of sending that is put to the test.</summary>
internal abstract class ChaosClient : IAsyncDisposable
{
    /// <summary>Gets how many of its connections were refused.</summary>
    public abstract long RefusedConnects { get; }

    /// <summary>Sends a message to all its recipients and notes what it was told about each.</summary>
    public abstract Task SendAsync(int message, Journal journal);

    public abstract ValueTask DisposeAsync();
}

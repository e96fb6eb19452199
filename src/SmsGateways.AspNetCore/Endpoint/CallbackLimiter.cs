using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Lets so many requests a second through from one address: before anything is looked at, so that secrets cannot be tried in quantity.</summary>
internal sealed class CallbackLimiter : IDisposable
{
    private const int Ipv6NetworkBytes = 8; // One subscriber has 64 bits to choose from.

    private readonly PartitionedRateLimiter<IPAddress>? _limiter;

    public CallbackLimiter(IOptions<SmsCallbackOptions> options)
    {
        if (options.Value.MaxRequestsPerSecond is { } most)
        {
            var settings = new TokenBucketRateLimiterOptions
            {
                TokenLimit = 2 * most,
                TokensPerPeriod = Math.Max(1, most / 10),
                ReplenishmentPeriod = TimeSpan.FromSeconds(most < 10 ? 1.0 / most : 0.1),
                QueueLimit = 0,
                AutoReplenishment = false, // The partitioned limiter does it for all.
            };
            _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => settings));
        }
    }

    public bool Admits(IPAddress? remote)
    {
        if (_limiter is null)
        {
            return true;
        }

        using var lease = _limiter.AttemptAcquire(NetworkOf(remote));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter?.Dispose();

    private static IPAddress NetworkOf(IPAddress? remote)
    {
        switch (remote)
        {
            case null:
                return IPAddress.None; // A local socket: all of them together.
            case { IsIPv4MappedToIPv6: true }:
                return remote.MapToIPv4();
            case { AddressFamily: AddressFamily.InterNetworkV6 }:
                var octets = remote.GetAddressBytes();
                octets.AsSpan(Ipv6NetworkBytes).Clear();
                return new(octets);
            default:
                return remote;
        }
    }
}

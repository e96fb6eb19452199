using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Who may push to one gateway.</summary>
internal sealed class CallbackRule
{
    private readonly byte[] _newest;
    private readonly byte[] _former;
    private readonly IPNetwork[] _networks;
    private readonly bool _isSecret;
    private readonly bool _allowsAnyone;

    private CallbackRule(IReadOnlyList<string> secrets, IPNetwork[] networks, bool allowsAnyone)
    {
        // Always two, so that it takes as long with one, and with none.
        _newest = secrets.Count > 0 ? Digest(secrets[0]) : RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
        _former = secrets.Count > 1 ? Digest(secrets[1]) : RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
        _networks = networks;
        _isSecret = secrets.Count > 0;
        _allowsAnyone = allowsAnyone;
    }

    /// <summary>Gets the rule of gateways that there are not.</summary>
    public static CallbackRule Closed { get; } = new([], [], allowsAnyone: false);

    /// <summary>Gets the secret that belongs into the address, if one does.</summary>
    public string? Secret { get; private init; }

    /// <summary>Gets a value indicating whether anybody can fulfill it.</summary>
    public bool IsOpenToSomebody => _isSecret || _networks.Length > 0 || _allowsAnyone;

    /// <summary>Makes the rule of a gateway: what is said of it takes the place of what is said of all.</summary>
    public static CallbackRule Of(string gateway, SmsCallbackOptions options)
    {
        var own = options.Gateways.GetValueOrDefault(gateway);
        var allowsAnyone = own is { AllowAnyone: true };
        string[] secrets = allowsAnyone ? [] : own is { Secrets.Count: > 0 } ? [.. own.Secrets] : [.. options.Secrets];
        IPNetwork[] networks = allowsAnyone ? [] : own is { Networks.Count: > 0 } ? [.. own.Networks] : [.. options.Networks];
        return new(secrets, networks, allowsAnyone) { Secret = secrets.FirstOrDefault() };
    }

    /// <summary>Tells whether a request may come in. Both checks are made whatever the first one says.</summary>
    /// <param name="secret">What stood in the address; <see langword="null"/> where nothing.</param>
    /// <param name="remote">The connection's address, as far as it is known.</param>
    public bool Admits(string? secret, IPAddress? remote)
    {
        var presented = Digest(secret ?? "");
        var isSecretRight = CryptographicOperations.FixedTimeEquals(presented, _newest) | CryptographicOperations.FixedTimeEquals(presented, _former);
        var mayPass = (isSecretRight || (!_isSecret && secret is null)) & (_networks.Length is 0 || IsInside(remote));
        return mayPass & IsOpenToSomebody;
    }

    // Digests are of one length, whatever is presented: the comparison tells nothing about the secret's.
    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    // A socket for both families shows IPv4 addresses as ::ffff:a.b.c.d; a network may be written either way.
    private bool IsInside(IPAddress? remote)
    {
        if (remote is null)
        {
            return false;
        }

        var plain = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        var mapped = remote.MapToIPv6();
        return Array.Exists(_networks, network => network.Contains(plain) || network.Contains(mapped));
    }
}

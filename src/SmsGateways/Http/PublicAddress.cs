using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmsGateways.Http;

/// <summary>Addresses that a provider is told to call: public ones, so that nobody makes it knock at doors inside.</summary>
/// <remarks>Names are not looked up. What they lead to may change between the look and the call, and only the provider's network decides.</remarks>
internal static class PublicAddress
{
    // RFC 6761, RFC 6762, RFC 8375, and ICANN's reservation of "internal" (2024): names that lead nowhere outside.
    private static readonly string[] PrivateNames = ["localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "home.arpa"];

    // IANA's registries of special-purpose addresses, as far as they are not for everybody. Those for examples in documents are left out: they lead nowhere.
    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),   // shared by a carrier's customers
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),  // link-local; clouds keep their machines' secrets at 169.254.169.254
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/4"),     // multicast
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/96"),           // unspecified, loopback, and the old form of IPv4 inside IPv6
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    // IPv6 that ends, or goes on, with an IPv4 address that counts: translation (RFC 6052) and 6to4 (RFC 3056).
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Finds what is wrong with an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="allowPrivate">Whether it may be this machine's or a private network's.</param>
    /// <returns>A clause that goes on from the name of the setting, without the address, or <see langword="null"/>.</returns>
    public static string? FindMistake(Uri address, bool allowPrivate)
    {
        if (!address.IsAbsoluteUri)
        {
            return "is relative; it must be an absolute http or https address";
        }

        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            return $"has the scheme '{address.Scheme}'; it must be an absolute http or https address";
        }

        if (address.UserInfo.Length > 0 || address.OriginalString.Contains('#', StringComparison.Ordinal))
        {
            return "has a user or a fragment, which do not belong there";
        }

        if (!Ascii.IsValid(address.Host))
        {
            return "has a host in letters that are not ASCII; write its ASCII form, xn--";
        }

        return allowPrivate || IsPublic(address) ? null : "points to this machine, a private network or a name without a domain, where the provider cannot reach anything that is yours";
    }

    private static bool IsPublic(Uri address)
    {
        // Uri has written other forms of numbers as four decimals: 0x7f.1, 2130706433, 0177.0.0.1.
        if (IPAddress.TryParse(address.DnsSafeHost, out var number))
        {
            return IsPublic(number);
        }

        var labels = address.Host.Split('.');
        return labels.Length > 1
            && labels.All(static label => label.Length > 0) // A dot at the end is the same host, and gets by lists of names.
            && !labels[^1].All(char.IsAsciiDigit)
            && !PrivateNames.Any(name => address.Host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            var octets = address.GetAddressBytes();
            if (Translated.Contains(address))
            {
                return IsPublic(new IPAddress(octets.AsSpan(12)));
            }

            if (SixToFour.Contains(address))
            {
                return IsPublic(new IPAddress(octets.AsSpan(2, 4)));
            }
        }

        return !Array.Exists(PrivateNetworks, network => network.Contains(address));
    }
}

using SmsGateways.Http;

namespace SmsGateways.Tests.Http;

/// <summary>Where a provider may be told to knock, in all the ways that an address can be written.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://shop.example/reports?key=1")]
    [InlineData("http://shop.example:8080/")]
    [InlineData("https://93.184.216.34/reports")]
    [InlineData("https://172.15.255.255/")]
    [InlineData("https://172.32.0.0/")]
    [InlineData("https://100.63.255.255/")]
    [InlineData("https://100.128.0.0/")]
    [InlineData("https://169.253.0.1/")]
    [InlineData("https://11.0.0.1/")]
    [InlineData("https://[2606:2800:220:1:248:1893:25c8:1946]/")]
    [InlineData("https://[::ffff:93.184.216.34]/")]
    [InlineData("https://1572395042/")] // 93.184.216.34
    [InlineData("https://localhost.shop.example/")]
    [InlineData("https://10.shop.example/")]
    [InlineData("https://xn--e1afmkfd.xn--p1ai/")]
    public void Public_ones_are_allowed(string address) => PublicAddress.FindMistake(new(address), allowPrivate: false).Should().BeNull();

    [Theory]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST:5001/")]
    [InlineData("https://localhost./")]
    [InlineData("https://api.localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.255.255.254/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://167772161/")] // 10.0.0.1
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://100.127.255.255/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://192.0.0.8/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[0:0:0:0:0:0:0:1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[::ffff:a00:1]/")]
    [InlineData("https://[::10.0.0.1]/")]
    [InlineData("https://[64:ff9b::10.0.0.1]/")]
    [InlineData("https://[2002:a00:1::]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[fec0::1]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd12:3456:789a::1]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://intranet/")]
    [InlineData("https://reports.internal/")]
    [InlineData("https://printer.local/")]
    [InlineData("https://router.home.arpa/")]
    [InlineData("https://shop.example./")]
    public void Private_ones_are_refused_unless_allowed(string address)
    {
        PublicAddress.FindMistake(new(address), allowPrivate: false).Should().StartWith("points to this machine, a private network");
        PublicAddress.FindMistake(new(address), allowPrivate: true).Should().BeNull();
    }

    [Theory]
    [InlineData("/reports", "is relative")]
    [InlineData("shop.example/reports", "is relative")]
    [InlineData("ftp://shop.example/", "has the scheme 'ftp'")]
    [InlineData("file:///etc/passwd", "has the scheme 'file'")]
    [InlineData("javascript:alert(1)", "has the scheme 'javascript'")]
    [InlineData("gopher://shop.example/", "has the scheme 'gopher'")]
    [InlineData("https://user@shop.example/", "has a user or a fragment")]
    [InlineData("https://shop.example@10.0.0.1/", "has a user or a fragment")]
    [InlineData("https://user:k4n4ry@shop.example/", "has a user or a fragment")]
    [InlineData("https://shop.example/#part", "has a user or a fragment")]
    [InlineData("https://shop.example/#", "has a user or a fragment")]
    [InlineData("https://пример.рф/", "has a host in letters that are not ASCII")]
    [InlineData("https://１２７.0.0.1/", "has a host in letters that are not ASCII")]
    [InlineData("https://127。0。0。1/", "has a host in letters that are not ASCII")]
    public void What_is_no_address_for_this_is_refused_in_any_case(string address, string reason)
    {
        foreach (var allowPrivate in new[] { false, true })
        {
            PublicAddress.FindMistake(new(address, UriKind.RelativeOrAbsolute), allowPrivate).Should().StartWith(reason).And.NotContain("k4n4ry");
        }
    }
}

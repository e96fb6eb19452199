using System.Text;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Pushed reports, and which kind of push is which.</summary>
public sealed class InfobipCallbacksTests
{
    [Theory]
    [InlineData("POST", "application/xml", 200)]
    [InlineData("post", null, 200)]
    [InlineData("POST", "application/x-www-form-urlencoded", 200)]
    [InlineData("PUT", "application/xml", 405)]
    [InlineData("", "application/xml", 405)]
    public async Task Reports_are_posted(string method, string? contentType, int status)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        var result = gateway.Read(new(method, contentType, "key=of-mine&sender=1&text=2", Encoding.UTF8.GetBytes(InfobipListeningDocuments.PullOfTheirIds)));

        result.Reply.Should().Be(new SmsCallbackReply(status, null, ""));
        result.Reports.Select(report => (report.ProviderMessageId, report.Gateway)).Should().Equal(status is 200 ? [("1023012301", "bip")] : []);
        (result.Inbound.Count, result.Numbers.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task The_push_is_the_documents()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        gateway.Read(new("POST", null, "", Encoding.UTF8.GetBytes(InfobipListeningDocuments.Push))).Reports.Should().ContainSingle().Which.ProviderMessageId.Should().Be("msgID");
    }

    [Theory]
    [InlineData("<DeliveryReport><message status=\"SENT\"/></DeliveryReport>")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=")]
    [InlineData("<results/>")]
    [InlineData("<html/>")]
    [InlineData("NO_DATA")]
    [InlineData("-5")]
    [InlineData("\0")]
    public async Task A_push_that_is_none_is_refused_so_that_it_comes_again(string body)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        var result = gateway.Read(new("POST", "text/xml", "", Encoding.UTF8.GetBytes(body)));

        result.Reply.Should().Be(new SmsCallbackReply(400, null, ""));
        result.Reports.Should().BeEmpty("all of it comes again");
    }

    [Fact]
    public async Task A_report_that_belongs_to_no_message_does_not_cost_the_others()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);
        var push = """<DeliveryReport><message id="1" status="SENT"/><message id="" status="SENT"/><message status="SENT"/><message id="4" status="SENT"/></DeliveryReport>""";

        var result = gateway.Read(new("POST", "text/xml", "", Encoding.UTF8.GetBytes(push)));

        result.Reply.StatusCode.Should().Be(200, "it would come again as it is, four times, and all of it would be lost");
        result.Reports.Select(report => report.ProviderMessageId).Should().Equal("1", "4");
    }

    [Fact]
    public async Task A_push_of_more_than_64_kilobytes_is_read_and_one_of_more_than_4_megabytes_is_not()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);
        var message = """<message id="1" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />""";
        var push = Encoding.UTF8.GetBytes($"<DeliveryReport>{string.Concat(Enumerable.Repeat(message, 10_000))}</DeliveryReport>");

        gateway.Read(new("POST", null, "", push)).Reports.Should().HaveCount(10_000);
        gateway.Read(new("POST", null, "", new byte[(4 * 1024 * 1024) + 1])).Reply.StatusCode.Should().Be(413);
    }

    [Fact]
    public async Task A_push_may_come_in_another_encoding()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);
        var body = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><DeliveryReport><message id='Ж' status='SENT'/></DeliveryReport>")).ToArray();

        gateway.Read(new("POST", "text/xml", "", body)).Reports.Should().ContainSingle().Which.ProviderMessageId.Should().Be("Ж");
    }

    [Fact]
    public async Task The_gateway_has_every_feature()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        gateway.Gateway.GetService<ISmsDeliveryReports>().Should().NotBeNull();
        gateway.Gateway.GetService<ISmsCallbacks>().Should().NotBeNull();
        gateway.Gateway.GetService<ISmsInbox>().Should().NotBeNull();
        gateway.Gateway.GetService<ISmsAccount>().Should().NotBeNull();
        gateway.Gateway.GetService<ISmsNumberLookup>().Should().NotBeNull();
        gateway.Gateway.GetService<IInfobipNumberContext>().Should().NotBeNull();
        gateway.Invoking(g => g.Read(null!)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    public async Task A_time_zone_that_nobody_knows_is_told_at_start(string zone)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.TimeZone = zone);

        gateway.Invoking(g => g.Gateway).Should().Throw<Exception>().WithMessage("*TimeZone*");
    }
}

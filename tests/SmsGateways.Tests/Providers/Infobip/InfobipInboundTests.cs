using System.Text;
using SmsGateways.Providers.Infobip;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Pushed messages from telephones: the user's own query, text or octets, data codings, and long messages in parts.</summary>
public sealed class InfobipInboundTests
{
    [Theory]
    [InlineData(InfobipListeningDocuments.Template, InfobipListeningDocuments.TextPush)]
    [InlineData("who=%sender%&what=%text%", "?" + InfobipListeningDocuments.TextPush)]
    [InlineData("?who=%SENDER%&what=%Text%", "WHO=38598123123&What=ABC&more=1")]
    [InlineData(InfobipListeningDocuments.Template, InfobipListeningDocuments.TextPush + "&output=xml")]
    public async Task The_push_of_a_text_is_the_documents(string template, string query)
        => (await ReadAsync(query, template)).Should().Equal(new SmsInboundMessage("38598123123", null) { Gateway = "bip", Text = "ABC" });

    [Fact]
    public async Task The_push_of_octets_is_the_documents()
        => (await ReadAsync(InfobipListeningDocuments.BinaryPush, InfobipListeningDocuments.BinaryTemplate)).Should().Equal(
            new SmsInboundMessage("38598123123", null) { Gateway = "bip", Text = "ABC", Data = "ABC"u8.ToArray() });

    [Fact]
    public async Task Without_a_template_the_parameters_have_the_documents_names()
        => (await ReadAsync(Whole("Hi+there%21", "", "0", "0"), null)).Should().Equal(new SmsInboundMessage("38598123123", "385981")
        {
            Gateway = "bip",
            ProviderMessageId = "m1",
            Text = "Hi there!",
            DataCoding = 0,
            ReceivedAt = new DateTimeOffset(2014, 4, 16, 11, 23, 45, TimeSpan.Zero),
        });

    [Theory]
    [InlineData("0", "414243", "ABC")]
    [InlineData("0", "00027B1B651B40", "@$ä€|")]
    [InlineData("0", "41E110", null)]
    [InlineData("1", "48656C6C6F", "Hello")]
    [InlineData("3", "E9A3", "é£")]
    [InlineData("4", "414243", null)]
    [InlineData("8", "0416D83DDE00", "Ж😀")]
    [InlineData("8", "FEFF01610111010D0107", "šđčć")]
    [InlineData("8", "FFFE1604", "Ж")]
    [InlineData("8", "041", "041")]
    [InlineData("8", "04164A", null)]
    [InlineData("24", "0416", "Ж")]
    [InlineData("240", "414243", "ABC")]
    [InlineData("245", "414243", null)]
    [InlineData("224", "0416", "Ж")]
    [InlineData("208", "41", "A")]
    [InlineData("32", "41", null)]
    [InlineData("128", "41", null)]
    [InlineData("", "414243", "ABC")]
    [InlineData("", "41420D0A", "AB\r\n")]
    [InlineData("", "0416", null)]
    [InlineData("", "00", null)]
    [InlineData("999", "414243", "ABC")]
    public async Task Octets_are_read_by_their_data_coding(string coding, string octets, string? text)
    {
        var message = (await ReadAsync(Whole("", octets, coding, "0"), null)).Should().ContainSingle().Subject;

        message.Text.Should().Be(text);
        Convert.ToHexString(message.Data.Span).Should().Be(octets.Length % 2 is 0 ? octets : "", "what is no hexadecimal is kept as a text");
        message.DataCoding.Should().Be(byte.TryParse(coding, out var number) ? number : null);
    }

    [Theory]
    [InlineData("who=385%2B&what=a%26b%3Dc%3Fd+%2B%20e", "385+", "a&b=c?d + e")]
    [InlineData("who=385&what=is+it?", "385", "is it?")]
    [InlineData("who=385&what=", "385", "")]
    [InlineData("who=&what=%D0%96%F0%9F%98%80", null, "Ж😀")]
    [InlineData("who=MyShop&what=%FF", "MyShop", "\uFFFD")]
    public async Task Values_are_decoded(string query, string? from, string text)
        => (await ReadAsync(query, "who=%sender%&what=%text%")).Should().Equal(new SmsInboundMessage(from, null) { Gateway = "bip", Text = text });

    [Theory]
    [InlineData("POST", "application/x-www-form-urlencoded", "", "who=38598123123&what=ABC", 200)]
    [InlineData("POST", null, "who=38598123123&what=ABC", "", 200)]
    [InlineData("get", null, "who=38598123123&what=ABC", "ignored", 200)]
    [InlineData("GET", null, "", "", 400)]
    [InlineData("GET", null, "what=ABC", "", 400)]
    [InlineData("GET", null, "who=38598123123", "", 400)]
    [InlineData("GET", null, "who=38598123123&what=ABC&what=DEF", "", 400)]
    [InlineData("POST", null, "", "", 400)]
    [InlineData("POST", null, "", "what", 400)]
    [InlineData("HEAD", null, "who=38598123123&what=ABC", "", 405)]
    [InlineData("PUT", null, "who=38598123123&what=ABC", "", 405)]
    public async Task A_message_comes_by_get_or_on_request_by_post(string method, string? contentType, string query, string body, int status)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.InboundTemplate = "who=%sender%&what=%text%");

        var result = gateway.Read(new(method, contentType, query, Encoding.UTF8.GetBytes(body)));

        result.Reply.Should().Be(new SmsCallbackReply(status, null, ""));
        result.Inbound.Should().HaveCount(status is 200 ? 1 : 0);
    }

    [Theory]
    [InlineData("who=%from%&what=%text%", "%from%")]
    [InlineData("who=%sender%", "neither %text% nor %bin%")]
    [InlineData("", "neither %text% nor %bin%")]
    [InlineData("a=%text%&b=%TEXT%", "%text% more than once")]
    [InlineData("a=%text%&A=%sender%", "'a' more than once")]
    [InlineData("a=%text%&=%sender%", "without a name")]
    [InlineData("a=x-%text%&b=%bin%", "amid other text")]
    public async Task A_mistake_in_the_template_is_told_at_start(string template, string mistake)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.InboundTemplate = template);

        gateway.Invoking(g => g.Gateway).Should().Throw<Exception>().WithMessage($"*InboundTemplate*{mistake}*");
    }

    [Fact]
    public async Task Parts_are_joined_in_whatever_order_they_come()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        Push(gateway, "050003070302", "0443").Should().BeEmpty();
        Push(gateway, "050003070301", "041604300440").Should().BeEmpty();
        Push(gateway, "050003070301", "041604300440").Should().BeEmpty("it came before");
        var message = Push(gateway, "050003070303", "D83DDE00").Should().ContainSingle().Subject;

        (message.Text, message.From, Convert.ToHexString(message.Data.Span), message.UserDataHeader.Length).Should().Be(("Жару😀", "38598123123", "0416043004400443D83DDE00", 0));
        Push(gateway, "050003070302", "0443").Should().Equal([message], "what was made of it may not have been stored");
    }

    [Fact]
    public async Task A_character_that_two_parts_share_is_whole_again()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        Push(gateway, "06080401020201", "D83D").Should().BeEmpty();
        Push(gateway, "06080401020202", "DE00").Should().ContainSingle().Which.Text.Should().Be("😀");
    }

    [Fact]
    public async Task Parts_of_other_messages_do_not_meet()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        Push(gateway, "050003070201", "0041").Should().BeEmpty();
        Push(gateway, "050003080202", "0042").Should().BeEmpty("another reference");
        Push(gateway, "050003070302", "0042").Should().BeEmpty("another total");
        Push(gateway, "050003070202", "0042", sender: "38598123124").Should().BeEmpty("another sender");
        Push(gateway, "06080400070202", "0042").Should().BeEmpty("a reference of two octets");
        Push(gateway, "050003070201", "0043").Should().ContainSingle("the reference came round").Which.Text.Should().Be("A");
        Push(gateway, "050003070202", "0044").Should().ContainSingle().Which.Text.Should().Be("CD");
    }

    [Fact]
    public void Parts_whose_others_do_not_come_are_handed_on_with_the_next_message()
    {
        var clock = new ManualTimeProvider();
        var parts = new InfobipInboundParts(clock, isJoining: true);

        parts.Join(Part(1, 2)).Should().BeEmpty();
        parts.Join(Part(1, 1, "other")).Should().ContainSingle();
        clock.Advance(InfobipInboundParts.Patience + TimeSpan.FromSeconds(1));

        parts.Join(Part(1, 1, "next")).Select(message => message.ProviderMessageId).Should().Equal("m1", "next");
        parts.Join(Part(2, 2)).Should().BeEmpty("the first one is gone");
    }

    [Fact]
    public void What_was_handed_on_with_a_message_is_handed_on_with_it_again_while_the_provider_may_repeat_it()
    {
        var clock = new ManualTimeProvider();
        var parts = new InfobipInboundParts(clock, isJoining: true);
        parts.Join(Part(1, 2)).Should().BeEmpty();
        clock.Advance(InfobipInboundParts.Patience + TimeSpan.FromSeconds(1));

        Next().Should().Equal("m1", "next");
        Next().Should().Equal(["m1", "next"], "the provider was told that it could not be stored");
        parts.Join(Part(1, 1, "another")).Should().ContainSingle();
        clock.Advance(TimeSpan.FromMinutes(31));
        Next().Should().Equal("next");

        IEnumerable<string?> Next() => parts.Join(Part(1, 1, "next")).Select(static message => message.ProviderMessageId);
    }

    [Fact]
    public void What_waits_is_bounded_and_nothing_is_dropped()
    {
        var parts = new InfobipInboundParts(new ManualTimeProvider(), isJoining: true);
        var handedOn = 0;
        for (var i = 0; i < InfobipInboundParts.MostParts + 100; i++)
        {
            handedOn += parts.Join(Part(1, 2, $"{i}", $"sender{i}")).Count;
        }

        handedOn.Should().Be(100);
    }

    [Fact]
    public async Task What_is_too_long_for_a_part_does_not_wait_in_memory()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere);

        Push(gateway, "050003070201", new string('4', 4096)).Should().ContainSingle().Which.Data.Length.Should().Be(2048);
        Push(gateway, "050003070201", "0041", sender: new string('9', 2000)).Should().ContainSingle();
    }

    [Fact]
    public async Task Parts_may_be_left_alone()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.JoinInboundParts = false);

        var message = Push(gateway, "050003070201", "0041").Should().ContainSingle().Subject;

        (message.Text, Convert.ToHexString(message.Data.Span), Convert.ToHexString(message.UserDataHeader.Span)).Should().Be(("A", "0041", "0003070201"));
    }

    [Theory]
    [InlineData("64", "06050400010241424344", "424344", "050400010241")] // the document's example of a header, 2.2.4
    [InlineData("64", "060504158200004100", "4100", "050415820000")]
    [InlineData("0", "0500030702010041", "0500030702010041", "")]
    [InlineData("64", "05", "05", "")]
    [InlineData("64", "FF0041", "FF0041", "")]
    [InlineData("64", "0300FF0041", "0300FF0041", "")]
    [InlineData("64", "0500030703090041", "0041", "0003070309")]
    public async Task A_header_is_told_by_the_esm_class(string esmClass, string octets, string data, string header)
    {
        var message = (await ReadAsync(Whole("", octets, "4", esmClass), null)).Should().ContainSingle().Subject;

        Convert.ToHexString(message.Data.Span).Should().Be(data);
        Convert.ToHexString(message.UserDataHeader.Span).Should().Be(header);
    }

    [Fact]
    public async Task A_template_without_the_esm_class_leaves_parts_to_the_octets()
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.InboundTemplate = "who=%sender%&what=%bin%&dc=%datacoding%");

        Read("0500030702010041").Should().BeEmpty();
        Read("0500030702020042").Should().ContainSingle().Which.Text.Should().Be("AB");
        Read("0500410042").Should().ContainSingle().Which.Data.Length.Should().Be(5);

        IReadOnlyList<SmsInboundMessage> Read(string octets) => gateway.Read(new("GET", null, $"who=385&what={octets}&dc=8", default)).Inbound;
    }

    private static string Whole(string text, string octets, string coding, string esmClass)
        => $"sender=38598123123&receiver=385981&text={text}&bin={octets}&datetime=2014%2F4%2F16+11%3A23%3A45&messageid=m1&datacoding={coding}&esmclass={esmClass}";

    private static InfobipInboundPart Part(int number, int total, string id = "m1", string from = "385")
        => new(new(from, null) { ProviderMessageId = id, Data = new byte[] { (byte)number } }, UserDataHeader.Read([5, 0, 3, 7, (byte)total, (byte)number]));

    private static IReadOnlyList<SmsInboundMessage> Push(InfobipTestGateway gateway, string header, string octets, string sender = "38598123123")
    {
        var result = gateway.Read(new("GET", null, $"sender={sender}&text=&bin={header}{octets}&datacoding=8&esmclass=64", default));
        result.Reply.StatusCode.Should().Be(200);
        return result.Inbound;
    }

    private static async Task<IReadOnlyList<SmsInboundMessage>> ReadAsync(string query, string? template)
    {
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.InboundTemplate = template);
        var result = gateway.Read(new("GET", null, query, default));
        result.Reply.Should().Be(new SmsCallbackReply(200, null, ""));
        return result.Inbound;
    }
}

using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Providers.Infobip;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Fetching messages from telephones: the document's address, the forms that real servers answer in, and that nothing is lost on the way to the caller.</summary>
public sealed class InfobipInboxTests
{
    private static readonly DateTimeOffset Received = new(2014, 4, 16, 11, 23, 45, TimeSpan.Zero);

    [Fact]
    public async Task The_question_is_the_documents_with_both_names_of_the_user()
    {
        await using var server = RawServer.Answering("""{"inboxMessages":[]}""");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.ReceiveAsync(new() { Limit = 1 })).Should().BeEmpty();
        (await gateway.ReceiveAsync()).Should().BeEmpty();

        server.Ledger.Select(request => request.RequestLine).Should().Equal(
            "GET /api/v2/command/inbox?user=test&username=test&password=test&limit=1&output=json HTTP/1.1",
            "GET /api/v2/command/inbox?user=test&username=test&password=test&output=json HTTP/1.1");
    }

    [Theory]
    [InlineData("""{"inboxMessages":[{"from":"38598123123","messageText":"ABC","receivedDateTime":"2014/4/16 11:23:45"}]}""")]
    [InlineData("""{"InboxMessages":[{"FROM":"38598123123","messagetext":"ABC","ReceivedDateTime":"2014-04-16T11:23:45Z","new":{"a":[]}}],"count":1}""")]
    [InlineData("""[{"Sender":"38598123123","Text":"ABC","Datetime":"2014/04/16 11:23:45"}]""")]
    [InlineData("<inbox><message><from>38598123123</from><messageText>ABC</messageText><receivedDateTime>2014/4/16 11:23:45</receivedDateTime></message></inbox>")]
    [InlineData("<?xml version=\"1.0\"?><response><inboxMessages><inboxMessage><Sender>38598123123</Sender><Text>ABC</Text><Datetime>2014/4/16 11:23:45</Datetime></inboxMessage></inboxMessages></response>")]
    public async Task A_message_is_read_in_every_form(string answer)
        => (await AskAsync(answer, gateway => gateway.ReceiveAsync())).Should().Equal(new SmsInboundMessage("38598123123", null) { Gateway = "bip", Text = "ABC", ReceivedAt = Received });

    [Fact]
    public async Task Everything_that_table_9_has_is_read()
        => (await AskAsync(
            """{"inboxMessages":[{"sender":"38598123123","receiver":"385981","text":"","bin":"0416","datetime":"2014/4/16 11:23:45","messageId":"007","datacoding":8,"esmclass":"0"}]}""",
            gateway => gateway.ReceiveAsync())).Should().Equal(new SmsInboundMessage("38598123123", "385981")
            {
                Gateway = "bip",
                ProviderMessageId = "007",
                Text = "Ж",
                Data = new byte[] { 0x04, 0x16 },
                DataCoding = 8,
                ReceivedAt = Received,
            });

    [Theory]
    [InlineData("NO_DATA")]
    [InlineData("{\"inboxMessages\":[]}")]
    [InlineData("{\"inboxMessages\":null}")]
    [InlineData("[]")]
    [InlineData("<inboxMessages/>")]
    [InlineData("<inbox><count>0</count></inbox>")]
    public async Task Nothing_is_nothing(string answer) => (await AskAsync(answer, gateway => gateway.ReceiveAsync())).Should().BeEmpty();

    [Theory]
    [InlineData("-5", SmsErrorCode.Authentication)]
    [InlineData("UNKNOWN_COMMAND", SmsErrorCode.Authentication)]
    [InlineData("{\"error\":{\"description\":\"No\"}}", SmsErrorCode.Other)]
    [InlineData("", SmsErrorCode.Protocol)]
    [InlineData("{}", SmsErrorCode.Protocol)]
    [InlineData("{\"inboxMessages\":1}", SmsErrorCode.Protocol)]
    [InlineData("[{\"x\":1}]", SmsErrorCode.Protocol)]
    [InlineData("[1]", SmsErrorCode.Protocol)]
    [InlineData("[] []", SmsErrorCode.Protocol)]
    [InlineData("\"text\"", SmsErrorCode.Protocol)]
    [InlineData("<html><body>Service unavailable</body></html>", SmsErrorCode.Protocol)]
    [InlineData("<inbox>", SmsErrorCode.Protocol)]
    public async Task What_is_no_answer_is_an_exception(string answer, SmsErrorCode code) => (await FailAsync(answer, gateway => gateway.ReceiveAsync())).Code.Should().Be(code);

    [Theory]
    [InlineData("""{"inboxMessages":[{"from":"1","messageText":"a"},{"from":"2","messageText":"b","x""", "a,b")]
    [InlineData("""{"inboxMessages":[{"from":"1","messageText":"a"},{"x":"2"},{"from":"3","messageText":"c"}]}""", "a,c")]
    [InlineData("""{"inboxMessages":[{"from":"1","messageText":"a"},{"from":"2","from":"3"},{"from":"3","messageText":"c"}]}""", "a,c")]
    [InlineData("""{"inboxMessages":[{"from":"1","messageText":"a"}]} and more""", "a")]
    [InlineData("<inbox><m><from>1</from><text>a</text></m><m><from>2</from>", "a")]
    [InlineData("<inbox><m><from>1</from><text>a</text></m></inbox><", "a")]
    public async Task The_good_messages_come_before_the_exception_about_the_broken_one(string answer, string texts)
    {
        // Of JSON that breaks off within an item, the item is broken as well.
        texts = answer.EndsWith("\"x", StringComparison.Ordinal) ? "a" : texts;
        await using var server = RawServer.Answering(answer);
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var seen = new List<string?>();

        var failure = await FluentActions.Awaiting(async () =>
        {
            await foreach (var message in gateway.Gateway.GetRequiredService<ISmsInbox>().ReceiveAsync())
            {
                seen.Add(message.Text);
            }
        }).Should().ThrowAsync<SmsProviderException>();

        failure.Which.Error.Code.Should().Be(SmsErrorCode.Protocol);
        string.Join(',', seen).Should().Be(texts);
    }

    [Fact]
    public async Task What_a_caller_does_not_take_counts_for_the_next_ones_limit()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            exchange.Number is 1 ? """[{"text":"1"},{"text":"2"},{"text":"3"}]""" : """[{"text":"4"},{"text":"5"}]"""));
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.ReceiveAsync(new() { Limit = 1 })).Select(message => message.Text).Should().Equal("1");
        (await gateway.ReceiveAsync(new() { Limit = 1 })).Select(message => message.Text).Should().Equal("2");
        (await gateway.ReceiveAsync(new() { Limit = 2 })).Select(message => message.Text).Should().Equal("3", "4");
        server.Ledger.Select(request => request.RequestLine.Split("limit=")[1][..1]).Should().Equal("1", "1");
        (await gateway.ReceiveAsync()).Select(message => message.Text).Should().Equal("5", "4", "5");
    }

    [Fact]
    public async Task Parts_are_joined_across_answers()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync($$"""[{"from":"1","bin":"05000307020{{exchange.Number}}004{{exchange.Number}}","datacoding":"8","esmclass":"64"}]"""));
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.ReceiveAsync(new() { Limit = 1 })).Should().BeEmpty();
        (await gateway.ReceiveAsync(new() { Limit = 1 })).Should().ContainSingle().Which.Text.Should().Be("AB");
    }

    [Fact]
    public async Task A_text_that_was_cut_amid_a_character_is_not_lost()
        => (await AskAsync("""{"inboxMessages":[{"from":"1","messageText":"a\u0041\n\"\\\/\ud83d"},{"from":"1","messageText":"\ude00\ud83d\ude00é"}]}""", static gateway => gateway.ReceiveAsync()))
            .Select(static message => message.Text).Should().Equal("aA\n\"\\/\uFFFD", "\uFFFD😀é");

    [Fact]
    public async Task Parts_whose_others_do_not_come_are_handed_on_by_a_pull_that_brings_nothing()
    {
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            exchange.Number is 1 ? """[{"from":"1","bin":"0500030702010041","datacoding":"8","esmclass":"64"}]""" : "NO_DATA"));
        await using var gateway = InfobipTestGateway.Create(server.Address, services: services => services.AddSingleton<TimeProvider>(clock));

        (await gateway.ReceiveAsync()).Should().BeEmpty();
        (await gateway.ReceiveAsync()).Should().BeEmpty();
        clock.Advance(InfobipInboundParts.Patience + TimeSpan.FromSeconds(1));

        (await gateway.ReceiveAsync()).Should().ContainSingle().Which.Text.Should().Be("A");
        (await gateway.ReceiveAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_before_any_byte()
    {
        await using var server = RawServer.Answering("[]");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.Awaiting(g => g.ReceiveAsync(new() { Since = Received })).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
        (await gateway.Awaiting(g => g.ReceiveAsync(new() { Until = Received })).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
        await gateway.Awaiting(g => g.ReceiveAsync(new() { Limit = 0 })).Should().ThrowAsync<ArgumentException>();
        server.Connections.Should().Be(0);
    }
}

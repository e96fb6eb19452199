using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>The literal XML of both documents, section 1.</summary>
public sealed class SmsProWireTests
{
    [Theory]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaMessage, "+996550123456", "996550123457")]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizMessage, "+880180123456", "00880 180-123-457")]
    public async Task The_request_is_the_documents(SmsProPlatform platform, string document, string first, string second)
    {
        await using var server = RawServer.Answering(SmsProDocuments.MessageAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address, platform, options => options.TestMode = true);

        var result = await gateway.SendAsync(new("Any SMS message text", first, second)
        {
            Id = "A88726",
            From = "My-company",
            SendAt = new(2010, 9, 21, 17, 59, 57, 900, TimeSpan.Zero), // 23:59:57 in Bishkek
        });

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /api/message HTTP/1.1");
        request.Header("Content-Type").Should().Be("application/xml; charset=utf-8");
        request.Body.Should().Be(SmsProDocuments.Unindented(document));
        result.AllAccepted.Should().BeTrue();
        result.Recipients.Should().OnlyContain(recipient => recipient.ProviderMessageId == "A88726" && recipient.Parts == 2 && recipient.Gateway == "pro");
    }

    [Fact]
    public async Task What_is_not_used_is_not_written()
    {
        await using var server = RawServer.Answering(SmsProDocuments.MessageAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);

        await gateway.SendOneAsync();

        XDocument.Parse(server.Ledger[0].Body).Root!.Elements().Select(element => element.Name.LocalName)
            .Should().Equal("login", "pwd", "id", "sender", "text", "phones");
    }

    public static TheoryData<string> Texts => new()
    {
        "& < > \" ' % + #",
        "]]>",
        "Ваш код 493028. Никому его не сообщайте.",
        "Кыргызча: ө ү ң",
        "გამარჯობა",
        "আপনার কোড",
        "Şifreniz 😀 👨‍👩‍👧‍👦",
        "two\nlines\tand a tab",
        "\u0085 \u2028 \uFFFD",
        " blanks around ",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_text_arrives_as_it_was_written(string text)
    {
        await using var server = RawServer.Answering(SmsProDocuments.MessageAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);

        await gateway.SendOneAsync(text);

        XDocument.Parse(server.Ledger[0].Body, LoadOptions.PreserveWhitespace).Root!.Element("text")!.Value.Should().Be(text);
    }

    [Fact]
    public async Task Line_ends_become_a_line_feed()
    {
        await using var server = RawServer.Answering(SmsProDocuments.MessageAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);

        await gateway.SendOneAsync("a\r\nb\rc\n\r");

        server.Ledger[0].Body.Should().Contain("<text>a\nb\nc\n\n</text>");
    }

    [Theory]
    [InlineData("http://Giper.mobi/schema/Message", "<id>A88726</id>")]
    [InlineData("", "<id>A88726</id>")]
    [InlineData("http://Giper.mobi/schema/Message", "")]
    public async Task The_answer_is_read_with_and_without_its_namespace(string ns, string id)
    {
        // As recorded from the live gateway, which answers in a namespace that its document does not show.
        var body = $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<response{(ns is "" ? "" : $" xmlns=\"{ns}\"")}>\n{id}\n<status>0</status>\n<phones>1</phones>\n<smscnt>3</smscnt>\n</response>";
        await using var server = RawServer.Answering(body);
        await using var gateway = TestGateway.SmsPro(server.Address);

        var result = await gateway.SendOneAsync();

        (result.Outcome, result.Parts, result.Evidence).Should().Be((SmsOutcome.Accepted, 3, SmsEvidence.Response));
    }

    [Theory]
    [InlineData("<response><status>0</status></response>", SmsOutcome.Accepted, null)]
    [InlineData("<response><status> 0 </status><phones></phones><smscnt>x</smscnt><other>1</other></response>", SmsOutcome.Accepted, null)]
    [InlineData("<response><status>2</status><message>bad auth</message></response>", SmsOutcome.Rejected, "bad auth")]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/Message\"><id>A88726</id><status>2</status><phones>1</phones><smscnt>1</smscnt></response>", SmsOutcome.Rejected, null)]
    public async Task What_may_be_missing_may_be_missing(string body, SmsOutcome outcome, string? text)
    {
        await using var server = RawServer.Answering(body);
        await using var gateway = TestGateway.SmsPro(server.Address);

        var result = await gateway.SendOneAsync();

        (result.Outcome, result.Error?.ProviderText).Should().Be((outcome, text));
    }

    [Theory]
    [InlineData("https://smspro.nikita.kg", "https://smspro.nikita.kg/api/message")]
    [InlineData("https://giper.mobi/sms/v1", "https://giper.mobi/sms/v1/api/message")]
    [InlineData("https://giper.mobi/sms/v1/", "https://giper.mobi/sms/v1/api/message")]
    public async Task The_paths_hang_under_the_base_address(string address, string expected)
    {
        using var mock = new MockHttpMessageHandler();
        Uri? asked = null;
        mock.Fallback.Respond(request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
        await using var gateway = TestGateway.SmsPro(new(address), build: builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => mock));

        await gateway.SendOneAsync();

        asked.Should().Be(new Uri(expected));
    }

    [Theory]
    [InlineData(SmsProPlatform.Biz, "https://smspro.biz/")]
    [InlineData(SmsProPlatform.Nikita, "https://smspro.nikita.kg/")]
    public void The_default_address_is_the_platforms_over_https(SmsProPlatform platform, string expected)
        => new SmsProOptions { Platform = platform }.DefaultAddress.Should().Be(new Uri(expected));
}

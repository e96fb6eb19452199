using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>The literal addresses and answers of the document, and what comes back of every text.</summary>
public sealed class SmsCoWireTests
{
    private const string Send = "GET /components/com_smsreseller/smsapi2.php?username=test&password=test";

    [Fact]
    public async Task The_request_is_the_documents()
    {
        var (request, result) = await SendAsync(new SmsMessage("test", "+995599445448"));

        request.RequestLine.Should().Be("GET /components/com_smsreseller/smsapi2.php?username=test&password=test&recipient=995599445448&message=test HTTP/1.1");
        request.Header("Content-Length").Should().Be("0", "an empty content keeps the framework from repeating the request");
        request.Header("Content-Type").Should().BeNull();
        request.Content.Should().BeEmpty();
        (result.Outcome, result.ProviderMessageId, result.Evidence, result.Gateway).Should().Be((SmsOutcome.Accepted, "123", SmsEvidence.Response, "co"));
        result.Parts.Should().BeNull("what is spent is no number of parts");
        result.PredictedParts.Should().Be(1);
    }

    [Fact]
    public async Task The_scheduled_request_is_the_documents_but_for_escapes()
    {
        var (request, _) = await SendAsync(new SmsMessage("test", "+995599244409") { SendAt = new(2012, 10, 1, 8, 30, 0, 900, TimeSpan.Zero) });

        request.RequestLine.Should().Be($"{Send}&recipient=995599244409&message=test&schedule=2012-10-01%2012%3A30%3A00 HTTP/1.1", "it is 12:30 in Tbilisi");
    }

    [Theory]
    [InlineData("Europe/Berlin", "2012-10-01%2010%3A30%3A00")]
    [InlineData("UTC", "2012-10-01%2008%3A30%3A00")]
    public async Task The_time_zone_can_be_told(string zone, string expected)
    {
        var (request, _) = await SendAsync(new SmsMessage("test", "+995599244409") { SendAt = new(2012, 10, 1, 11, 30, 0, TimeSpan.FromHours(3)) }, o => o.TimeZone = zone);

        request.RequestLine.Should().Be($"{Send}&recipient=995599244409&message=test&schedule={expected} HTTP/1.1");
    }

    [Fact]
    public async Task The_structure_is_the_documents()
    {
        var (request, _) = await SendAsync(new SmsMessage("testing", "+123456789"), o => (o.Username, o.Password) = ("xxx", "xxx"));

        request.RequestLine.Split('?', ' ')[2].Should().Be("username=xxx&password=xxx&recipient=123456789&message=testing");
    }

    [Theory]
    [InlineData("MyBrand", null, "MyBrand")]
    [InlineData(null, "MyShop", "MyShop")]
    [InlineData("MyBrand", "MyShop", "MyBrand")]
    [InlineData("H&M +1 a-.", null, "H%26M%20%2B1%20a-.")]
    [InlineData("12345678901", null, "12345678901")]
    public async Task A_sender_is_written_when_there_is_one(string? from, string? byDefault, string expected)
    {
        var message = new SmsMessage("test", "+995599445448") { From = from is null ? null : new(from), SendAt = new(2012, 10, 1, 8, 30, 0, TimeSpan.Zero) };

        var (request, _) = await SendAsync(message, o => o.DefaultSender = byDefault);

        request.RequestLine.Should().Be($"{Send}&recipient=995599445448&message=test&sender={expected}&schedule=2012-10-01%2012%3A30%3A00 HTTP/1.1");
    }

    [Fact]
    public async Task Several_recipients_stand_between_commas_when_that_is_told()
    {
        var (request, _) = await SendAsync(new SmsMessage("test", "+995599445448", "+995599244409"), o => o.MaxRecipientsPerRequest = 2);

        request.RequestLine.Should().Be($"{Send}&recipient=995599445448,995599244409&message=test HTTP/1.1");
    }

    [Theory]
    [InlineData("https://smsco.ge", null, null, "https://smsco.ge/components/com_smsreseller/smsapi2.php?", "https://smsco.ge/components/com_smsreseller/getstatus.php?")]
    [InlineData("http://smsco.ge/", "api/sendsms.php", "api/getstatus.php", "http://smsco.ge/api/sendsms.php?", "http://smsco.ge/api/getstatus.php?")]
    [InlineData("https://proxy.example/ge/", "api/sendsms.php", "api/getstatus.php", "https://proxy.example/ge/api/sendsms.php?", "https://proxy.example/ge/api/getstatus.php?")]
    [InlineData(null, null, null, "http://smsco.ge/components/com_smsreseller/smsapi2.php?", "http://smsco.ge/components/com_smsreseller/getstatus.php?")]
    public async Task The_paths_hang_under_the_base_address(string? address, string? sendPath, string? statusPath, string send, string status)
    {
        var asked = new List<string>();
        await using var gateway = SmsCoTestGateway.Create(
            null!,
            options =>
            {
                options.BaseAddress = address is null ? null : new(address);
                options.AllowInsecureHttp = true;
                options.SendPath = sendPath ?? options.SendPath;
                options.StatusPath = statusPath ?? options.StatusPath;
            },
            builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(asked)));

        await gateway.SendOneAsync();
        await gateway.GetBalanceAsync();
        await gateway.AskAsync(new("123"));

        asked.Should().Equal(
            $"{send}username=test&password=test&recipient=995599445448&message=test",
            $"{send}username=test&password=test&balance=true",
            $"{status}username=test&password=test&mes_id=123");
    }

    [Theory]
    [InlineData("& + # % = ? / \" '", "%26%20%2B%20%23%20%25%20%3D%20%3F%20%2F%20%22%20%27")]
    [InlineData("a&password=x", "a%26password%3Dx")]
    [InlineData("%41 %zz", "%2541%20%25zz")]
    [InlineData("./../x\\y", ".%2F..%2Fx%5Cy")]
    [InlineData(" blanks around ", "%20blanks%20around%20")]
    [InlineData("{[^`~|]}<>;:@,!$*()", "%7B%5B%5E%60~%7C%5D%7D%3C%3E%3B%3A%40%2C%21%24%2A%28%29")]
    public async Task Latin_text_is_escaped(string text, string expected)
        => (await SendAsync(new SmsMessage(text, "+995599445448"))).Request.RequestLine.Should().Be($"{Send}&recipient=995599445448&message={expected} HTTP/1.1");

    [Theory]
    [InlineData("“it’s” – 5 €", "%22it%27s%22%20-%205%20EUR")]
    [InlineData("Zażółć café\r\nß Ä £", "Zazolc%20cafe%20ss%20A%20GBP")]
    [InlineData("ok", "ok")]
    [InlineData("თქვენი კოდია 4711", "tkveni%20k%27odia%204711")]
    public async Task The_Latin_form_is_sent_where_the_message_asks_for_it(string text, string expected)
    {
        var message = new SmsMessage(text, "+995599445448") { Simplify = new() { Transliterations = [SmsTransliteration.Georgian] } };

        var (request, result) = await SendAsync(message);

        request.RequestLine.Should().Be($"{Send}&recipient=995599445448&message={expected} HTTP/1.1");
        result.PredictedParts.Should().Be(1);
    }

    [Fact]
    public async Task Where_other_text_is_allowed_only_parts_are_saved()
    {
        var (request, _) = await SendAsync(new SmsMessage("“a”", "+995599445448") { Simplify = new() }, o => o.AllowNonLatinText = true);

        request.RequestLine.Should().Contain("%E2%80%9Ca");
    }

    [Theory]
    [InlineData("გა", "%E1%83%92%E1%83%90")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("a\r\nb\rc", "a%0Ab%0Ac")]
    [InlineData("\u200F\u202E\u2028e\u0301", "%E2%80%8F%E2%80%AE%E2%80%A8e%CC%81")]
    public async Task Other_text_is_utf8_when_it_is_allowed(string text, string expected)
    {
        var (request, _) = await SendAsync(new SmsMessage(text, "+995599445448"), o => o.AllowNonLatinText = true);

        request.RequestLine.Should().Be($"{Send}&recipient=995599445448&message={expected} HTTP/1.1");
    }

    [Fact]
    public async Task Every_character_arrives_as_it_was_written()
    {
        var all = Enumerable.Range(0x20, 0xFFFE - 0x20).Where(c => c is not 0x1B and not (>= 0xD800 and <= 0xDFFF)).Select(c => (char)c).Chunk(400).Select(chunk => new string(chunk)).ToList();
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address, o => o.AllowNonLatinText = true);

        foreach (var text in all)
        {
            (await gateway.SendOneAsync(text)).Outcome.Should().Be(SmsOutcome.Accepted);
        }

        server.Ledger.Select(Message).Should().Equal(all);
    }

    [Theory]
    [InlineData("te st&", "p#%+=", "username=te%20st%26&password=p%23%25%2B%3D")]
    [InlineData("მე", "გა", "username=%E1%83%9B%E1%83%94&password=%E1%83%92%E1%83%90")]
    public async Task The_account_is_escaped(string username, string password, string expected)
    {
        var (request, _) = await SendAsync(new SmsMessage("test", "+995599445448"), o => (o.Username, o.Password) = (username, password));

        request.RequestLine.Should().Be($"GET /components/com_smsreseller/smsapi2.php?{expected}&recipient=995599445448&message=test HTTP/1.1");
    }

    private static string Message(RawRequest request)
        => Uri.UnescapeDataString(request.RequestLine.Split(' ')[1].Split('&').Single(pair => pair.StartsWith("message=", StringComparison.Ordinal))["message=".Length..]);

    private static async Task<(RawRequest Request, SmsRecipientResult Result)> SendAsync(SmsMessage message, Action<SmsCoOptions>? configure = null)
    {
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address, configure);
        var result = await gateway.SendAsync(message);
        return (server.Ledger.Should().ContainSingle().Subject, result.Recipients[0]);
    }

    private sealed class StubHandler(List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!.AbsoluteUri);
            var body = asked.Count is 1 ? "OK 4 123" : "1";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        }
    }
}

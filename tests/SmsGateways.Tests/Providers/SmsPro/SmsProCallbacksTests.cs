using System.Buffers;
using System.Globalization;
using System.Text;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>Pushed reports: the literal XML of both documents' section 2, the exact replies, and what strangers may send.</summary>
public sealed class SmsProCallbacksTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);
    private static readonly DateTimeOffset Second = new(2011, 9, 9, 3, 28, 0, TimeSpan.FromHours(6));

    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizPush, "+88018012345")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaPush, "+99655012345")]
    public async Task The_push_is_the_documents(SmsProPlatform platform, string document, string prefix)
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"), platform);

        var result = gateway.Gateway.GetRequiredService<ISmsCallbacks>().Read(Post(document));

        result.Reply.Should().Be(new SmsCallbackReply(200, null, ""), "the platform wants 200 OK");
        result.Reports.Should().Equal(Report("A881726", "6", 15), Report("A881726", "7", 16), Report("A887236", "8", 17));
        result.Inbound.Should().BeEmpty();
        result.Numbers.Should().BeEmpty();

        SmsDeliveryReport Report(string id, string digit, int second) => new(id, SmsDeliveryStatus.Sent)
        {
            Gateway = "pro",
            To = PhoneNumber.Parse(prefix + digit),
            SentAt = Second.AddSeconds(second),
            DoneAt = Second.AddSeconds(second + 5),
            ProviderStatus = "1",
        };
    }

    [Theory]
    [MemberData(nameof(SmsProReportsTests.Codes), MemberType = typeof(SmsProReportsTests))]
    public async Task A_report_keeps_the_platforms_code(string code, SmsDeliveryStatus status)
    {
        var result = await ReadAsync($"<report><dr><id>A1</id><phone><number>+996550123456</number><report>{code}</report></phone></dr></report>");

        result.Reports.Should().Equal(new SmsDeliveryReport("A1", status) { Gateway = "pro", To = PhoneNumber.Parse("996550123456"), ProviderStatus = code });
    }

    [Theory]
    [InlineData("POST", 200)]
    [InlineData("post", 200)]
    [InlineData("GET", 405)]
    [InlineData("HEAD", 405)]
    [InlineData("PUT", 405)]
    [InlineData("OPTIONS", 405)]
    [InlineData("", 405)]
    public async Task Reports_are_posted(string method, int status)
    {
        var result = await ReadAsync(Post(SmsProDocuments.NikitaPush) with { Method = method });

        result.Reply.Should().Be(new SmsCallbackReply(status, null, ""));
        result.Reports.Should().HaveCount(status is 200 ? 3 : 0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/xml")]
    [InlineData("application/xml; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/csv;charset= UTF-8")]
    [InlineData("charset=nonsense; charset=")]
    [InlineData("text/xml; charset=utf-7")]
    public async Task The_content_type_is_not_trusted(string? contentType)
        => (await ReadAsync(Post(SmsProDocuments.NikitaPush) with { ContentType = contentType, QueryString = "?a=1" })).Reports.Should().HaveCount(3);

    public static TheoryData<string> Garbage => new()
    {
        "",
        " \r\n",
        "\0\0\0",
        "<",
        "<?xml",
        "<?xml version=\"1.0\"?>",
        "hello",
        "id=A88726&status=3",
        "{\"id\":\"A88726\"}",
        "<html><body>hello</body></html>",
        "<response><dr><id>A1</id><phone/></dr></response>",
        "<Report/>",
        "<report>",
        "<report><dr></report>",
        "<report/><report/>",
        "<report/>x",
        "<report><dr><id>A1</id><phone><number>1</number></phone></dr>",
        "<report><dr><phone><number>996550123456</number><report>3</report></phone></dr></report>", // No id.
        "<report><dr><id/><phone><report>3</report></phone></dr></report>",
        "<report><dr><id> </id><phone><report>3</report></phone></dr></report>",
        "<report><dr><id>A1</id><phone/></dr><dr><phone/></dr></report>", // The second has none.
        "<report><dr><id>A1</id><phone><report>&unknown;</report></phone></dr></report>",
        "<report><dr><id>A\u0001</id><phone/></dr></report>",
        "<report><dr><id>&#99999999999;</id><phone/></dr></report>",
        "<report><dr><id>A1</id><id>A2</id><phone/></dr></report>", // Which of the two?
        "<report><dr><phone/><id>A1</id><phone/><id/></dr></report>",
        "<report a='1' a='2'/>",
        "<report><dr></report:", // An ArgumentException of the framework's reader.
        "<x:report/>",
        "<report>]]></report>",
        "<report><!-- -- --></report>",
        string.Concat(Enumerable.Repeat("<report>", 100_000)),
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task What_is_no_push_of_the_platforms_is_a_bad_request(string body)
    {
        var result = await ReadAsync(body);

        result.Reply.Should().Be(new SmsCallbackReply(400, null, ""));
        result.Reports.Should().BeEmpty();
    }

    [Theory]
    [InlineData("<report/>")]
    [InlineData("<report xmlns=\"http://Giper.mobi/schema/DeliveryReport\"></report>")]
    [InlineData("<report><dr/></report>")]
    [InlineData("<report><dr><id>A1</id></dr></report>")]
    [InlineData("<report><other><dr><id>A1</id><phone/></dr></other></report>")]
    public async Task A_push_of_nothing_is_taken(string body)
    {
        var result = await ReadAsync(body);

        result.Reply.StatusCode.Should().Be(200);
        result.Reports.Should().BeEmpty();
    }

    [Fact]
    public async Task The_id_may_stand_after_or_between_its_phones()
    {
        var result = await ReadAsync("""
            <report>
              <dr><phone><number>996550000001</number><report>3</report></phone><id>A1</id><phone><number>996550000002</number><report>4</report></phone></dr>
              <dr><id>A2</id><phone><number>996550000003</number><report>3</report></phone></dr>
              <dr><phone><number>996550000004</number><report>3</report></phone><phone><number>996550000005</number><report>3</report></phone><id>A3</id></dr>
            </report>
            """);

        result.Reports.Select(report => $"{report.ProviderMessageId} {report.To} {report.ProviderStatus}").Should().Equal(
            "A1 +996550000001 3", "A1 +996550000002 4", "A2 +996550000003 3", "A3 +996550000004 3", "A3 +996550000005 3");
    }

    [Theory]
    [InlineData("00010101000000")]
    [InlineData("00000000000000")]
    [InlineData("tomorrow")]
    public async Task A_time_that_is_none_does_not_lose_the_report(string time)
    {
        var result = await ReadAsync($"<report><dr><id>A1</id><phone><number>x</number><report>3</report><sendTime>{time}</sendTime><rcvTime>{time}</rcvTime></phone></dr></report>");

        result.Reports.Should().Equal(new SmsDeliveryReport("A1", SmsDeliveryStatus.Delivered) { Gateway = "pro", ProviderStatus = "3" });
    }

    public static TheoryData<string, string?, string> Encodings => new()
    {
        { "utf-8", null, "" },
        { "utf-8", null, "\uFEFF" },
        { "utf-8", "text/xml; charset=windows-1251", "\uFEFF" }, // The mark is right, the header is not.
        { "windows-1251", null, "<?xml version=\"1.0\" encoding=\"windows-1251\" standalone=\"yes\"?>" },
        { "windows-1251", "text/xml; charset=utf-8", "<?xml version='1.0' encoding='Windows-1251'?>\r\n" },
        { "windows-1251", "text/xml; charset=\"windows-1251\"", "" },
        { "utf-16", null, "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>" },
        { "utf-16BE", null, "\uFEFF" },
        { "utf-8", null, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" }, // It could be read, so it is not UTF-16.
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_push_is_read_in_the_encoding_that_it_came_in(string name, string? contentType, string start)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var body = encoding.GetBytes($"{start}<report><dr><id>A1</id><phone><number>996550123456</number><report>отложено</report></phone></dr></report>\r\n\0");

        var result = await ReadAsync(new SmsCallbackRequest("POST", contentType, "", body));

        result.Reply.StatusCode.Should().Be(200);
        result.Reports.Should().ContainSingle().Which.ProviderStatus.Should().Be("отложено");
    }

    public static TheoryData<string> DocumentTypes => new()
    {
        "<!DOCTYPE report><report><dr><id>A1</id><phone/></dr></report>",
        "<!DOCTYPE report SYSTEM \"http://127.0.0.1:9/report.dtd\"><report><dr><id>A1</id><phone/></dr></report>",
        "<!DOCTYPE report [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><report><dr><id>&e;</id><phone/></dr></report>",
        "<?xml version=\"1.0\"?><!DOCTYPE report [<!ENTITY a0 \"ha\">"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">"))
            + "]><report><dr><id>&a30;</id><phone/></dr></report>",
    };

    [Theory]
    [MemberData(nameof(DocumentTypes))]
    public async Task A_document_type_is_refused_quickly(string body)
    {
        var limit = TimeSpan.FromSeconds(2);

        (await Patience.QuickestAsync(limit, async () => (await ReadAsync(body)).Reply.StatusCode.Should().Be(400))).Should().BeLessThan(limit);
    }

    [Fact]
    public async Task Ten_thousand_reports_in_one_push_are_read_one_by_one()
    {
        var body = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<report xmlns=\"http://Giper.mobi/schema/DeliveryReport\">");
        for (var i = 0; i < 10_000; i++)
        {
            body.Append(i % 50 is 0 ? $"{(i > 0 ? "</dr>" : "")}<dr><id>M{i / 50}</id>" : "")
                .Append(CultureInfo.InvariantCulture, $"<phone><number>99655{i:D7}</number><report>{i % 8}</report><sendTime>{Second.AddSeconds(i):yyyyMMddHHmmss}</sendTime><rcvTime></rcvTime></phone>");
        }

        var result = await ReadAsync(body.Append("</dr></report>").ToString());

        result.Reply.StatusCode.Should().Be(200);
        result.Reports.Should().HaveCount(10_000);
        for (var i = 0; i < 10_000; i++)
        {
            var report = result.Reports[i];
            var wanted = ($"M{i / 50}", $"+99655{i:D7}", $"{i % 8}", Second.AddSeconds(i), (DateTimeOffset?)null);
            if ((report.ProviderMessageId, report.To.ToString(), report.ProviderStatus, report.SentAt!.Value, report.DoneAt) != wanted)
            {
                Assert.Fail($"Report {i} is {report}.");
            }
        }
    }

    [Fact]
    public async Task An_id_beside_every_phone_takes_no_longer()
    {
        var body = $"<report><dr>{string.Concat(Enumerable.Repeat("<phone/><id>A1</id>", 50_000))}</dr></report>";
        SmsCallbackResult result = null!;

        var quickest = await Patience.QuickestAsync(AtOnce, async () => result = await ReadAsync(body));

        result.Reports.Should().HaveCount(50_000).And.OnlyContain(report => report.ProviderMessageId == "A1");
        quickest.Should().BeLessThan(AtOnce);
    }

    [Theory]
    [InlineData("&#65;")]
    [InlineData("A<!---->")]
    [InlineData("<![CDATA[A]]>")]
    public async Task A_value_in_many_pieces_takes_no_longer(string piece)
    {
        var body = $"<report><dr><id>{string.Concat(Enumerable.Repeat(piece, 200_000))}</id><phone/></dr></report>";
        SmsCallbackResult result = null!;

        var quickest = await Patience.QuickestAsync(AtOnce, async () => result = await ReadAsync(body));

        result.Reports.Should().ContainSingle().Which.ProviderMessageId.Should().Be(new string('A', 200_000));
        quickest.Should().BeLessThan(AtOnce, "anybody may post here: joined one by one, these took 10 seconds a megabyte");
    }

    [Fact]
    public async Task No_mutation_of_a_push_is_ever_an_exception()
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"));
        var callbacks = gateway.Gateway.GetRequiredService<ISmsCallbacks>();
        var random = new Random(20110909);
        var (taken, refused) = (0, 0);

        for (var round = 0; round < 20_000; round++)
        {
            var body = Mutate(random, random.Next(2) is 0 ? SmsProDocuments.NikitaPush : SmsProDocuments.BizPush);
            var contentType = random.Next(4) switch { 0 => null, 1 => "text/xml; charset=" + Pick(random, Charsets), 2 => Pick(random, Charsets), _ => "text/xml" };

            SmsCallbackResult result;
            try
            {
                result = callbacks.Read(new("POST", contentType, "", body));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}, {contentType}: {Convert.ToBase64String(body)}", exception);
            }

            if (result.Reply == new SmsCallbackReply(200, null, ""))
            {
                taken++;
                if (result.Reports.Any(report => report.ProviderMessageId is "" || report.Gateway is not "pro"))
                {
                    Assert.Fail($"Round {round} has a report of no message.");
                }
            }
            else
            {
                refused++;
                (result.Reply, result.Reports.Count).Should().Be((new SmsCallbackReply(400, null, ""), 0));
            }
        }

        taken.Should().BeGreaterThan(500, "else only refusals were tried");
        refused.Should().BeGreaterThan(500);

        // A reader that has met garbage must not spoil the next push on the thread.
        callbacks.Read(Post(SmsProDocuments.NikitaPush)).Reports.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_body_in_the_middle_of_a_buffer_is_read_alone()
    {
        var document = Encoding.UTF8.GetBytes(SmsProDocuments.NikitaPush);
        byte[] buffer = [.. "<report/>"u8, .. document, .. "<report><dr>"u8];

        var result = await ReadAsync(new SmsCallbackRequest("POST", null, "", buffer.AsMemory("<report/>".Length, document.Length)));

        result.Reports.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_result_holds_nothing_of_the_body()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        var length = Encoding.UTF8.GetBytes(SmsProDocuments.NikitaPush, buffer);
        var result = await ReadAsync(new SmsCallbackRequest("POST", null, "", buffer.AsMemory(0, length)));

        buffer.AsSpan().Clear();

        result.Reports.Select(report => report.ToString()).Should().Equal(
            "A881726 to +996*******56: Sent", "A881726 to +996*******57: Sent", "A887236 to +996*******58: Sent");
    }

    [Fact]
    public async Task No_request_is_an_error_of_the_program()
        => await FluentActions.Awaiting(() => ReadAsync((SmsCallbackRequest)null!)).Should().ThrowAsync<ArgumentNullException>();

    private static readonly string[] Charsets = ["utf-8", "windows-1251", "koi8-r", "utf-16", "utf-32", "utf-7", "us-ascii", "gb18030", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "x-none", "", "\"", "\0"];

    private static readonly string[] Pieces =
    [
        "<", ">", "/>", "</", "&", "&amp;", "&#0;", "&#x10FFFF;", "&#xD800;", "&lt;", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a>",
        "<id>", "</id>", "<id/>", "<phone>", "<phone/>", "</phone>", "<dr>", "</dr>", "<report>", "</report>", "xmlns=\"\"", " xmlns:a=\"b\"", "a:", " a='1'", "\0", "\uFEFF", "\u0001",
        "00010101000000", "99999999999999", "-1", "\uFFFE", "\u0085", "\r\n", "\"", "'", "=", "encoding=\"utf-16\"", "encoding=\"", "standalone=\"no\"",
    ];

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];

    private static byte[] Mutate(Random random, string document)
    {
        var octets = Encoding.UTF8.GetBytes(document).ToList();
        for (var changes = random.Next(1, 5); changes > 0 && octets.Count > 0; changes--)
        {
            var at = random.Next(octets.Count);
            var length = Math.Min(random.Next(1, 40), octets.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    octets[at] = (byte)random.Next(256);
                    break;
                case 1:
                    octets.RemoveRange(at, length);
                    break;
                case 2:
                    octets.InsertRange(random.Next(octets.Count), octets.GetRange(at, length));
                    break;
                case 3:
                    octets.InsertRange(at, Encoding.UTF8.GetBytes(Pick(random, Pieces)));
                    break;
                case 4:
                    octets.RemoveRange(at, random.Next(20) is 0 ? octets.Count - at : 1);
                    break;
                case 5:
                    // Within a value, where the document stays one.
                    var value = octets.FindIndex(at, octet => octet is (byte)'>') + 1;
                    octets.InsertRange(value, Encoding.UTF8.GetBytes(Pick(random, Pieces)));
                    break;
                default:
                    octets[at] = (byte)(octets[at] ^ (1 << random.Next(8)));
                    break;
            }
        }

        return [.. octets];
    }

    private static SmsCallbackRequest Post(string body) => new("POST", "text/xml; charset=utf-8", "", Encoding.UTF8.GetBytes(body));

    private static Task<SmsCallbackResult> ReadAsync(string body) => ReadAsync(Post(body));

    private static async Task<SmsCallbackResult> ReadAsync(SmsCallbackRequest request)
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"));
        return gateway.Gateway.GetRequiredService<ISmsCallbacks>().Read(request);
    }
}

using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Limits before the first byte.</summary>
public sealed class SmsCoRefusalTests
{
    public static TheoryData<string, SmsMessage, SmsErrorCode, SmsErrorScope, string> Refusals
    {
        get
        {
            var message = new SmsMessage("Hi", "+995599445448");
            return new()
            {
                { "flash", message with { Content = new SmsText("Hi") { Flash = true } }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "flash" },
                { "notification", message with { Content = new SmsNotification("Hi") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsNotification" },
                { "binary", message with { Content = new SmsBinary(new byte[] { 1 }) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsBinary" },
                { "WAP push", message with { Content = new SmsWapPush("t", new("https://a.b/")) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsWapPush" },
                { "silent", message with { Content = new SmsSilent() }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsSilent" },
                { "vCard", message with { Content = new SmsVCard("n") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsVCard" },
                { "Viber", message with { Content = new SmsViber("t") }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "SmsViber" },
                { "validity", message with { ValidFor = TimeSpan.FromHours(1) }, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "ValidFor" },
                { "empty text", message with { Content = new SmsText("") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "empty" },
                { "a forbidden character", message with { Content = new SmsText("12\034") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+0000 at index 2" },
                { "Georgian", message with { Content = new SmsText("Code: გა") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+10D2 at index 6" },
                { "an emoji", message with { Content = new SmsText("Hi 😀") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+1F600 at index 3" },
                { "a typographic dash", message with { Content = new SmsText("a–b") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+2013 at index 1" },
                { "a line feed", message with { Content = new SmsText("a\nb") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+000A at index 1" },
                { "a line end", message with { Content = new SmsText("a\r\nb") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+000D at index 1" },
                { "a tab", message with { Content = new SmsText("a\tb") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "AllowNonLatinText" },
                { "DEL", message with { Content = new SmsText("a\u007F") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+007F at index 1" },
                { "Georgian, and what to do", message with { Content = new SmsText("Code: გა") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "with a transliteration (Georgian)," },
                { "a letter of several languages", message with { Content = new SmsText("щ") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "(Bulgarian, Kazakh, Kyrgyz, Russian, Ukrainian)" },
                { "a dash, and what to do", message with { Content = new SmsText("a–b") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "Set Simplify, and its Latin form is sent" },
                { "what has no Latin form", message with { Content = new SmsText("Hi 😀") }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "It has no Latin form by Simplify" },
                { "no Latin form by what is allowed", message with { Content = new SmsText("გა"), Simplify = new() }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+10D2 at index 0; SmsCo takes Latin text only. Set Simplify with a transliteration (Georgian)" },
                { "the caller's index", message with { Content = new SmsText("“a” 😀"), Simplify = new() }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+201C at index 0" },
                { "a forbidden character first", message with { Content = new SmsText("“12\034”"), Simplify = new() }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "U+0000 at index 3" },
                { "12 letters", message with { From = "Abcdefghijkl" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "Abcdefghijkl" },
                { "12 digits", message with { From = "123456789012" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "11 characters" },
                { "a Georgian sender", message with { From = "ბაზარი" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "ASCII" },
                { "8,000 letters", message with { Content = new SmsText(new('a', 8000)) }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "8000" },
                { "256 parts", message with { Content = new SmsText(new('a', 256 * 153)) }, SmsErrorCode.InvalidText, SmsErrorScope.Content, "8000" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_smsco_cannot_send_is_refused_by_name_before_any_byte(string because, SmsMessage message, SmsErrorCode code, SmsErrorScope scope, string named)
    {
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        var result = (await gateway.SendAsync(message)).Recipients[0];

        (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((SmsOutcome.Rejected, code, scope), because);
        result.Error.Detail.Should().Contain(named, because);
        result.Error.ProviderCode.Should().BeNull("the provider was not asked");
        server.Connections.Should().Be(0, because);
    }

    [Fact]
    public async Task All_of_printable_ascii_is_latin()
    {
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        (await gateway.SendOneAsync(new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]))).Outcome.Should().Be(SmsOutcome.Accepted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task The_longest_address_has_8000_characters(int recipients)
    {
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address, options => options.MaxRecipientsPerRequest = 50);
        var message = new SmsMessage("Hi", Enumerable.Range(0, recipients).Select(i => $"+99559944{i:D4}"));
        var longest = 8000 - $"{server.Address}components/com_smsreseller/smsapi2.php?username=test&password=test&recipient=&message=".Length - (recipients * 16);

        (await gateway.SendAsync(message with { Content = new SmsText(new('a', longest + 1)) })).Recipients[0].Error!.Detail.Should().Contain("8001");
        server.Connections.Should().Be(0);

        (await gateway.SendAsync(message with { Content = new SmsText(new('a', longest)) })).Recipients[0].Error?.Code.Should().NotBe(SmsErrorCode.InvalidText);
        server.Ledger.Should().ContainSingle();
        server.Ledger[0].RequestLine.Length.Should().BeLessThan(8000);
    }

    [Fact]
    public async Task An_escaped_character_counts_as_it_is_written()
    {
        await using var gateway = SmsCoTestGateway.Create(new("http://127.0.0.1:9/"), options => options.AllowNonLatinText = true);

        var result = await gateway.SendOneAsync(new('გ', 900));

        (result.Outcome, result.Error!.Code).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidText));
    }

    [Fact]
    public async Task A_local_time_that_comes_twice_is_refused()
    {
        await using var server = RawServer.Answering("OK 4 123");
        await using var gateway = SmsCoTestGateway.Create(server.Address, options => options.TimeZone = "Europe/Berlin");
        var message = new SmsMessage("Hi", "+995599445448");

        foreach (var hour in new[] { 0, 1 })
        {
            var result = (await gateway.SendAsync(message with { SendAt = new(2026, 10, 25, hour, 30, 0, TimeSpan.Zero) })).Recipients[0];
            (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content));
        }

        (await gateway.SendAsync(message with { SendAt = new(2026, 10, 25, 2, 30, 0, TimeSpan.Zero) })).AllAccepted.Should().BeTrue();
        server.Ledger.Should().ContainSingle().Which.RequestLine.Should().Contain("2026-10-25%2003%3A30%3A00");
    }
}

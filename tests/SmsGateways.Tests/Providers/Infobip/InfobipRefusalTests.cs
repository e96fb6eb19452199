namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>What is refused by name, before any byte is sent.</summary>
public sealed class InfobipRefusalTests
{
    public static TheoryData<string, SmsMessage, SmsErrorCode, SmsErrorScope, string> Refusals => new()
    {
        { "silent", new(new SmsSilent(), To), SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "Infobip sends no SmsSilent." },
        { "vCard", new(new SmsVCard("Anna"), To), SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "Infobip sends no SmsVCard." },
        { "Viber", new(new SmsViber("Hi"), To), SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "Infobip sends no SmsViber." },

        { "sender of 12 letters", Text() with { From = "Abcdefghijkl" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "The sender 'Abcdefghijkl' does not fit: *11 characters*" },
        { "sender of 15 digits", Text() with { From = "123456789012345" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "The sender '*************45' does not fit: *14 digits*" },
        { "sender of 15 digits with a plus sign", Text() with { From = "+123456789012345" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "The sender *" },
        { "sender in other letters", Text() with { From = "Trgovačka" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "*ASCII*" },
        { "plus sign and TON", With(new() { SourceTon = 2 }) with { From = "+12345" }, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "*plus sign, and SourceTon is 2*" },

        { "validity over 48 h", Text() with { ValidFor = new(48, 0, 1) }, SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway, "ValidFor is 2.00:00:01; Infobip knows no more than 48 hours*" },
        { "empty text", new("", To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "The text is empty." },
        { "forbidden character", new("12\0 34", To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "*U+0000 at index 2*" },
        { "lone surrogate", new(new SmsNotification("a\uD800"), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "*U+D800 at index 1*" },
        { "title without letters", new(new SmsWapPush("", new("https://shop.example/")), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "The text is empty." },
        { "too long a text", new(new string('č', 70_000), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "The text needs * parts; *255." },
        { "too long a text in its data coding", With(new() { DataCoding = 8 }, new string('a', 20_000)), SmsErrorCode.InvalidText, SmsErrorScope.Content, "In this data coding the text needs 299 parts; *255." },
        { "notification of two parts", new(new SmsNotification(new string('a', 161)), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "*more than one part, which a notification cannot have*" },
        { "long text as octets", With(new() { UnicodeAsBinary = true }, new string('č', 70)), SmsErrorCode.InvalidText, SmsErrorScope.Gateway, "As binary the text takes 142 octets*" },

        { "no octets", new(new SmsBinary(default), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "There are 0 octets*" },
        { "141 octets", new(new SmsBinary(new byte[141]), To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "There are 141 octets*" },
        { "141 octets, header and all", new(new SmsBinary(new byte[134]) { UserDataHeader = new byte[6] }, To), SmsErrorCode.InvalidText, SmsErrorScope.Content, "There are 141 octets*" },
        { "octets in an unknown data coding", new(new SmsBinary(new byte[1]) { DataCoding = 21 }, To), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "DataCoding is 21; Infobip takes 0, 1*" },
        {
            "two data codings", new(new SmsBinary(new byte[1]) { DataCoding = 4 }, To) { ProviderOptions = [new InfobipMessageOptions { DataCoding = 8 }] },
            SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The content's DataCoding is 4, and that of InfobipMessageOptions is 8."
        },
        {
            "header against ESM class", new(new SmsBinary(new byte[1]) { UserDataHeader = new byte[3] }, To) { ProviderOptions = [new InfobipMessageOptions { EsmClass = 3 }] },
            SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "There is a user data header, and EsmClass is 3*"
        },

        // Text and octets together.
        {
            "octets as Unicode text", new(new SmsBinary(new byte[2]), To) { ProviderOptions = [new InfobipMessageOptions { UnicodeAsBinary = true }] },
            SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "UnicodeAsBinary is about texts, and the content is SmsBinary."
        },
        { "text as octets", With(new() { DataCoding = 4 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The data coding 4 is for octets, and the content is a text." },
        { "text as a link", With(new() { DataCoding = 245 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The data coding 245 is for octets*" },
        { "text with a header's bit", With(new() { EsmClass = 64 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "EsmClass announces a user data header, and SmsText has none." },

        { "Unicode in GSM", With(new() { DataCoding = 1 }, "č"), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The text needs Unicode, which the data coding 1 does not have." },
        { "Unicode in the default", With(new() { DataCoding = 0 }, "č"), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The text needs Unicode*" },
        { "Unicode in flash", With(new() { DataCoding = 240 }, "č"), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The text needs Unicode*" },
        { "Unicode in ISO 8859-1", With(new() { DataCoding = 3 }, "č"), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "*ISO 8859-1*" },

        { "ESM class", With(new() { EsmClass = 256 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "EsmClass is 256; Infobip takes 0 to 255." },
        { "data coding", With(new() { DataCoding = 7 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "DataCoding is 7; Infobip takes 0, 1*" },
        { "source TON", With(new() { SourceTon = 7 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "SourceTon is 7; *6 (abbreviated)." },
        { "source NPI", With(new() { SourceNpi = 2 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "SourceNpi is 2; *14 or 18." },
        { "destination TON", With(new() { DestinationTon = -1 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "DestinationTon is -1; *" },
        { "destination NPI", With(new() { DestinationNpi = 19 }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "DestinationNpi is 19; *" },
        { "application", With(new() { AppId = " " }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "AppId does not fit; *" },
        { "campaign", With(new() { CampaignId = "a\n" }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "CampaignId does not fit; *" },
        { "twice", Text() with { ProviderOptions = [new InfobipMessageOptions(), new InfobipMessageOptions()] }, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "The message has InfobipMessageOptions twice." },

        { "relative push URL", With(new() { PushUrl = new("/dlr?k4n4ry", UriKind.Relative) }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "PushUrl is relative; *" },
        { "push URL of another scheme", With(new() { PushUrl = new("ftp://shop.example/k4n4ry") }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "PushUrl has the scheme 'ftp'; *" },
        { "push URL with a user", With(new() { PushUrl = new("https://k4n4ry@shop.example/") }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "PushUrl has a user or a fragment*" },
        { "push URL inside", With(new() { PushUrl = new("https://169.254.169.254/k4n4ry") }), SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, "PushUrl points to this machine, a private network*" },
    };

    private static string[] To => ["+385951111111", "+385952222222"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void It_is_refused_by_name(string what, SmsMessage message, SmsErrorCode code, SmsErrorScope scope, string detail)
    {
        foreach (var transport in Enum.GetValues<InfobipTransport>())
        {
            var error = InfobipTestGateway.Refuse(message, options => options.Transport = transport);

            error.Should().NotBeNull(what);
            (error!.Code, error.Scope).Should().Be((code, scope), what);
            error.Detail.Should().Match(detail).And.NotContain("k4n4ry").And.NotContain("385951111111");
        }
    }

    [Fact]
    public void An_address_that_is_too_long_is_refused_and_a_document_is_not()
    {
        var message = new SmsMessage(new string('č', 1400), To);

        InfobipTestGateway.Refuse(message, static options => options.Transport = InfobipTransport.Plain)!.Detail.Should().Match("Infobip's plain transport takes the whole message in its address*8000*");
        InfobipTestGateway.Refuse(message).Should().BeNull();
    }

    [Fact]
    public void A_private_push_URL_may_be_allowed()
        => InfobipTestGateway.Refuse(With(new() { PushUrl = new("http://localhost:5000/dlr") }), static options => options.AllowPrivatePushUrl = true).Should().BeNull();

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        SmsMessage[] messages =
        [
            Text() with { From = "My Shop +1!" },
            Text() with { From = "12345678901234" },
            Text() with { ValidFor = TimeSpan.FromHours(48), SendAt = DateTimeOffset.MaxValue },
            With(new() { UnicodeAsBinary = true }, new string('č', 69)),
            new(new SmsBinary(new byte[140]), To),
            new(new SmsBinary(new byte[133]) { UserDataHeader = new byte[6] }, To),
            new(new SmsBinary(default) { UserDataHeader = new byte[3] }, To),
            new(new SmsNotification(new string('a', 160)), To),
            With(new() { EsmClass = 255 - 64, SourceTon = 6, SourceNpi = 18, DestinationTon = 6, DestinationNpi = 18, DataCoding = 240 }),
        ];

        messages.Select(static message => InfobipTestGateway.Refuse(message)).Should().OnlyContain(static error => error == null);
    }

    [Fact]
    public void The_options_of_others_are_none_of_its_business()
        => InfobipTestGateway.Refuse(Text() with { ProviderOptions = [new Extra(), new Extra()] }).Should().BeNull();

    private static SmsMessage Text() => new("Hello", To);

    private static SmsMessage With(InfobipMessageOptions extras, string text = "Hello") => new(text, To) { ProviderOptions = [extras] };

    private sealed record Extra : SmsProviderOptions;
}

namespace SmsGateways.Simulator.Tests;

/// <summary>Tables 1, 4 and 7: every parameter in each form of a request, what is kept of it, and what is refused.</summary>
public sealed class InfobipParameterTests : InfobipFixture
{
    public enum Form
    {
        Xml,
        Json,
        Plain,
    }

    [Theory]
    [InlineData(Form.Xml, "flash", "srcton", "srcnpi", "destton", "destnpi", "ValidityPeriod", "sendDateTime", "esmclass", "datacoding", "pushurl")]
    [InlineData(Form.Xml, "flash", "SrcTon", "Srcnpi", "DestTon", "Destnpi", "ValidityPeriod", "sendDateTime", "Esmclass", "DataCoding", "pushurl")]
    [InlineData(Form.Json, "flash", "srcton", "srcnpi", "destton", "destnpi", "ValidityPeriod", "sendDateTime", "esmclass", "datacoding", "pushurl")]
    [InlineData(Form.Json, "flash", "Srcton", "Srcnpi", "Destton", "Destnpi", "ValidityPeriod", "sendDateTime", "Esmclass", "DataCoding", "drPushUrl")]
    [InlineData(Form.Plain, "IsFlash", "SrcTon", "SrcNpi", "DestTon", "DestNpi", "ValidityPeriod", "sendDateTime", "Esmclass", "DataCoding", "pushurl")]
    [InlineData(Form.Plain, "isflash", "SRCTON", "srcnpi", "destton", "destnpi", "validityperiod", "SendDateTime", "esmclass", "datacoding", "PushUrl")]
    public async Task Every_parameter_is_kept(
        Form form, string flash, string srcTon, string srcNpi, string destTon, string destNpi, string validity, string sendAt, string esmClass, string dataCoding, string pushUrl)
    {
        Statuses(await SendAsync(
            form,
            (flash, "1"), (srcTon, "2"), (srcNpi, "8"), (destTon, "1"), (destNpi, "18"), (validity, "01:30"), (sendAt, "2h"), (esmClass, "3"),
            (dataCoding, "3"), (pushUrl, "http://shop.example/r"), ("appid", "shop"), ("nopush", "1"), ("CampaignId", "c-1"))).Should().Equal(0);

        Message.Should().BeEquivalentTo(new
        {
            Text = "Hello",
            IsFlash = true,
            SourceTon = 2,
            SourceNpi = 8,
            DestinationTon = 1,
            DestinationNpi = 18,
            ValidityPeriod = new TimeSpan(1, 30, 0),
            SendAt = Clock.GetUtcNow().AddHours(2),
            EsmClass = 3,
            DataCoding = 3,
            PushUrl = new Uri("http://shop.example/r"),
            AppId = "shop",
            NoPush = true,
            CampaignId = "c-1",
        });
    }

    [Theory]
    [InlineData("esmClass", "999")]
    [InlineData("ESMCLASS", "999")]
    [InlineData("SrcTon", "999")]
    [InlineData("Flash", "9")]
    [InlineData("validityPeriod", "9")]
    [InlineData("SendDateTime", "9")]
    [InlineData("PushUrl", "9")]
    [InlineData("Binary", "4")]
    public async Task In_JSON_a_name_in_another_case_is_not_the_parameter(string name, string value)
    {
        Statuses(await SendAsync(Form.Json, (name, value))).Should().Equal(0);

        Message.Should().BeEquivalentTo(new { Text = "Hello", EsmClass = 0, SourceTon = 5, IsFlash = false, Binary = "" });
    }

    [Theory]
    [InlineData("flash", "2")]
    [InlineData("flash", "true")]
    [InlineData("nopush", "2")]
    [InlineData("type", "short")]
    [InlineData("datacoding", "2")]
    [InlineData("datacoding", "Unicode")]
    [InlineData("esmclass", "256")]
    [InlineData("esmclass", "-1")]
    [InlineData("srcton", "7")]
    [InlineData("destton", "7")]
    [InlineData("srcnpi", "2")]
    [InlineData("destnpi", "19")]
    [InlineData("ValidityPeriod", "1:30")]
    [InlineData("ValidityPeriod", "01:60")]
    [InlineData("ValidityPeriod", "90")]
    [InlineData("binary", "4142")] // together with a text
    public async Task What_has_no_value_of_its_own_is_an_error_of_processing(string name, string value)
    {
        Statuses(await SendAsync(Form.Json, (name, value))).Should().Equal(-23);
        Infobip.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(240)]
    [InlineData(245)]
    public async Task Every_data_coding_of_table_16_is_taken(int value)
    {
        Statuses(await SendAsync(Form.Xml, ("datacoding", $"{value}"))).Should().Equal(0);

        Message.Should().BeEquivalentTo(new { DataCoding = value, IsFlash = value is 24 or 240 });
    }

    [Fact]
    public async Task Every_type_of_number_and_numbering_plan_of_the_tables_is_taken()
    {
        foreach (var ton in (int[])[0, 1, 2, 3, 4, 5, 6])
        {
            Statuses(await SendAsync(Form.Json, ("srcton", $"{ton}"), ("destton", $"{ton}"))).Should().Equal(0);
        }

        foreach (var npi in (int[])[0, 1, 3, 4, 6, 8, 9, 10, 14, 18])
        {
            Statuses(await SendAsync(Form.Json, ("srcnpi", $"{npi}"), ("destnpi", $"{npi}"))).Should().Equal(0);
        }
    }

    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("47:59", 2879)]
    [InlineData("48:00", 2880)]
    [InlineData("99:59", 2880)]
    public async Task A_validity_of_more_than_48_hours_is_silently_48_hours(string validity, int minutes)
    {
        await SendAsync(Form.Plain, ("ValidityPeriod", validity));

        Message.ValidityPeriod.Should().Be(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("410A0D4243", 0)] // the document's example
    [InlineData("410a0d4243", 0)]
    [InlineData("410", -23)]
    [InlineData("4G", -23)]
    [InlineData("41 42", -23)]
    public async Task Binary_content_is_an_even_number_of_hexadecimal_digits(string binary, int status)
    {
        foreach (var form in Enum.GetValues<Form>())
        {
            Statuses(await SendAsync(form, "", ("binary", binary))).Should().Equal(status);
        }

        Infobip.Messages.Select(message => (message.Binary, message.Text)).Should().Equal(Enumerable.Repeat(("410A0D4243", ""), status is 0 ? 3 : 0));
    }

    [Fact]
    public async Task Binary_content_is_at_most_140_octets_and_never_long()
    {
        Statuses(await SendAsync(Form.Json, "", ("binary", new string('A', 280)))).Should().Equal(0);
        Statuses(await SendAsync(Form.Json, "", ("binary", new string('A', 282)))).Should().Equal(-23);
        Statuses(await SendAsync(Form.Json, "", ("binary", "41"), ("type", "longSMS"))).Should().Equal(-23);
    }

    [Theory]
    [InlineData(0, 'a', 160, 1)]
    [InlineData(0, '€', 80, 1)]
    [InlineData(3, 'é', 140, 1)]
    [InlineData(8, 'a', 70, 1)]
    [InlineData(8, 'Ж', 70, 1)]
    [InlineData(240, 'a', 160, 1)]
    [InlineData(0, 'a', 161, 2)]
    [InlineData(0, 'a', 306, 2)]
    [InlineData(0, 'a', 307, 3)]
    [InlineData(3, 'é', 141, 2)]
    [InlineData(3, 'é', 269, 3)]
    [InlineData(8, 'a', 71, 2)]
    [InlineData(8, 'Ж', 135, 3)]
    public async Task A_text_of_several_parts_has_to_be_long(int dataCoding, char letter, int length, int parts)
    {
        var text = new string(letter, length);
        Statuses(await SendAsync(Form.Json, text, ("datacoding", $"{dataCoding}"))).Should().Equal(parts is 1 ? 0 : -23);
        Statuses(await SendAsync(Form.Json, text, ("datacoding", $"{dataCoding}"), ("type", "longsms"))).Should().Equal(0);

        Infobip.Messages[^1].Should().BeEquivalentTo(new { Text = text, Parts = parts, Price = (decimal)parts });
    }

    [Theory]
    [InlineData(0, "a", 160)]
    [InlineData(8, "Ж", 70)]
    [InlineData(8, "😀", 35)]
    public async Task A_text_that_is_not_long_can_be_cut_instead(int dataCoding, string letter, int kept)
    {
        Infobip.LongTexts = InfobipLongTexts.Cut;

        Statuses(await SendAsync(Form.Json, string.Concat(Enumerable.Repeat(letter, 200)), ("datacoding", $"{dataCoding}"))).Should().Equal(0);

        Message.Should().BeEquivalentTo(new { Text = string.Concat(Enumerable.Repeat(letter, kept)), Parts = 1 });
    }

    [Theory]
    [InlineData(0, "a?c??")]
    [InlineData(1, "a?c??")]
    [InlineData(3, "aéc??")]
    [InlineData(8, "aéc€Ж")]
    public async Task A_phone_shows_only_what_the_data_coding_has(int dataCoding, string shown)
    {
        await SendAsync(Form.Json, dataCoding is 0 or 1 ? "aêcЖЖ" : "aéc€Ж", ("datacoding", $"{dataCoding}"));

        Message.Text.Should().Be(shown);
    }

    [Theory]
    [InlineData(Form.Xml, "wapurl")]
    [InlineData(Form.Json, "wapurl")]
    [InlineData(Form.Plain, "Bookmark")]
    public async Task A_bookmark_has_an_address_and_may_have_a_title(Form form, string name)
    {
        Statuses(await SendAsync(form, (name, "www.infobiiip.com/something.jpg"), ("type", "bookmark"))).Should().Equal(0);
        Statuses(await SendAsync(form, "", (name, "www.infobiiip.com/something.jpg"), ("type", "bookmark"))).Should().Equal(0);
        Statuses(await SendAsync(form, "", ("type", "bookmark"))).Should().Equal(-23);

        Infobip.Messages.Select(message => (message.Text, message.Type, message.WapUrl)).Should().Equal(
            ("Hello", "bookmark", "www.infobiiip.com/something.jpg"), ("", "bookmark", "www.infobiiip.com/something.jpg"));
    }

    [Fact]
    public async Task A_notification_is_one_part()
    {
        Statuses(await SendAsync(Form.Plain, ("type", "nSMS"))).Should().Equal(0);
        Statuses(await SendAsync(Form.Plain, new string('a', 161), ("type", "nSMS"))).Should().Equal(-23);

        Message.Type.Should().Be("nSMS");
    }

    [Fact]
    public async Task Numbers_of_JSON_need_no_quotation_marks()
    {
        await PostJsonAsync(InfobipRequestDocuments.JsonUnicode.Change("\"8\"", "8").Change("\"385951111111\"", "385951111111"));

        Message.Should().BeEquivalentTo(new { DataCoding = 8, Recipient = "385951111111" });
    }

    [Fact]
    public async Task The_word_nopush_in_the_place_of_an_address_is_none()
    {
        await SendAsync(Form.Json, ("drPushUrl", "nopush"));

        Message.Should().BeEquivalentTo(new { PushUrl = (Uri?)null, NoPush = false });
    }

    private Task<string> SendAsync(Form form, params (string Name, string Value)[] parameters) => SendAsync(form, "Hello", parameters);

    private async Task<string> SendAsync(Form form, string text, params (string Name, string Value)[] parameters) => form switch
    {
        Form.Xml => (await PostXmlAsync(InfobipRequestDocuments.XmlSingle
            .Change("<text>Hello</text>", $"<text>{text}</text>" + string.Concat(parameters.Select(p => $"<{p.Name}>{p.Value}</{p.Name}>"))))).ToString(),
        Form.Json => await PostJsonAsync(InfobipRequestDocuments.JsonSingle
            .Change("\"text\": \"Hello\"", $"\"text\": \"{text}\"" + string.Concat(parameters.Select(p => $", \"{p.Name}\": \"{p.Value}\"")))),
        _ => await GetAsync(InfobipRequestDocuments.PlainSingle
            .Change("SMSText=message", $"SMSText={text}" + string.Concat(parameters.Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value)}")))),
    };
}

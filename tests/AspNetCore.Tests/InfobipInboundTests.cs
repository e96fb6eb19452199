using System.Net;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>Messages from telephones that Infobip pushes by GET: the address of the callbacks, and behind it the query that was registered.</summary>
public sealed class InfobipInboundTests
{
    private const string First = "who=38598123123&what=050003070301041604300440&dc=8&esm=64&id=m1";
    private const string Second = "who=38598123123&what=0500030703020443&dc=8&esm=64&id=m2";
    private const string Third = "who=38598123123&what=050003070303D83DDE00&dc=8&esm=64&id=m3";

    [Fact]
    public async Task The_documents_texts_and_octets_come_out_as_events()
    {
        await using var text = await StartAsync(InfobipListeningDocuments.Template);
        (await GetAsync(text, InfobipListeningDocuments.TextPush)).Should().Be(HttpStatusCode.OK);
        text.Recorder.Inbound.Should().Equal(new SmsInboundMessage("38598123123", null) { Gateway = "infobip", Text = "ABC" });

        await using var binary = await StartAsync(InfobipListeningDocuments.BinaryTemplate);
        (await GetAsync(binary, InfobipListeningDocuments.BinaryPush)).Should().Be(HttpStatusCode.OK);
        binary.Recorder.Inbound.Should().Equal(new SmsInboundMessage("38598123123", null) { Gateway = "infobip", Text = "ABC", Data = "ABC"u8.ToArray() });
    }

    [Fact]
    public async Task The_secret_is_in_the_path_and_the_provider_adds_its_query_behind_it()
    {
        await using var app = await StartAsync(InfobipListeningDocuments.Template);
        var registered = $"{app.AddressFor("infobip")}?who=%sender%&what=%text%&output=xml";
        registered.Should().Be($"{app.Address}sms/infobip/{Secrets.First}?who=%sender%&what=%text%&output=xml", "nothing of it is escaped");

        using var response = await app.Client.GetAsync(new Uri(registered.Replace("%sender%", "38598123123", StringComparison.Ordinal).Replace("%text%", "%D0%96+%26+%3F%3D%2B", StringComparison.Ordinal)));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Inbound.Should().Equal(new SmsInboundMessage("38598123123", null) { Gateway = "infobip", Text = "Ж & ?=+" });
        foreach (var path in (string[])["/sms/infobip", $"/sms/infobip/{Secrets.Second}", $"/sms/infobip?secret={Secrets.First}", $"/sms/infobip/?smsSecret={Secrets.First}"])
        {
            using var refused = await app.Client.GetAsync(new Uri($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{InfobipListeningDocuments.TextPush}", UriKind.Relative));
            refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        app.Recorder.Calls.Should().Be(1);
    }

    [Fact]
    public async Task All_parameters_have_the_documents_names_without_a_template_and_a_repetition_is_recognized_by_its_id()
    {
        await using var app = await StartAsync(null);
        const string Query = "sender=38598123123&receiver=385981&text=YES&bin=&datetime=2014-04-16+11%3A23%3A45&messageid=m1&datacoding=0&esmclass=0";

        (await GetAsync(app, Query)).Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, Query)).Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, Query.Replace("m1", "m2", StringComparison.Ordinal))).Should().Be(HttpStatusCode.OK);

        app.Recorder.Inbound.Select(static message => (message.ProviderMessageId, message.To, message.Text, message.ReceivedAt)).Should().Equal(
            ("m1", "385981", "YES", new DateTimeOffset(2014, 4, 16, 11, 23, 45, TimeSpan.Zero)), ("m2", "385981", "YES", new DateTimeOffset(2014, 4, 16, 11, 23, 45, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_message_may_be_a_form_where_that_was_asked_for()
    {
        await using var app = await StartAsync(InfobipListeningDocuments.Template);

        using var response = await app.PostAsync("infobip", InfobipListeningDocuments.TextPush, "application/x-www-form-urlencoded");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Recorder.Inbound.Should().ContainSingle().Which.Text.Should().Be("ABC");
    }

    [Theory]
    [InlineData("")]
    [InlineData("who=38598123123")]
    [InlineData("what=ABC")]
    [InlineData("who=38598123123&what=ABC&what=DEF")]
    public async Task A_query_that_is_not_the_registered_one_is_refused(string query)
    {
        await using var app = await StartAsync(InfobipListeningDocuments.Template);

        (await GetAsync(app, query)).Should().Be(HttpStatusCode.BadRequest);
        app.Recorder.Calls.Should().Be(0);
    }

    [Fact]
    public async Task A_long_message_whose_handler_fails_is_whole_again_when_its_last_part_is_pushed_again()
    {
        await using var app = await StartAsync("who=%sender%&what=%bin%&dc=%datacoding%&esm=%esmclass%&id=%messageid%");
        app.Recorder.Act = static _ => throw new HandlerException("Not now.");

        (await GetAsync(app, First)).Should().Be(HttpStatusCode.OK, "it waits for the others");
        (await GetAsync(app, Third)).Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, Second)).Should().Be(HttpStatusCode.ServiceUnavailable);
        app.Recorder.Act = static _ => Task.CompletedTask;
        (await GetAsync(app, Second)).Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, Third)).Should().Be(HttpStatusCode.OK, "a copy that comes late");

        app.Recorder.Inbound.Should().ContainSingle().Which.Text.Should().Be("Жару😀");
    }

    [Fact]
    public async Task Parts_that_are_handed_on_with_another_message_come_again_with_it_where_a_handler_fails()
    {
        await using var app = await StartAsync("who=%sender%&what=%bin%&dc=%datacoding%&esm=%esmclass%&id=%messageid%");
        (await GetAsync(app, First)).Should().Be(HttpStatusCode.OK);
        app.Recorder.Act = static _ => throw new HandlerException("Not now.");
        var roundAgain = First.Replace("0416", "0417", StringComparison.Ordinal).Replace("m1", "m4", StringComparison.Ordinal);

        (await GetAsync(app, roundAgain)).Should().Be(HttpStatusCode.ServiceUnavailable, "the telephone has come round to the same reference: what waited is handed on");
        app.Recorder.Act = static _ => Task.CompletedTask;
        (await GetAsync(app, roundAgain)).Should().Be(HttpStatusCode.OK);

        app.Recorder.Inbound.Should().ContainSingle().Which.Text.Should().Be("Жар");
    }

    private static async Task<HttpStatusCode> GetAsync(CallbackApp app, string query)
    {
        using var response = await app.Client.GetAsync(new Uri($"{app.AddressFor("infobip")}?{query}"));
        return response.StatusCode;
    }

    private static Task<CallbackApp> StartAsync(string? template)
        => CallbackApp.StartAsync(gateways: sms => sms.AddInfobip(
            "infobip", o => (o.Username, o.Password, o.InboundTemplate, o.BaseAddress) = ("test", "test", template, new("http://127.0.0.1:9/"))));
}

using System.Net;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>The states that MySmpp pushes, from the wire to the handler and back: each has to be acknowledged by its id.</summary>
public sealed class MySmppPushTests
{
    // The provider's page: what stands for the ids and the states in it, stands there.
    private const string Page = """
             <state id_sms="..." time="2011-01-01 12:57:46" sms="Status">Status</state>
             <state id_sms="..." time="2011-01-01 12:57:46" sms="Status" viber="Status">Status</state>
             <state id_sms="..." time="2011-01-01 12:57:46" viber="Status">Status</state>
        """;

    private static readonly DateTimeOffset Time = new(2011, 1, 1, 12, 57, 46, TimeSpan.FromHours(3));

    [Theory]
    [InlineData("response")]
    [InlineData("request")]
    public async Task The_pages_push_comes_out_as_events_and_is_acknowledged_by_its_ids(string root)
    {
        await using var app = await StartAsync();

        (await PushAsync(app, $"<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<{root}>\n{Page}\n</{root}>")).Should().Be((HttpStatusCode.OK, Receipt("...")));
        (await PushAsync(app, Numbered(root))).Should().Be((HttpStatusCode.OK, Receipt("3234", "3235", "3236")));

        app.Recorder.Updates.Select(static update => update.Report).Should().Equal(
            new SmsDeliveryReport("...", SmsDeliveryStatus.Unknown) { Gateway = "mysmpp", DoneAt = Time, ProviderStatus = "Status" },
            new SmsDeliveryReport("3234", SmsDeliveryStatus.Delivered) { Gateway = "mysmpp", DoneAt = Time, ProviderStatus = "deliver" },
            new SmsDeliveryReport("3235", SmsDeliveryStatus.Read) { Gateway = "mysmpp", DoneAt = Time, ProviderStatus = "read" },
            new SmsDeliveryReport("3236", SmsDeliveryStatus.Undelivered) { Gateway = "mysmpp", DoneAt = Time, ProviderStatus = "not_deliver" });
    }

    [Theory]
    [InlineData("""id_sms="1" time="">send""", SmsDeliveryStatus.Sent, false)]
    [InlineData("""id_sms="1" time="2011-01-01 12:57:46" err="000">deliver""", SmsDeliveryStatus.Delivered, true)]
    [InlineData("""id_sms="1" time="2011-01-01 12:57:46" num_parts="2" price="1.15">partly_deliver""", SmsDeliveryStatus.PartlyDelivered, false)]
    [InlineData("""id_sms="1" time="2011-01-01 12:57:46" err="006">expired""", SmsDeliveryStatus.Expired, true)]
    [InlineData("""id_sms="1" time="" price="1.49">Сообщение с таким ID не принималось""", SmsDeliveryStatus.Unknown, false)]
    public async Task What_real_servers_write_is_an_event_and_is_acknowledged(string state, SmsDeliveryStatus status, bool isFinal)
    {
        await using var app = await StartAsync();

        (await PushAsync(app, $"<request><state {state}</state></request>")).Should().Be((HttpStatusCode.OK, Receipt("1")));

        var update = app.Recorder.Updates.Should().ContainSingle().Subject;
        (update.Status, update.IsFinal, update.MessageId).Should().Be((status, isFinal, null));
    }

    [Fact]
    public async Task Without_a_receipt_the_provider_pushes_again_and_only_what_failed_is_handled_again()
    {
        await using var app = await StartAsync();
        app.Recorder.Refuses = static report => report.ProviderMessageId is "3235";

        (await PushAsync(app, Numbered("response"))).Should().Be((HttpStatusCode.ServiceUnavailable, ""));
        app.Recorder.Refuses = static _ => false;
        (await PushAsync(app, Numbered("response"))).Should().Be((HttpStatusCode.OK, Receipt("3234", "3235", "3236")));

        app.Recorder.Updates.Select(static update => update.Report.ProviderMessageId).Should().Equal("3234", "3236", "3235");
        app.Recorder.Calls.Should().Be(4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<response><state time=\"\">deliver</state></response>")]
    public async Task What_is_no_push_has_no_receipt(string body)
    {
        await using var app = await StartAsync();

        (await PushAsync(app, body)).Should().Be((HttpStatusCode.BadRequest, ""));
        app.Recorder.Calls.Should().Be(0);
    }

    // Viber first, and the SMS where that fails, or the other way round: one id, whose states come in turn.
    [Theory]
    [InlineData("viber=send; viber=deliver; viber=read", "Sent Delivered Read", true)]
    [InlineData("viber=send; viber=not_deliver sms=send; viber=not_deliver sms=deliver", "Sent Delivered", true)]
    [InlineData("viber=send; viber=expired sms=send; viber=expired sms=not_deliver", "Sent Expired", true)]
    [InlineData("viber=not_deliver; viber=not_deliver sms=send; viber=not_deliver sms=deliver", "Undelivered Delivered", true)]
    [InlineData("viber=expired; viber=expired sms=deliver", "Expired Delivered", true)]
    [InlineData("sms=not_deliver; sms=not_deliver viber=deliver; sms=not_deliver viber=read", "Undelivered Delivered Read", true)]
    [InlineData("viber=not_deliver sms=deliver; viber=not_deliver; viber=not_deliver sms=send", "Delivered", true)]
    [InlineData("viber=read; viber=deliver; sms=not_deliver viber=read", "Read", true)]
    [InlineData("viber=partly_deliver; viber=partly_deliver sms=send; viber=partly_deliver sms=deliver", "PartlyDelivered Delivered", true)]
    [InlineData("sms=send; sms=partly_deliver; sms=send", "Sent PartlyDelivered", false)]
    public async Task States_of_two_channels_come_to_one_status_that_does_not_go_back(string states, string statuses, bool isFinal)
    {
        await using var app = await StartAsync();

        foreach (var state in states.Split("; "))
        {
            var channels = state.Split(' ').Select(static channel => channel.Split('=')).ToList();
            var attributes = string.Concat(channels.Select(static channel => $" {channel[0]}=\"{channel[1]}\""));
            (await PushAsync(app, $"<response><state id_sms=\"3234\" time=\"\"{attributes}>{channels[^1][1]}</state></response>")).Should().Be((HttpStatusCode.OK, Receipt("3234")));
        }

        string.Join(' ', app.Recorder.Updates.Select(static update => update.Status)).Should().Be(statuses);
        app.Recorder.Updates.Last().IsFinal.Should().Be(isFinal);
    }

    private static string Numbered(string root) => $"""
        <?xml version="1.0" encoding="utf-8" ?>
        <{root}>
             <state id_sms="3234" time="2011-01-01 12:57:46" sms="deliver">deliver</state>
             <state id_sms="3235" time="2011-01-01 12:57:46" sms="not_deliver" viber="read">read</state>
             <state id_sms="3236" time="2011-01-01 12:57:46" viber="not_deliver">not_deliver</state>
        </{root}>
        """;

    private static string Receipt(params string[] ids)
        => $"""<?xml version="1.0" encoding="UTF-8"?><response>{string.Concat(ids.Select(static id => $"<id_sms>{id}</id_sms>"))}</response>""";

    private static async Task<(HttpStatusCode Status, string Body)> PushAsync(CallbackApp app, string body)
    {
        using var response = await app.PostAsync("mysmpp", body, "text/xml; charset=utf-8");
        response.Content.Headers.ContentType?.ToString().Should().Be(response.StatusCode is HttpStatusCode.OK ? "text/xml; charset=utf-8" : null);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Task<CallbackApp> StartAsync()
        => CallbackApp.StartAsync(gateways: static sms => sms.AddMySmpp("mysmpp", static o => (o.Login, o.Password, o.BaseAddress) = ("login", "password", new("http://127.0.0.1:9/"))));
}

using System.Net;
using System.Text.RegularExpressions;

namespace SmsGateways.Simulator.Tests;

/// <summary>Number context requests, at once and by push, and the credits.</summary>
public sealed partial class InfobipContextTests : InfobipFixture
{
    [Fact]
    public async Task The_documents_JSON_is_the_answer_to_the_documents_request()
    {
        Infobip.SetNumberContext("385997046253", Values(("id", "13a54e79b51-fc84-1724")));

        (await GetAsync(InfobipDocument.Context.Change("38599111111", "385997046253"))).Should().Be(InfobipListeningDocuments.Json);
        (await GetAsync(InfobipDocument.Context)).Should().StartWith("{\"destination\":\"38599111111\",\"id\":\"12b35");
        Account.Balance.Should().Be(998);
    }

    [Fact]
    public async Task The_documents_XML_has_other_fields()
    {
        Infobip.SetNumberContext("38598111", Values(
            ("destination", "38598xxxxxxx"), ("id", "12a1d3981ac-1-1e"), ("IMSI", "219011000020098"), ("MSC", "38598040004"), ("onp", "98")));

        (await GetAsync(InfobipDocument.Context.Change("38599111111", "38598111").Change("json", "xml"))).Should().Be(InfobipDocument.ContextXml);
    }

    [Fact]
    public async Task Without_a_format_the_22_listed_fields_come_between_commas()
    {
        Infobip.SetNumberContext("38599111111", Values(("id", "ID")));

        (await GetAsync(InfobipDocument.Context.Change("&output=json", ""))).Should().Be(
            "38599111111,ID,DELIVRD,219019900211811,3859804,0,3859812007,T-Mobile HR,T-Mobile HR,T-Mobile HR,HR,21901,Croatia,100,99,Croatia,HR,385,false,98,385,true");
    }

    [Fact]
    public async Task A_package_has_the_fields_that_it_has()
    {
        Infobip.NumberContextFields = ["destination", "stat", "mccmnc"];

        (await GetAsync(InfobipDocument.Context)).Should().Be("""{"destination":"38599111111","stat":"DELIVRD","mccmnc":"21901"}""");
        (await GetAsync(InfobipDocument.Context.Change("&output=json", ""))).Should().Be("38599111111,DELIVRD,21901");
    }

    [Fact]
    public async Task A_request_is_a_form_too()
    {
        var answer = await ReadAsync(await PostAsync(
            "api/hlr/sync", "user=test&pass=test&destination=38599111111&output=JSON", "application/x-www-form-urlencoded"));

        answer.Should().Contain("\"stat\":\"DELIVRD\"");
    }

    [Theory]
    [InlineData("user=test", "user=other")]
    [InlineData("pass=test", "password=test")]
    [InlineData("destination=38599111111", "")]
    [InlineData("destination=38599111111", "destination=Friend")]
    public async Task What_is_wrong_has_failed(string old, string changed)
    {
        (await GetAsync(InfobipDocument.Context.Change(old, changed))).Should().Be("FAILED");
        Account.Balance.Should().Be(1000);
    }

    [Fact]
    public async Task Without_credits_the_status_is_unknown_and_a_network_that_is_not_covered_is_rejected_for_nothing()
    {
        Account.UncoveredPrefixes = ["1"];
        (await GetAsync(InfobipDocument.Context.Change("38599111111", "1555"))).Should().Contain("\"stat\":\"REJECTD\",\"IMSI\":\"\"");
        Account.Balance.Should().Be(1000);
        Account.PricePerNumberContext = 600;

        (await GetAsync(InfobipDocument.Context)).Should().Contain("\"stat\":\"DELIVRD\"");
        (await GetAsync(InfobipDocument.Context)).Should().Contain("\"stat\":\"UNKNOWN\",\"IMSI\":\"\"");
        Account.Balance.Should().Be(400);
    }

    [Fact]
    public async Task A_fault_of_any_status_is_a_failure()
    {
        Infobip.Fail(SimulatorFault.Status(-1), times: 3);

        (await GetAsync(InfobipDocument.Context)).Should().Be("FAILED");
        (await GetAsync(InfobipDocument.ContextOrder)).Should().Be("FAILED");
        (await GetAsync(InfobipDocument.Command.Change("cmd=X", "cmd=CREDITS"))).Should().Be("UNKNOWN_COMMAND");
    }

    [Fact]
    public async Task The_documents_order_is_answered_line_by_line_and_in_its_order()
    {
        var order = InfobipDocument.ContextOrder.Change("3859811111111", "123456;23423423232;23'0498239048230;2343223;sdfsdf;23422342342;234234");

        var answer = await GetAsync(order);

        IdForm().Replace(answer, ";OK;ID").Should().Be(IdForm().Replace(InfobipDocument.ContextOrderAnswer, ";OK;ID"));
        IdForm().Matches(answer).Select(match => match.Value).Should().HaveCount(5).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("user=test", "user=other")]
    [InlineData("pass=test", "")]
    [InlineData("destinations=3859811111111", "")]
    [InlineData("destinations=3859811111111", "destinations=;")]
    public async Task An_order_that_lacks_something_has_failed(string old, string changed) =>
        (await GetAsync(InfobipDocument.ContextOrder.Change(old, changed))).Should().Be("FAILED");

    [Fact]
    public async Task The_documents_rows_are_posted_when_the_results_are_there()
    {
        await using var receiver = new ReportReceiver();
        Account.NumberContextUrl = receiver.Url;
        Infobip.SetNumberContext("38598111111111", Values(
            ("id", "13a54ca0ece-fc84-bed"), ("stat", "UNDELIV"), ("IMSI", ""), ("MSC", ""), ("err", "1153"), ("onp", "98"), ("rnp", ""), ("rcp", ""),
            ("pnp", ""), ("pcp", "")));
        Infobip.SetNumberContext("385997046253", Values(("id", "13a54cf9484-fc84-1237"), ("IMSI", "219019900073678")));
        await ReadAsync(await PostAsync("api/hlr", "user=test&pass=test&destinations=38598111111111;385997046253", "application/x-www-form-urlencoded"));
        (await Infobip.PushNumberContextsAsync()).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await Infobip.PushNumberContextsAsync()).Single().Should().BeEquivalentTo(new { Reports = 2, IsAccepted = true });

        receiver.Bodies.Should().Equal(InfobipDocument.ContextPush);
        (await Infobip.PushNumberContextsAsync()).Should().BeEmpty();
        Account.Balance.Should().Be(998);
    }

    [Fact]
    public async Task The_rows_can_be_one_variable_of_a_form_and_are_at_most_100()
    {
        await using var receiver = new ReportReceiver();
        Account.NumberContextUrl = receiver.Url;
        Infobip.DlrForm = InfobipDlrForm.OneVariable;
        await GetAsync(InfobipDocument.ContextOrder.Change("3859811111111", string.Join(';', Enumerable.Range(385980000, 201))));
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await Infobip.PushNumberContextsAsync()).Select(push => push.Reports).Should().Equal(100, 100, 1);

        var rows = receiver.Bodies.SelectMany(body => WebUtility.UrlDecode(body.Change("dlr=", "")).Split('\n')).ToArray();
        rows.Should().HaveCount(201).And.OnlyContain(row => row.StartsWith("{\"destination\":\"38598", StringComparison.Ordinal) && row.EndsWith('}'));
        receiver.Heads.First().Should().Contain("Content-Type: application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task Results_wait_for_an_address_and_are_repeated_like_reports()
    {
        await using var receiver = new ReportReceiver(500);
        await GetAsync(InfobipDocument.ContextOrder);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Infobip.PushNumberContextsAsync()).Should().BeEmpty();
        Account.NumberContextUrl = receiver.Url;

        var pushing = Infobip.PushNumberContextsAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await pushing).Single().Answers.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("CREDITS", "", "123.4")]
    [InlineData("credits", "&output=other", "123.4")]
    [InlineData("Credits", "&Output=Json", """{"credits":"123.4"}""")]
    [InlineData("CREDITS", "&output=XML", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<credits>123.4</credits>")]
    [InlineData("X", "", "UNKNOWN_COMMAND")] // the document's example
    public async Task Credits_are_answered_in_each_form(string command, string output, string answer)
    {
        Account.Balance = 123.40m;

        (await GetAsync(InfobipDocument.Command.Change("cmd=X", $"cmd={command}") + output)).Should().Be(answer);
    }

    [Theory]
    [InlineData("username=test", "username=other")]
    [InlineData("password=test", "password=other")]
    [InlineData("username=test", "user=test")]
    public async Task A_strangers_command_is_unknown(string old, string changed) =>
        (await GetAsync(InfobipDocument.Command.Change("cmd=X", "cmd=CREDITS").Change(old, changed))).Should().Be("UNKNOWN_COMMAND");

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);

    [GeneratedRegex(";OK;[0-9a-f]+-[0-9a-f]+-[0-9a-f]+")]
    private static partial Regex IdForm();
}

using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>/api/dr</c>: the documents' examples, each row of their status and report tables, and the clock behind them.</summary>
public sealed class ReportTests : SimulatorFixture
{
    public static TheoryData<Platform> Platforms => [Platform.Biz, Platform.Nikita];

    [Theory]
    [InlineData(Platform.Biz, SmsProDocuments.BizMessage, "880180123456", SmsProDocuments.BizReportQuestion, SmsProDocuments.BizReportAnswer)]
    [InlineData(Platform.Nikita, SmsProDocuments.NikitaMessage, "996550123456", SmsProDocuments.NikitaReportQuestion, SmsProDocuments.NikitaReportAnswer)]
    public async Task Status_0_is_the_documents_answer(Platform platform, string message, string sentOnly, string request, string expected)
    {
        await SendAsync(On(platform), message.Change("<test>1</test>", ""));
        Clock.Advance(TimeSpan.FromSeconds(2));
        On(platform).SetReport(sentOnly, 1);

        using var answer = await PostAsync(On(platform), "dr", request.Change($"  <phone>{sentOnly}</phone>\n", ""));

        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
    }

    [Theory]
    [InlineData(Platform.Biz, SmsProDocuments.BizReportQuestion, "880180123456")]
    [InlineData(Platform.Nikita, SmsProDocuments.NikitaReportQuestion, "996550123456")]
    public async Task One_phone_is_reported_alone_with_or_without_a_plus_sign(Platform platform, string request, string phone)
    {
        await SendAsync(On(platform), Requests.For(platform));

        Numbers(await AskAsync(On(platform), "dr", request)).Should().Equal(phone);
        Numbers(await AskAsync(On(platform), "dr", request.Change($"<phone>{phone}", $"<phone>+{phone}"))).Should().Equal(phone);
    }

    [Fact]
    public async Task All_phones_are_reported_in_the_messages_order_without_plus_signs()
    {
        await SendAsync(Nikita, Requests.Message.WithPhones("996700000009", "+996550000001", "996220000005"));

        Numbers(await AskAsync(Nikita, "dr", All)).Should().Equal("996700000009", "996550000001", "996220000005");
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task A_report_moves_from_queued_to_sent_to_delivered_with_the_clock(Platform platform)
    {
        await SendAsync(On(platform), Requests.For(platform));
        (await ReportAsync(platform)).Should().Be(("0", "", ""));

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await ReportAsync(platform)).Should().Be(("1", "20100921235958", ""));

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await ReportAsync(platform)).Should().Be(("3", "20100921235958", "20100921235959"));

        Clock.Advance(TimeSpan.FromDays(1));
        (await ReportAsync(platform)).Should().Be(("3", "20100921235958", "20100921235959"));
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time_and_one_scheduled_in_the_past_does_not()
    {
        await SendAsync(Nikita, Requests.Message.WithTime("20100922010000"));
        await SendAsync(Nikita, Requests.Message.WithId("Past").WithTime("20100101000000"));
        Clock.Advance(TimeSpan.FromMinutes(30));

        (await ReportAsync(Platform.Nikita)).Code.Should().Be("0");
        Nikita.Messages[1].Reports[0].Should().BeEquivalentTo(new { Code = 3, SentAt = At(23, 59, 58), ReceivedAt = At(23, 59, 59) });

        Clock.Advance(TimeSpan.FromHours(1));
        (await ReportAsync(Platform.Nikita)).Should().Be(("3", "20100922010001", "20100922010002"));
    }

    [Fact]
    public async Task The_delays_can_be_changed()
    {
        Nikita.SendDelay = TimeSpan.Zero;
        Nikita.DeliveryDelay = TimeSpan.FromMinutes(1);
        await SendAsync(Nikita, Requests.Message);

        (await ReportAsync(Platform.Nikita)).Code.Should().Be("1");
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await ReportAsync(Platform.Nikita)).Code.Should().Be("3");
    }

    [Theory]
    [InlineData(0, "", "")]
    [InlineData(1, "20100921235958", "")]
    [InlineData(2, "", "")]
    [InlineData(3, "20100921235958", "20100922000007")]
    [InlineData(4, "20100921235958", "20100922000007")]
    [InlineData(5, "", "")]
    [InlineData(6, "20100921235958", "20100922000007")]
    [InlineData(7, "20100921235958", "")]
    [InlineData(42, "20100921235958", "20100922000007")]
    public async Task Every_report_code_can_be_set_and_has_the_times_it_means(int code, string sendTime, string rcvTime)
    {
        await SendAsync(Nikita, Requests.Message);
        await SendAsync(Biz, Requests.Message);
        Clock.Advance(TimeSpan.FromSeconds(10));

        Nikita.SetReport("+996550123456", code);
        Biz.SetReport("996550123456", code);
        Clock.Advance(TimeSpan.FromSeconds(10));

        (await ReportAsync(Platform.Nikita)).Should().Be(($"{code}", sendTime, rcvTime));
        (await ReportAsync(Platform.Biz)).Should().Be(($"{code}", sendTime, rcvTime));
        Nikita.Messages[0].Reports.Select(report => report.Code).Should().Equal(code, 3);
    }

    [Fact]
    public async Task A_report_set_before_the_message_holds_from_its_acceptance_on()
    {
        Nikita.SetReport("996550123456", 4);
        Clock.Advance(TimeSpan.FromHours(1));

        await SendAsync(Nikita, Requests.Message);

        (await ReportAsync(Platform.Nikita)).Should().Be(("4", "20100922005957", "20100922005957"));
    }

    [Theory]
    [InlineData("<id>A88726</id>", "")]
    [InlineData("<id>A88726</id>", "<id></id>")]
    [InlineData("</dr>", "")]
    public async Task Status_1_is_a_request_of_the_wrong_format(string old, string changed)
    {
        Status(await AskAsync(Nikita, "dr", All.Change(old, changed))).Should().Be(1);
        Status(await AskAsync(Biz, "dr", All.Change(old, changed))).Should().Be(1);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_2_is_a_wrong_password(Platform platform) =>
        Status(await AskAsync(On(platform), "dr", All.Change("passwd", "password"))).Should().Be(2);

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_3_is_an_address_that_is_not_allowed(Platform platform)
    {
        On(platform).Account.IsIpAllowed = false;

        Status(await AskAsync(On(platform), "dr", All)).Should().Be(3);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_4_is_an_id_or_a_phone_without_a_report(Platform platform)
    {
        await SendAsync(On(platform), Requests.For(platform));

        Status(await AskAsync(On(platform), "dr", All.WithId("Other"))).Should().Be(4);
        Status(await AskAsync(On(platform), "dr", All.Change("</dr>", "<phone>996700000000</phone></dr>"))).Should().Be(4);
    }

    [Fact]
    public async Task Status_4_is_a_test_because_nothing_was_sent()
    {
        await SendAsync(Nikita, Requests.Message.WithTest("1"));

        Status(await AskAsync(Nikita, "dr", All)).Should().Be(4);
        Nikita.Messages[0].Reports.Should().BeEmpty();
    }

    [Fact]
    public async Task Status_5_of_Nikita_is_a_second_request_about_an_id_before_the_first_is_answered()
    {
        await SendAsync(Nikita, Requests.Message);
        Nikita.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var first = AskAsync(Nikita, "dr", All);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));

        Status(await AskAsync(Nikita, "dr", All)).Should().Be(5);
        Status(await AskAsync(Nikita, "dr", All.WithId("Other"))).Should().Be(4);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Status(await first).Should().Be(0);
        Status(await AskAsync(Nikita, "dr", All)).Should().Be(0);
    }

    [Fact]
    public async Task Biz_has_no_status_5_and_answers_both()
    {
        await SendAsync(Biz, Requests.Message);
        Biz.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var first = AskAsync(Biz, "dr", All);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));

        Status(await AskAsync(Biz, "dr", All)).Should().Be(0);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Status(await first).Should().Be(0);
    }

    [Fact]
    public async Task Status_5_can_be_forced()
    {
        Nikita.Fail(SimulatorFault.Status(5));

        (await AskAsync(Nikita, "dr", All)).Should().BeEquivalentTo(XElement.Parse("<response><status>5</status></response>"));
    }

    private static string All => SmsProDocuments.NikitaReportQuestion.Change("  <phone>996550123456</phone>\n", "");

    private static DateTimeOffset At(int hour, int minute, int second) => new(2010, 9, 21, hour, minute, second, TimeSpan.FromHours(6));

    private static IEnumerable<string> Numbers(XElement answer) => answer.Elements("phone").Select(phone => Value(phone, "number"));

    private async Task<(string Code, string SendTime, string RcvTime)> ReportAsync(Platform platform)
    {
        var phone = (await AskAsync(On(platform), "dr", All)).Elements("phone").First();
        return (Value(phone, "report"), Value(phone, "sendTime"), Value(phone, "rcvTime"));
    }
}

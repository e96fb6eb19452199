using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using SmsGateways.Providers.Infobip;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Delivery reports: the document's XML, every status and every GSM error of its tables, what real servers add, and what is broken.</summary>
public sealed class InfobipReportsTests
{
    private static readonly DateTimeOffset August = new(2010, 8, 2, 14, 55, 10, TimeSpan.Zero);

    [Fact]
    public void The_pull_of_our_ids_is_the_documents_without_the_end_of_its_root()
        => ReadPull(InfobipListeningDocuments.PullOfOurIds).Should().Equal(Delivered("1000"), Delivered("1002"));

    [Fact]
    public void The_pull_of_their_ids_is_the_documents()
    {
        var night = new DateTimeOffset(2005, 7, 19, 22, 0, 0, TimeSpan.Zero);
        ReadPull(InfobipListeningDocuments.PullOfTheirIds).Should().Equal(
            new SmsDeliveryReport("1023012301", SmsDeliveryStatus.Queued) { Gateway = "info", SentAt = night, DoneAt = night, GsmErrorCode = 0, ProviderStatus = "NOT_SENT" });
    }

    [Fact]
    public void The_push_is_the_documents_with_done_date_in_two_words()
        => ReadPush(InfobipListeningDocuments.Push).Should().Equal(
            new SmsDeliveryReport("msgID", SmsDeliveryStatus.Unknown) { Gateway = "info", GsmErrorCode = 0, ProviderStatus = "xxxxxx" });

    [Theory]
    [InlineData("""<message id="10002" sentdate="2016/09/04 15:51:44" donedate="2016/09/04 15:51:45" status="DELIVERED" gsmerror="0" price="17.0000" pducount="1" />""", "17.0000", 1)]
    [InlineData("""<message id="10002" sentdate="2016/09/04 15:51:44" donedate="2016/09/04 15:51:45" status="DELIVERED" gsmerror="0" price="1.0" />""", "1.0", null)]
    public void Price_and_parts_are_read_as_real_servers_write_them(string message, string price, int? parts)
    {
        var sentAt = new DateTimeOffset(2016, 9, 4, 15, 51, 44, TimeSpan.Zero);
        ReadPull($"<DeliveryReport>{message}</DeliveryReport>").Should().Equal(new SmsDeliveryReport("10002", SmsDeliveryStatus.Delivered)
        {
            Gateway = "info",
            SentAt = sentAt,
            DoneAt = sentAt.AddSeconds(1),
            GsmErrorCode = 0,
            Price = decimal.Parse(price, CultureInfo.InvariantCulture),
            Parts = parts,
            ProviderStatus = "DELIVERED",
        });
    }

    [Theory]
    [InlineData("NOT_SENT", SmsDeliveryStatus.Queued)]
    [InlineData("SENT", SmsDeliveryStatus.Sent)]
    [InlineData("NOT_DELIVERED", SmsDeliveryStatus.Undelivered)]
    [InlineData("DELIVERED", SmsDeliveryStatus.Delivered)]
    [InlineData("NOT_ALLOWED", SmsDeliveryStatus.Rejected)]
    [InlineData("INVALID_DESTINATION_ADDRESS", SmsDeliveryStatus.Rejected)]
    [InlineData("INVALID_SOURCE_ADDRESS", SmsDeliveryStatus.Rejected)]
    [InlineData("ROUTE_NOT_AVAILABLE", SmsDeliveryStatus.Rejected)]
    [InlineData("ROUTE_NOT_AVAILLABLE", SmsDeliveryStatus.Rejected)]
    [InlineData("NOT_ENOUGH_CREDITS", SmsDeliveryStatus.Rejected)]
    [InlineData("REJECTED", SmsDeliveryStatus.Rejected)]
    [InlineData("INVALID_MESSAGE_FORMAT", SmsDeliveryStatus.Rejected)]
    [InlineData("delivered", SmsDeliveryStatus.Delivered)]
    [InlineData("NOT_SENT_YOU_FOOL", SmsDeliveryStatus.Unknown)]
    [InlineData("5", SmsDeliveryStatus.Unknown)]
    [InlineData("-13", SmsDeliveryStatus.Unknown)]
    [InlineData("Доставлено", SmsDeliveryStatus.Unknown)]
    public void A_status_is_kept_verbatim_beside_its_meaning(string text, SmsDeliveryStatus status)
    {
        var report = ReadPull($"""<DeliveryReport><message id="1" status="{text}"/></DeliveryReport>""").Should().ContainSingle().Subject;

        (report.ProviderStatus, report.Status).Should().Be((text, status));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "EC_UNKNOWN_SUBSCRIBER")]
    [InlineData(5, "EC_UNIDENTIFIED_SUBSCRIBER")]
    [InlineData(6, "EC_ABSENT_SUBSCRIBER_SM")]
    [InlineData(9, "EC_ILLEGAL_SUBSCRIBER")]
    [InlineData(11, "EC_TELESERVICE_NOT_PROVISIONED")]
    [InlineData(12, "EC_ILLEGAL_EQUIPMENT")]
    [InlineData(13, "EC_CALL_BARRED")]
    [InlineData(21, "EC_FACILITY_NOT_SUPPORTED")]
    [InlineData(27, "EC_ABSENT_SUBSCRIBER")]
    [InlineData(31, "EC_SUBSCRIBER_BUSY_FOR_MT_SMS")]
    [InlineData(32, "EC_SM_DELIVERY_FAILURE")]
    [InlineData(33, "EC_MESSAGE_WAITING_LIST_FULL")]
    [InlineData(34, "EC_SYSTEM_FAILURE")]
    [InlineData(36, "EC_UNEXPECTED_DATA_VALUE")]
    [InlineData(256, "EC_SM_DF_memoryCapacityExceeded")]
    [InlineData(257, "EC_SM_DF_equipmentProtocolError")]
    [InlineData(258, "EC_SM_DF_equipmentNotSM_Equipped")]
    [InlineData(260, "EC_SM_DF_sc_Congestion")]
    [InlineData(261, "EC_SM_DF_invalidSME_Address")]
    [InlineData(262, "EC_SM_DF_subscriberNotSC_Subscriber")]
    [InlineData(500, "EC_PROVIDER_GENERAL_ERROR")]
    [InlineData(502, "EC_NO_RESPONSE")]
    [InlineData(503, "EC_SERVICE_COMPLETION_FAILURE")]
    [InlineData(504, "EC_UNEXPECTED_RESPONSE_FROM_PEER")]
    [InlineData(507, "EC_MISTYPED_PARAMETER")]
    [InlineData(511, "EC_INITIATING_RELEASE")]
    [InlineData(1027, "EC_OR_encapsulatedAC_NotSupported")]
    [InlineData(1028, "EC_OR_transportProtectionNotAdequate")]
    [InlineData(1030, "EC_OR_potentialVersionIncompatibility")]
    [InlineData(1031, "EC_OR_remoteNodeNotReachable")]
    [InlineData(1152, "EC_NNR_noTranslationForAnAddressOfSuchNatur")]
    [InlineData(1153, "EC_NNR_noTranslationForThisSpecificAddress")]
    [InlineData(1154, "EC_NNR_subsystemCongestion")]
    [InlineData(1155, "EC_NNR_subsystemFailure")]
    [InlineData(1156, "EC_NNR_unequippedUser")]
    [InlineData(1157, "EC_NNR_MTPfailure")]
    [InlineData(1158, "EC_NNR_networkCongestion")]
    [InlineData(1159, "EC_NNR_unqualified")]
    [InlineData(1163, "EC_NNR_SCCPfailure")]
    [InlineData(1281, "EC_UA_userSpecificReason")]
    [InlineData(1282, "EC_UA_userResourceLimitation")]
    [InlineData(1283, "EC_UA_resourceUnavailable")]
    [InlineData(1536, "EC_PA_providerMalfunction")]
    [InlineData(1538, "EC_PA_ressourceLimitation")]
    [InlineData(1539, "EC_PA_maintenanceActivity")]
    [InlineData(1540, "EC_PA_versionIncompatibility")]
    [InlineData(1541, "EC_PA_abnormalMapDialog")]
    [InlineData(2048, "EC_TIME_OUT")]
    [InlineData(2051, "EC_InvalidMscAddress")]
    [InlineData(4096, "EC_InvalidPduFormat")]
    [InlineData(4100, "EC_Cancelled")]
    [InlineData(4101, "EC_ValidityExpired")]
    [InlineData(2, null)]
    [InlineData(9999, null)]
    public void A_gsm_error_has_the_name_of_table_15(int code, string? name)
    {
        foreach (var attribute in new[] { "gsmerror", "gsmerrcode" })
        {
            var report = ReadPull($"""<DeliveryReport><message id="1" status="NOT_DELIVERED" {attribute}="{code}"/></DeliveryReport>""").Should().ContainSingle().Subject;

            (report.GsmErrorCode, report.GsmErrorName).Should().Be((code, name));
        }
    }

    [Theory]
    [InlineData("2010/8/2 14:55:10", "2010-08-02T14:55:10Z")]
    [InlineData("2010/08/02 14:55:10", "2010-08-02T14:55:10Z")]
    [InlineData("2005/7/19 22:0:0", "2005-07-19T22:00:00Z")]
    [InlineData("2005/12/31 0:00:5", "2005-12-31T00:00:05Z")]
    [InlineData("2014-04-16 11:23:45", "2014-04-16T11:23:45Z")]
    [InlineData("2014-04-16T11:23:45.123", "2014-04-16T11:23:45Z")]
    [InlineData("2014-04-16T11:23:45.123Z", "2014-04-16T11:23:45Z")]
    [InlineData("2014-04-16T11:23:45+02:00", "2014-04-16T09:23:45Z")]
    [InlineData("2014-04-16T11:23:45 -0130", "2014-04-16T12:53:45Z")]
    [InlineData("2014/4/16 11:23", "2014-04-16T11:23:00Z")]
    [InlineData("", null)]
    [InlineData("xxxxx", null)]
    [InlineData("2010/2/30 14:55:10", null)]
    [InlineData("2010/13/1 14:55:10", null)]
    [InlineData("2010/8/2", null)]
    [InlineData("2010/8/2 24:00:00", null)]
    [InlineData("2010/8/2 14:60:00", null)]
    [InlineData("2010/8/2 14:55:10 PM", null)]
    [InlineData("2010/8/2 14:55:10+15:00", null)]
    [InlineData("0001/1/1 0:0:0", null)]
    [InlineData("9999/12/31 23:59:59", null)]
    [InlineData("12010/8/2 14:55:10", null)]
    public void Dates_have_leading_zeros_or_not_and_a_mangled_one_is_none(string text, string? expected)
    {
        var report = ReadPull($"""<DeliveryReport><message id="1" sentdate="{text}" donedate="{text}" status="SENT"/></DeliveryReport>""").Should().ContainSingle().Subject;

        DateTimeOffset? time = expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        (report.SentAt, report.DoneAt).Should().Be((time, time));
    }

    [Theory]
    [InlineData("Europe/Zagreb", "2010/8/2 14:55:10", 2)]
    [InlineData("Europe/Zagreb", "2010/1/2 14:55:10", 1)]
    [InlineData("Asia/Tbilisi", "2010/8/2 14:55:10", 4)]
    public void Dates_are_in_the_zone_that_the_options_name(string zone, string text, int hours)
    {
        var document = $"""<DeliveryReport><message id="1" sentdate="{text}" status="SENT"/></DeliveryReport>""";
        InfobipReports.ReadPull(Encoding.UTF8.GetBytes(document), "info", TimeZoneInfo.FindSystemTimeZoneById(zone)).Items
            .Should().ContainSingle().Which.SentAt!.Value.Offset.Should().Be(TimeSpan.FromHours(hours));
    }

    [Theory]
    [InlineData("NO_DATA")]
    [InlineData("<DeliveryReport>\n</DeliveryReport>")]
    [InlineData("<DeliveryReport/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DeliveryReport></DeliveryReport>")]
    public void Nothing_to_report_is_nothing(string body) => ReadPull(body).Should().BeEmpty();

    [Theory]
    [InlineData("5", "5")]
    [InlineData("10", "10")]
    [InlineData("11", "11")]
    [InlineData("-5", "-5")]
    [InlineData("-10", "-10")]
    [InlineData("-11", "-11")]
    [InlineData("-99", "-99")]
    [InlineData("12345", "12345")]
    [InlineData("GENERAL_ERROR", "GENERAL_ERROR")]
    [InlineData("UNKNOWN_COMMAND", "UNKNOWN_COMMAND")]
    [InlineData("FAILED", "FAILED")]
    public void A_number_or_a_word_is_a_refusal(string body, string code)
    {
        var pulled = InfobipReports.ReadPull(Encoding.UTF8.GetBytes(body), "info", TimeZoneInfo.Utc);

        pulled.Items.Should().BeEmpty();
        pulled.Refusal.Should().Be(new InfobipRefusal(code, body));
    }

    [Theory]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message status=\"SENT\"/><message id=\"3\" status=\"SENT\"/></DeliveryReport>", "1,3")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=\" \" status=\"SENT\"/></DeliveryReport>", "1")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=\"2\" stat", "1")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=\"2\" status=\"SENT\"/><mess", "1,2")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=\"2\" id=\"2\" status=\"SENT\"/></DeliveryReport>", "1")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/><message id=\"2\" id=\"2\"/><message id=\"3\" status=\"SENT\"/></DeliveryReport>", "1,3")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"R&D\"/><message id=\"2\" status=\"SENT\"></message><message id=\"3\" stat", "2")]
    [InlineData("<DeliveryReport><message id=\"1\" done date=\"2010/8/2 14:55:16\"/><message id=\"2\" text=\"<\"/><message id=\"3\" done date=\"2010/8/2 14:55:16\"/></DeliveryReport>", "1,3")]
    [InlineData("<?xml version=\"1.0\"?><DeliveryReport><x><message id=\"1\"/><message id=\"2\"/></y></DeliveryReport>", "1,2")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/></Delivery>", "1")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"SENT\"/></DeliveryReport>Warning", "1")]
    [InlineData("<html><body>Service unavailable</body></html>", "")]
    [InlineData("<results><result><status>-5</status></result></results>", "")]
    [InlineData("", "")]
    [InlineData("Service unavailable", "")]
    [InlineData("<DeliveryReport>&a;</DeliveryReport>", "")]
    public void What_is_broken_does_not_take_the_good_ones_along(string body, string ids)
    {
        var pulled = InfobipReports.ReadPull(Encoding.UTF8.GetBytes(body), "info", TimeZoneInfo.Utc);

        string.Join(',', pulled.Items.Select(report => report.ProviderMessageId)).Should().Be(ids);
        pulled.Breakage.Should().BeOfType<XmlException>();
    }

    [Fact]
    public void A_document_of_nothing_but_broken_reports_is_given_up()
    {
        var body = Encoding.UTF8.GetBytes($"<DeliveryReport>{string.Concat(Enumerable.Repeat("<message", 500_000))}<message id=\"1\"/></DeliveryReport>");
        var start = Stopwatch.GetTimestamp();

        InfobipReports.ReadPull(body, "info", TimeZoneInfo.Utc).Items.Should().BeEmpty();

        Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("<DeliveryReport><message id=\"1\"/></DeliveryReport>")]
    [InlineData("<DeliveryReport><message id=\"1\" status=\"\" donedate=\"\" sentdate=\"\" gsmerror=\"\" price=\"\" pducount=\"\"/></DeliveryReport>")]
    [InlineData("<DeliveryReport xmlns=\"urn:x\"><new/><message id=\"1\" other=\"2\"><x>1</x></message></DeliveryReport>")]
    [InlineData("<d:DeliveryReport xmlns:d=\"urn:x\"><d:message id=\"1\">text</d:message></d:DeliveryReport>")]
    public void What_is_missing_is_not_made_up(string body)
        => ReadPull(body).Should().Equal(new SmsDeliveryReport("1", SmsDeliveryStatus.Unknown) { Gateway = "info" });

    [Fact]
    public void Escaped_values_are_read()
        => ReadPull("<DeliveryReport><message id=\"a&amp;b&#32;&quot;&#x416;\" status='SENT'/></DeliveryReport>").Should().ContainSingle().Which.ProviderMessageId.Should().Be("a&b \"Ж");

    [Fact]
    public void A_pull_of_many_reports_is_read_whole()
    {
        var document = new StringBuilder("<DeliveryReport>");
        for (var i = 0; i < 20_000; i++)
        {
            document.Append(CultureInfo.InvariantCulture, $"<message id=\"{i}\" sentdate=\"2010/8/2 14:55:10\" donedate=\"2010/8/2 14:55:16\" status=\"DELIVERED\" gsmerror=\"0\" />\n");
        }

        ReadPull(document.Append("</DeliveryReport>").ToString()).Select(report => report.ProviderMessageId)
            .Should().Equal(Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
    }

    private static SmsDeliveryReport Delivered(string id) => new(id, SmsDeliveryStatus.Delivered)
    {
        Gateway = "info",
        SentAt = August,
        DoneAt = August.AddSeconds(6),
        GsmErrorCode = 0,
        ProviderStatus = "DELIVERED",
    };

    private static List<SmsDeliveryReport> ReadPull(string body)
    {
        var pulled = InfobipReports.ReadPull(Encoding.UTF8.GetBytes(body.Trim()), "info", TimeZoneInfo.Utc);
        (pulled.Refusal, pulled.Breakage).Should().Be((null, null));
        return pulled.Items;
    }

    private static List<SmsDeliveryReport> ReadPush(string body) => InfobipReports.ReadPush(Encoding.UTF8.GetBytes(body), "info", TimeZoneInfo.Utc);
}

using SmsGateways;
using SmsGateways.AspNetCore.Reports;

namespace AspNetCore.Tests;

/// <summary>Which status may follow which, and how it is written down.</summary>
public sealed class ReportStateTests
{
    private static readonly SmsDeliveryStatus[] Finals =
    [
        SmsDeliveryStatus.Delivered, SmsDeliveryStatus.Read, SmsDeliveryStatus.Undelivered, SmsDeliveryStatus.Rejected, SmsDeliveryStatus.Expired, SmsDeliveryStatus.Deleted,
        SmsDeliveryStatus.Canceled,
    ];

    public static TheoryData<SmsDeliveryStatus, SmsDeliveryStatus> Pairs
    {
        get
        {
            var pairs = new TheoryData<SmsDeliveryStatus, SmsDeliveryStatus>();
            foreach (var before in Enum.GetValues<SmsDeliveryStatus>())
            {
                foreach (var after in Enum.GetValues<SmsDeliveryStatus>().Where(static status => status is not SmsDeliveryStatus.Unknown))
                {
                    pairs.Add(before, after);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_final_status_is_left_only_for_what_says_more(SmsDeliveryStatus before, SmsDeliveryStatus after)
    {
        var expected = (before, after) switch
        {
            _ when before == after => SmsReportHandling.Duplicate,
            (SmsDeliveryStatus.Delivered, SmsDeliveryStatus.Read) => SmsReportHandling.Handled,
            (SmsDeliveryStatus.Expired or SmsDeliveryStatus.Undelivered, SmsDeliveryStatus.Delivered or SmsDeliveryStatus.Read) => SmsReportHandling.Handled,
            _ when Finals.Contains(before) => SmsReportHandling.Outdated,
            _ when Finals.Contains(after) => SmsReportHandling.Handled,
            _ => Order(after) > Order(before) ? SmsReportHandling.Handled : SmsReportHandling.Outdated,
        };

        var (handling, next) = (ReportState.None with { Status = before }).Apply(new("A1", after));

        handling.Should().Be(expected);
        if (handling is SmsReportHandling.Handled)
        {
            next.Status.Should().Be(after);
            next.IsFinal.Should().Be(Finals.Contains(after));
        }

        static int Order(SmsDeliveryStatus status) => Array.IndexOf([SmsDeliveryStatus.Unknown, SmsDeliveryStatus.Queued, SmsDeliveryStatus.Sent, SmsDeliveryStatus.PartlyDelivered], status);
    }

    [Theory]
    [InlineData("DDD", 3, SmsDeliveryStatus.Delivered, true)]
    [InlineData("DRD", 3, SmsDeliveryStatus.Delivered, true)]
    [InlineData("RRR", 3, SmsDeliveryStatus.Read, true)]
    [InlineData("DUD", 3, SmsDeliveryStatus.PartlyDelivered, true)]
    [InlineData("DSD", 3, SmsDeliveryStatus.PartlyDelivered, false)]
    [InlineData("DD", 3, SmsDeliveryStatus.PartlyDelivered, false)]
    [InlineData("DD", 0, SmsDeliveryStatus.PartlyDelivered, false)] // Nobody said how many there are.
    [InlineData("UUU", 3, SmsDeliveryStatus.Undelivered, true)]
    [InlineData("UEE", 3, SmsDeliveryStatus.Expired, true)]
    [InlineData("UU", 3, SmsDeliveryStatus.Sent, false)]
    [InlineData("SQ", 2, SmsDeliveryStatus.Sent, false)]
    [InlineData("QQ", 2, SmsDeliveryStatus.Queued, false)]
    public void Parts_come_to_one_status_in_whatever_order_they_are_told(string parts, int count, SmsDeliveryStatus status, bool isFinal)
    {
        foreach (var order in (int[][])[[.. Enumerable.Range(0, parts.Length)], [.. Enumerable.Range(0, parts.Length).Reverse()]])
        {
            var state = ReportState.None;
            foreach (var index in order)
            {
                (var handling, state) = state.Apply(new("A1", ReportOrder.StatusOf(parts[index])) { Part = index + 1, Parts = count is 0 ? null : count });
                handling.Should().Be(SmsReportHandling.Handled);
            }

            (state.Status, state.IsFinal).Should().Be((status, isFinal));
            ReportState.Parse(state.ToString()).Should().Be(state);
        }
    }

    [Fact]
    public void What_is_written_down_can_be_read_again()
    {
        foreach (var status in Enum.GetValues<SmsDeliveryStatus>())
        {
            var state = new ReportState(status, "D.S", 3, -4711, "order;4711; with ; semicolons");
            ReportState.Parse(state.ToString()).Should().Be(state);
        }

        ReportState.Parse(ReportState.None.ToString()).Should().Be(ReportState.None);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A88726")]
    [InlineData("2;D;;0;0;")]
    [InlineData("1;DD;;0;0;")]
    [InlineData("1;D;;x;0;")]
    [InlineData("1;D;;0;0")]
    public void What_is_none_is_none(string? text) => ReportState.Parse(text).Should().BeNull();

    [Fact]
    public void Parts_with_strange_numbers_are_taken_for_the_whole()
    {
        foreach (var part in (int[])[0, -1, 256, int.MaxValue])
        {
            ReportState.None.Apply(new("A1", SmsDeliveryStatus.Delivered) { Part = part }).Next.Should().Be(ReportState.None with { Status = SmsDeliveryStatus.Delivered });
        }
    }
}

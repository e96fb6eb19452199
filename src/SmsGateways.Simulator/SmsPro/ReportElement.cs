using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>The <c>phone</c> element, alike in polled and pushed reports.</summary>
internal static class ReportElement
{
    public static void Add(WireDocument document, SimulatedReport report) => document
        .Open("phone")
        .Add("number", report.Phone)
        .Add("report", report.Code)
        .Add("sendTime", SmsProText.WriteTime(report.SentAt))
        .Add("rcvTime", SmsProText.WriteTime(report.ReceivedAt))
        .Close();
}

using System.Diagnostics.Metrics;
using SmsGateways.AspNetCore.Reports;

namespace SmsGateways.AspNetCore;

/// <summary>Counts what came in, in the meter <c>SmsGateways.AspNetCore</c>.</summary>
internal sealed class CallbackMetrics
{
    public const string MeterName = "SmsGateways.AspNetCore";

    private readonly Counter<long> _events;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _refused;

    public CallbackMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("sms.callbacks.events", "{event}", "Events that providers told, by gateway, kind and what became of them.");
        _unknown = meter.CreateCounter<long>("sms.callbacks.unknown_messages", "{event}", "Delivery reports about messages that this process did not send.");
        _refused = meter.CreateCounter<long>("sms.callbacks.refused", "{request}", "Requests that were refused, by HTTP status.");
    }

    public void Count(string gateway, EventKind kind, SmsReportHandling handling)
    {
        if (_events.Enabled)
        {
            _events.Add(1, new("gateway", gateway), new("kind", $"{kind}"), new("handling", $"{handling}"));
        }
    }

    public void CountUnknownMessage(string gateway) => _unknown.Add(1, new KeyValuePair<string, object?>("gateway", gateway));

    public void CountRefused(int status) => _refused.Add(1, new KeyValuePair<string, object?>("status", status));
}

using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary><c>/api/dr</c>: "Obtaining delivery reports by polling the SMS-gateway".</summary>
internal sealed class ReportMethod(SmsProSimulator platform) : ISmsProMethod
{
    private readonly RequestPlaces _places = new();

    public string Root => "dr";

    public SmsProAnswer Answer(WireElement? request)
    {
        if (request?.Value("id") is not { Length: > 0 } id)
        {
            return Refuse(request, 1); // Error in request format
        }

        if (platform.Store.Accounts.Authorize(request.Value("login"), request.Value("pwd")) is not { } account)
        {
            return Refuse(request, 2); // Invalid authorization
        }

        if (!account.IsIpAllowed)
        {
            return Refuse(request, 3); // Invalid source IP address
        }

        var place = _places.Take(account, id);
        if (place is null && platform.Kind.HasReportQueue)
        {
            return Refuse(request, 5); // Queue overflow by requests with the same id
        }

        var reports = Find(account, id, SmsProText.Digits(request.Value("phone")));
        return reports is [] ? Refuse(request, 4) with { Place = place } : new(Write(reports), place);
    }

    public SmsProAnswer Refuse(WireElement? request, int status)
    {
        using var answer = new WireDocument("response");
        return new(answer.Add("status", status).Finish());
    }

    // An id that was registered late may belong to two messages; a phone of both is reported once.
    private SimulatedReport[] Find(SmsProAccount account, string id, string phone) =>
    [
        .. platform.Store.Messages(account, id)
            .SelectMany(accepted => platform.Reports.Of(accepted.Message, platform.Now))
            .Where(report => phone is "" || report.Phone == phone)
            .DistinctBy(report => report.Phone),
    ];

    private static string Write(SimulatedReport[] reports)
    {
        using var answer = new WireDocument("response").Add("status", 0);
        foreach (var report in reports)
        {
            ReportElement.Add(answer, report);
        }

        return answer.Finish();
    }
}

using System.Globalization;
using System.Security;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary>"2.4 Collecting delivery reports": each is handed out once, to whoever pulls it or by the push.</summary>
internal sealed class DeliveryReports(InfobipSimulator platform, PushClient client)
{
    // Return values of 2.4.2.
    private const int InvalidUserOrPassword = 5;
    private const int MissingUsername = 10;
    private const int MissingPassword = 11;

    /// <summary><c>api/v3/dr/pull</c></summary>
    public WireReply Pull(WireRequest request, int? demanded)
    {
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);
        var (user, password) = (form.Value("user"), form.Value("password"));
        var account = platform.Store.Accounts.Authorize(user, password);
        var error = demanded
            ?? (user is "" ? MissingUsername : password is "" ? MissingPassword : account is null ? InvalidUserOrPassword : null);
        if (error is { } number)
        {
            return Reply(InfobipText.Write(platform.ReportForm.HasNegativeErrors ? -number : number));
        }

        var ids = form.Value("messageid").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var appId = form.Value("appid");

        // Reports that are asked for by name come whatever application they belong to, unless the request names one too.
        var reports = Take(accepted => accepted.Account == account && accepted.PushUrl is null
            && (ids is [] || ids.Contains(accepted.Id))
            && (accepted.Message.AppId == appId || (ids is not [] && appId is "")));
        return Reply(reports is [] && !platform.ReportForm.HasEmptyDocument ? "NO_DATA" : Write(reports));
    }

    /// <summary>Posts all new reports, one document for each address.</summary>
    public async Task<IReadOnlyList<SimulatedPush>> PushAsync(CancellationToken cancellationToken)
    {
        var calls = Take(static accepted => accepted.PushUrl is not null)
            .GroupBy(static report => report.Accepted.PushUrl!)
            .Select(group => new PushCall(group.Key, Write([.. group]), group.Count()));
        return await Task.WhenAll(calls.Select(call => client.PushAsync(call, PushIntervals.All, cancellationToken))).ConfigureAwait(false);
    }

    private WireReply Reply(string text) => ResultText.Reply(text, platform.Answers);

    private List<Report> Take(Func<AcceptedMessage, bool> isWanted)
    {
        lock (platform.Store.Gate)
        {
            var reports = new List<Report>();
            foreach (var accepted in platform.Store.Messages().Where(isWanted))
            {
                if (platform.Progress.Of(accepted.Message, platform.Now) is { } report && report != accepted.HandedOut)
                {
                    accepted.HandedOut = report;
                    reports.Add(new(accepted, report));
                }
            }

            return reports;
        }
    }

    private string Write(List<Report> reports) =>
        "<DeliveryReport>\n" + string.Concat(reports.Select(Write)) + "</DeliveryReport>";

    private string Write(Report report)
    {
        var (form, message) = (platform.ReportForm, report.Accepted.Message);
        var price = form.HasPrice
            ? string.Create(CultureInfo.InvariantCulture, $" price=\"{message.Price:0.0000}\" pducount=\"{message.Parts}\"")
            : "";
        return $"<message id=\"{SecurityElement.Escape(message.Id)}\" sentdate=\"{Date(message.ReceivedAt)}\" donedate=\"{Date(report.Content.DoneAt)}\" "
            + $"status=\"{SecurityElement.Escape(report.Content.Status)}\" {form.GsmErrorName}=\"{InfobipText.Write(report.Content.GsmError)}\"{price} />\n";
    }

    // "2005/7/19 22:0:0"
    private string Date(DateTimeOffset time) => time.ToOffset(platform.ReportForm.Offset)
        .ToString(platform.ReportForm.PadsDates ? "yyyy'/'MM'/'dd HH':'mm':'ss" : "yyyy'/'M'/'d H':'m':'s", CultureInfo.InvariantCulture);

    private sealed record Report(AcceptedMessage Accepted, SimulatedInfobipReport Content);
}

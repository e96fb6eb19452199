using System.Text.Encodings.Web;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/hlr/sync</c> and <c>api/hlr/</c>, with what is pushed after the latter: 2.5 to 2.7.</summary>
internal sealed class NumberContextMethods(InfobipSimulator platform, PushClient client)
{
    private const int MaxRows = 100;

    private const string Failed = "FAILED";

    private readonly List<Waiting> _waiting = [];

    public WireReply Ask(WireRequest request, int? demanded)
    {
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);
        var number = form.Value("destination");
        if (demanded is not null || Account(form) is not { } account || !InfobipText.IsNumeric(number))
        {
            return Reply(Failed);
        }

        var values = Query(account, number, platform.NumberContext.NewId());
        return Reply(form.Value("output").ToUpperInvariant() switch
        {
            "JSON" => platform.NumberContext.Json(values),
            "XML" => platform.NumberContext.Xml(values),
            _ => platform.NumberContext.Commas(values),
        });
    }

    public WireReply Order(WireRequest request, int? demanded)
    {
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);
        var destinations = form.Value("destinations").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return Reply(demanded is not null || Account(form) is not { } account || destinations is []
            ? Failed
            : string.Join('\n', ["OK", .. destinations.Select(destination => Order(account, destination))]));
    }

    /// <summary>Posts the results that have come since the last push, at most 100 in one request.</summary>
    public async Task<IReadOnlyList<SimulatedPush>> PushAsync(CancellationToken cancellationToken)
    {
        List<Waiting> ready;
        lock (platform.Store.Gate)
        {
            ready = _waiting.FindAll(waiting => waiting.ReadyAt <= platform.Now && waiting.Account.NumberContextUrl is not null);
            _waiting.RemoveAll(ready.Contains);
        }

        var calls = ready.GroupBy(static waiting => waiting.Account.NumberContextUrl!)
            .SelectMany(static group => group.Chunk(MaxRows).Select(rows => (Url: group.Key, Rows: rows)))
            .Select(batch => new PushCall(batch.Url, Body(batch.Rows), batch.Rows.Length) { ContentType = "application/x-www-form-urlencoded" });
        return await Task.WhenAll(calls.Select(call => client.PushAsync(call, PushIntervals.All, cancellationToken))).ConfigureAwait(false);
    }

    private WireReply Reply(string text) => ResultText.Reply(text, platform.Answers);

    private InfobipAccount? Account(FormParameters form) => platform.Store.Accounts.Authorize(form.Value("user"), form.Value("pass"));

    private string Order(InfobipAccount account, string destination)
    {
        if (!InfobipText.IsNumeric(destination))
        {
            return $"{destination};{Failed};";
        }

        var id = platform.NumberContext.NewId();
        lock (platform.Store.Gate)
        {
            _waiting.Add(new(account, destination, id, platform.Now + platform.NumberContextDelay));
        }

        return $"{destination};OK;{id}";
    }

    private Func<string, string> Query(InfobipAccount account, string number, string id)
    {
        lock (platform.Store.Gate)
        {
            return platform.NumberContext.Query(account, number, id);
        }
    }

    private string Body(Waiting[] waiting)
    {
        var rows = waiting.Select(one => platform.NumberContext.Json(Query(one.Account, one.Number, one.Id))).ToArray();
        return platform.DlrForm is InfobipDlrForm.OneVariable
            ? "dlr=" + UrlEncoder.Default.Encode(string.Join('\n', rows))
            : string.Join('\n', rows.Select(static row => "dlr=" + row));
    }

    private sealed record Waiting(InfobipAccount Account, string Number, string Id, DateTimeOffset ReadyAt);
}

using System.Net;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>States posted to the client, who has to answer with their ids.</summary>
internal sealed class StatePush(MySmppSimulator platform, PushClient client)
{
    private const int Attempts = 5;

    private readonly Lock _gate = new();

    /// <summary>Posts all states that have changed since the last push, one document for each account.</summary>
    public async Task<IReadOnlyList<SimulatedPush>> PushAsync(CancellationToken cancellationToken)
    {
        var intervals = Enumerable.Repeat(platform.PushInterval, Attempts - 1).ToArray();
        var calls = TakeChanges().GroupBy(static accepted => accepted.Account.ReportUrl!).Select(group => Call(group.Key, [.. group]));
        return await Task.WhenAll(calls.Select(call => client.PushAsync(call, intervals, cancellationToken))).ConfigureAwait(false);
    }

    private List<AcceptedMessage> TakeChanges()
    {
        lock (_gate)
        {
            var changed = new List<AcceptedMessage>();
            foreach (var accepted in platform.Store.Messages().Where(static accepted => accepted.Account.ReportUrl is not null))
            {
                var state = platform.Progress.Of(accepted, platform.Now)[^1].State;
                if (state != accepted.PushedState)
                {
                    accepted.PushedState = state;
                    changed.Add(accepted);
                }
            }

            return changed;
        }
    }

    private PushCall Call(Uri url, AcceptedMessage[] changed)
    {
        using var document = new WireDocument(platform.PushRoot);
        foreach (var accepted in changed)
        {
            StateMethod.Write(document, accepted, platform);
        }

        return new(url, document.Finish(), changed.Length) { IsAccepted = (status, body) => status is HttpStatusCode.OK && Acknowledges(body, changed) };
    }

    // The document is posted again until its answer has all of its ids: <response><id_sms>3234</id_sms>...</response>.
    private static bool Acknowledges(byte[] body, AcceptedMessage[] changed)
    {
        var ids = WireElement.Read(body, "response")?.Children("id_sms").Select(static id => id.Text.Trim()).ToHashSet() ?? [];
        return Array.TrueForAll(changed, accepted => ids.Contains(accepted.Id));
    }
}

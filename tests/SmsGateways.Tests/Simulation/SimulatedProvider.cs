using System.Net;
using System.Text;

namespace SmsGateways.Tests.Simulation;

/// <summary>The way to the platform and back, in memory, with everything that happens on such ways.</summary>
/// <remarks>Once the first byte is out, the platform goes its own way, whether the client still waits for it or not.</remarks>
internal sealed class SimulatedProvider(WorldSettings settings, VirtualTime time, Platform platform, Rules rules, Trace trace) : HttpMessageHandler
{
    // The 14 kinds of the measured worlds, equally often.
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.ConnectRefused, FaultKind.UnknownHost, FaultKind.ResetBefore, FaultKind.ResetAfter, FaultKind.UnavailableBefore, FaultKind.UnavailableAfter,
        FaultKind.TooManyRequests, FaultKind.Truncated, FaultKind.Malformed, FaultKind.Stalled, FaultKind.ProcessedLate, FaultKind.Hangs, FaultKind.Refusal, FaultKind.ForeignPage,
    ];

    private static readonly FaultKind[] MoreKinds = [.. Kinds, FaultKind.TlsFails, FaultKind.ConnectHangs, FaultKind.ForeignAnswer, FaultKind.Busy];

    private readonly Dice _dice = new(Dice.Mix(settings.Seed, 3));
    private int _underWay;

    public long Sends { get; private set; }

    /// <summary>Gets how many of the sends met a fault that keeps back what became of them.</summary>
    public long AmbiguousSends { get; private set; }

    public long Questions { get; private set; }

    public bool HasRecovered { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sending = Sending.Current!;
        var isQuestion = request.RequestUri!.AbsolutePath is "/api/dr";
        var fault = ChooseFault(isQuestion);
        var begun = time.Now;

        _underWay++;
        Sends += isQuestion ? 0 : 1;
        Questions += isQuestion ? 1 : 0;
        trace.Add(sending.Number, isQuestion ? "asks" : "sends", fault.ToString());
        rules.OnRequest(sending, isQuestion, _underWay);
        try
        {
            await WaitAsync(fault is FaultKind.ConnectHangs ? null : Latency(), cancellationToken).ConfigureAwait(false);
            ThrowIfNotConnected(fault);

            using var content = new MemoryStream();
            await request.Content!.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            var arriving = platform.Read(request.RequestUri, Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
            rules.OnFirstByte(sending, arriving);
            if (!isQuestion && fault >= FaultKind.ResetBefore)
            {
                AmbiguousSends++;
                sending.MetAmbiguity = true;
            }

            var response = await AnswerAsync(sending, arriving, fault, begun, () => End(isUnavailable: true), cancellationToken).ConfigureAwait(false);
            if (fault is not (FaultKind.Stalled or FaultKind.Truncated))
            {
                End(isUnavailable: (int)response.StatusCode >= 500);
            }

            return response;
        }
        catch
        {
            End(isUnavailable: true);
            throw;
        }

        void End(bool isUnavailable)
        {
            rules.OnAnswer(isQuestion, isUnavailable);
            _underWay--;
            trace.Add(sending.Number, "ends");
        }
    }

    private static void ThrowIfNotConnected(FaultKind fault)
    {
        switch (fault)
        {
            case FaultKind.ConnectRefused:
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            case FaultKind.UnknownHost:
                throw new HttpRequestException(HttpRequestError.NameResolutionError);
            case FaultKind.TlsFails:
                throw new HttpRequestException(HttpRequestError.SecureConnectionError);
        }
    }

    private FaultKind ChooseFault(bool isQuestion)
    {
        var (isFault, kind, isBefore) = (_dice.Chance(settings.FaultRate), _dice.Pick<FaultKind>(settings.IsWild ? MoreKinds : Kinds), _dice.Chance(0.5));
        return platform.Outage switch
        {
            OutageKind.NothingConnects => isBefore ? FaultKind.ConnectRefused : FaultKind.ConnectHangs,
            OutageKind.EverythingFails => isBefore ? FaultKind.UnavailableBefore : FaultKind.UnavailableAfter,
            _ when HasRecovered || !isFault => FaultKind.None,
            _ => settings.Lies && !isQuestion ? FaultKind.Lie : kind,
        };
    }

    private async Task<HttpResponseMessage> AnswerAsync(Sending sending, SimulatedRequest request, FaultKind fault, TimeSpan begun, Action end, CancellationToken cancellationToken)
    {
        // What the client sees of a connection that broke off says nothing about when the platform has done its work.
        var (there, back) = (Latency(), Latency());
        var late = settings.LongestLateness * _dice.Unit();
        var isProcessed = fault is not (FaultKind.ResetBefore or FaultKind.UnavailableBefore or FaultKind.TooManyRequests or FaultKind.Hangs)
            && !(fault is FaultKind.ForeignPage && _dice.Chance(0.5));

        // Counted from when the client began: it will have given up by then, and must know how much later it still can happen.
        var latest = begun + settings.AttemptTimeout + late - time.Now;
        var processing = fault switch
        {
            FaultKind.ProcessedLate => latest,
            FaultKind.ResetAfter or FaultKind.UnavailableAfter or FaultKind.ForeignPage when _dice.Chance(0.3) => there + back + late,
            _ => there,
        };

        string? answer = null;
        if (isProcessed)
        {
            time.Schedule(processing < latest ? processing : latest, () =>
            {
                answer = request.IsQuestion ? platform.Report(sending, request, fault) : platform.Send(sending, request, fault);
                trace.Add(sending.Number, "is answered", answer);
            });
        }

        var neverComes = fault is FaultKind.Hangs or FaultKind.ProcessedLate;
        await WaitAsync(neverComes ? null : there + back, cancellationToken).ConfigureAwait(false);
        return fault switch
        {
            FaultKind.ResetBefore or FaultKind.ResetAfter => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            FaultKind.UnavailableBefore or FaultKind.UnavailableAfter => Page(HttpStatusCode.ServiceUnavailable, "<html><body>Service unavailable</body></html>"),
            FaultKind.TooManyRequests => Page(HttpStatusCode.TooManyRequests, ""),
            FaultKind.Truncated => new(HttpStatusCode.OK) { Content = new SimulatedBody(Half(answer!), null, end) },
            FaultKind.Stalled => new(HttpStatusCode.OK) { Content = new SimulatedBody(Half(answer!), time, end) },
            FaultKind.Malformed => Page(HttpStatusCode.OK, platform.Spoil(answer!)),
            FaultKind.ForeignPage => Page(HttpStatusCode.OK, "<!DOCTYPE html><html><body>Sign in to the network</body></html>"),
            FaultKind.ForeignAnswer => Page(HttpStatusCode.OK, platform.ForeignAnswer),
            FaultKind.Lie => Page(HttpStatusCode.BadRequest, ""),
            _ => Page(HttpStatusCode.OK, answer!),
        };
    }

    private TimeSpan Latency() => TimeSpan.FromMilliseconds(1) + (HasRecovered ? TimeSpan.Zero : _dice.Around(settings.MeanLatency));

    private Task WaitAsync(TimeSpan? duration, CancellationToken cancellationToken) => new Wait(time, duration, cancellationToken).Task;

    private static byte[] Half(string answer) => Encoding.UTF8.GetBytes(answer[..(answer.Length / 2)]);

    private static HttpResponseMessage Page(HttpStatusCode status, string body) => new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
}

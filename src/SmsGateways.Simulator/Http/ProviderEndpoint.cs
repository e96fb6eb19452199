using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SmsGateways.Simulator.Http;

/// <summary>One provider's part of the server: its paths, the requests it has seen, and what shall go wrong with the next ones.</summary>
internal sealed class ProviderEndpoint(
    string name, LoopbackServer server, TimeProvider clock, IReadOnlyDictionary<string, WireMethod> methods)
{
    private readonly FaultQueue _faults = new();
    private readonly RequestLog _requests = new();

    public Uri BaseAddress => new(server.Address, $"{name}/");

    public PathString Path { get; } = new($"/{name}");

    public IReadOnlyList<SimulatedRequest> Requests => _requests.Snapshot();

    /// <summary>Gets a value indicating whether the provider's errors are texts; otherwise numbers.</summary>
    public bool HasErrorTexts { get; init; }

    public int PendingFaults => _faults.Count;

    public void Fail(SimulatorFault fault, int times)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (!HasErrorTexts && fault.BusinessError is { } error && !int.TryParse(error, CultureInfo.InvariantCulture, out _))
        {
            throw new ArgumentException("The errors of this provider are numbers, which SimulatorFault.Status demands.", nameof(fault));
        }

        _faults.Add(fault, times);
    }

    /// <summary>Answers a request to a path below <see cref="Path"/>.</summary>
    public async Task ServeAsync(HttpContext context, PathString path)
    {
        var body = await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var request = RequestReader.Describe(context.Request, path.Value!.TrimStart('/'), body, clock.GetUtcNow());
        _requests.Add(request);

        var fault = _faults.Take();
        if (fault is { IsProcessed: false, BusinessError: null })
        {
            await WireAnswer.WriteFaultAsync(context, fault).ConfigureAwait(false);
            return;
        }

        if (!methods.TryGetValue(path.Value!, out var method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!method.HttpMethods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", method.HttpMethods);
            return;
        }

        var reply = method.Answer(new WireRequest(request, body), fault?.BusinessError);
        using (reply.Place)
        {
            await WireAnswer.WriteAsync(context, reply, fault, clock).ConfigureAwait(false);
        }
    }
}

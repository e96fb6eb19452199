using Microsoft.AspNetCore.Http;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.SmsPro;

namespace SmsGateways.Simulator;

/// <summary>The providers' side of the wire: an HTTP server on loopback that answers as the provider documents say.</summary>
/// <remarks>
/// <para>
/// It is written from the provider documents alone and shares no code with the client library, so that two readings of one
/// document find each other's mistakes.
/// </para>
/// <para>Nothing is stored: disposing the simulator closes its connections, also those that a request still waits on.</para>
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsSimulator : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ProviderSimulator[] _providers;
    private readonly ProviderEndpoint[] _endpoints;

    private SmsSimulator(TimeProvider clock)
    {
        _server = new LoopbackServer(ServeAsync);
        Nikita = new SmsProSimulator(SmsProPlatform.Nikita, _server, clock);
        Biz = new SmsProSimulator(SmsProPlatform.Biz, _server, clock);
        SmsCo = new SmsCoSimulator(_server, clock);
        Infobip = new InfobipSimulator(_server, clock);
        MySmpp = new MySmppSimulator(_server, clock);
        _providers = [Nikita, Biz, SmsCo, Infobip, MySmpp];
        _endpoints = [.. _providers.Select(static provider => provider.Endpoint), Infobip.SecondaryEndpoint];
    }

    /// <summary>Gets the address of the server; each provider has its own path below it.</summary>
    /// <value>For example <c>http://127.0.0.1:43817/</c>.</value>
    public Uri Address => _server.Address;

    /// <summary>Gets SmsPro as smspro.nikita.kg speaks it.</summary>
    public SmsProSimulator Nikita { get; }

    /// <summary>Gets SmsPro as smspro.biz speaks it.</summary>
    public SmsProSimulator Biz { get; }

    /// <summary>Gets SmsCo as smsco.ge speaks it.</summary>
    public SmsCoSimulator SmsCo { get; }

    /// <summary>Gets Infobip, with both of its access points.</summary>
    public InfobipSimulator Infobip { get; }

    /// <summary>Gets MySmpp as lk.mysmpp.ru speaks it.</summary>
    public MySmppSimulator MySmpp { get; }

    /// <summary>Starts a simulator, which listens when the task completes.</summary>
    /// <param name="options">The port and the clock; <see langword="null"/> for a free port and the system's clock.</param>
    /// <param name="cancellationToken">Cancels starting.</param>
    /// <returns>The running simulator. Dispose it to stop listening.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SmsSimulator> StartAsync(
        SmsSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SmsSimulatorOptions();
        var simulator = new SmsSimulator(options.TimeProvider);
        try
        {
            await simulator._server.StartAsync(options.Port, cancellationToken).ConfigureAwait(false);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.StopAsync().ConfigureAwait(false);
        }

        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext context)
    {
        foreach (var endpoint in _endpoints)
        {
            if (context.Request.Path.StartsWithSegments(endpoint.Path, out var method))
            {
                await endpoint.ServeAsync(context, method).ConfigureAwait(false);
                return;
            }
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

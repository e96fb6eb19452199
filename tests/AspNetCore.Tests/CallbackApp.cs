using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmsGateways;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>An application with callbacks, on Kestrel and loopback: SmsPro's gateway "nikita", one of its own ("own"), and handlers that record.</summary>
internal sealed class CallbackApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CallbackApp(WebApplication app, Uri address, Recorder recorder, PushingGateway own)
    {
        _app = app;
        Address = address;
        Recorder = recorder;
        Own = own;
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public Recorder Recorder { get; }

    public PushingGateway Own { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public ISmsReportTracker Tracker => Services.GetRequiredService<ISmsReportTracker>();

    public static async Task<CallbackApp> StartAsync(
        Action<SmsCallbackOptions>? configure = null,
        Action<SmsGatewaysBuilder>? gateways = null,
        Action<IServiceCollection>? services = null,
        Action<SmsCallbacksBuilder>? callbacks = null,
        Action<WebApplication>? before = null,
        Uri? provider = null,
        string listen = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(static o => o.ValidateScopes = o.ValidateOnBuild = true); // As in development.
        builder.Services.AddSingleton<Recorder>();
        var own = new PushingGateway("own");
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", o =>
            {
                (o.Platform, o.Login, o.Password, o.DefaultSender) = (SmsProPlatform.Nikita, "login", "passwd", "My-company");
                o.BaseAddress = provider ?? new Uri("http://127.0.0.1:9/");
            });
            sms.AddGateway("own", _ => own);
            gateways?.Invoke(sms);
        });
        var added = builder.Services.AddSmsCallbacks(o =>
            {
                o.JoinTimeout = ManualTimeProvider.Patience; // Before a test that wants less says so: what a report waits for comes, however busy the machine is.
                (configure ?? (static o => o.Secrets.Add(Secrets.First)))(o);
            })
            .HandleReports<Recorder.Handler>().HandleInbound<Recorder.Handler>().HandleNumbers<Recorder.Handler>();
        callbacks?.Invoke(added);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.Urls.Add(listen);
        before?.Invoke(app);
        app.MapSmsCallbacks("/sms");
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app, new(app.Urls.Single()), app.Services.GetRequiredService<Recorder>(), own);
    }

    /// <summary>Gets the address that a provider is given.</summary>
    public Uri AddressFor(string gateway) => Services.GetRequiredService<ISmsCallbackAddresses>().GetAddress(gateway, Address);

    /// <summary>Pushes to the gateway "nikita" as SmsPro does.</summary>
    public Task<HttpResponseMessage> PushAsync(string body, string path = $"/sms/nikita/{Secrets.First}")
        => Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("text/xml", "utf-8")));

    /// <summary>Posts to a gateway what its provider does.</summary>
    public Task<HttpResponseMessage> PostAsync(string gateway, string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType).Should().BeTrue();
        }

        return Client.PostAsync(new Uri($"/sms/{gateway}/{Secrets.First}", UriKind.Relative), content);
    }

    /// <summary>Pushes until there is an answer: a server that refuses a body closes the connection amid it, and then its answer may not have been read.</summary>
    public static async Task<HttpResponseMessage> AnswerAsync(Func<Task<HttpResponseMessage>> push)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await push();
            }
            catch (HttpRequestException exception) when (tries < 10 && exception.InnerException is IOException)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Pushes one report about one number.</summary>
    public async Task<HttpStatusCode> PushOneAsync(string id, int code, string number = "996550123456", string gateway = "nikita", string secret = Secrets.First)
    {
        using var response = await PushAsync(Report(id, code, number), $"/sms/{gateway}/{secret}");
        return response.StatusCode;
    }

    /// <summary>Pushes to the gateway "own", which says of it what is given.</summary>
    public async Task<HttpStatusCode> PushOwnAsync(SmsCallbackResult result)
    {
        Own.OnRead = _ => result;
        using var response = await PushAsync("", $"/sms/own/{Secrets.First}");
        return response.StatusCode;
    }

    public static string Report(string id, int code, string number = "996550123456")
        => $"<report><dr><id>{id}</id><phone><number>{number}</number><report>{code}</report><sendTime>20110909032815</sendTime><rcvTime></rcvTime></phone></dr></report>";

    /// <summary>Ends it in good order. Without that, it ends as a process does that dies.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways;

namespace Benchmarks;

/// <summary>Pushed reports a second beside requests a second to an empty endpoint of the same application, over loopback, in turns: whatever else the machine does, it does to both.</summary>
/// <remarks>Each push is one report that is new: it is authenticated, limited, read, claimed, handed to a handler that counts, and recorded in memory.</remarks>
internal static class CallbackCommand
{
    private const int Rounds = 20;
    private const int Senders = 16;
    private const string Secret = "kV3hRz0aQm7ypT9xLw2cNs4bDf6gJu8e";

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    public static async Task RunAsync()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Senders, UseProxy = false }) { BaseAddress = new(app.Urls.Single()) };
        var counter = app.Services.GetRequiredService<Counter>();
        (string Name, string Path, List<double> Rates)[] contenders = [("empty endpoint", "/empty", []), ("pushed reports", $"/sms/nikita/{Secret}", [])];
        for (var round = -3; round < Rounds; round++)
        {
            foreach (var (_, path, rates) in contenders)
            {
                var rate = await LoadAsync(client, path, counter);
                if (round >= 0)
                {
                    rates.Add(rate);
                }
            }
        }

        foreach (var (name, _, rates) in contenders)
        {
            var ratios = rates.Zip(contenders[0].Rates, static (mine, other) => mine / other).Order().ToArray();
            Console.WriteLine($"{name}: median {rates.Order().ElementAt(Rounds / 2):N0} requests a second; ratio, median {ratios[Rounds / 2]:N2}, least {ratios[0]:N2}, most {ratios[^1]:N2}");
        }

        Console.WriteLine($"The handler had {counter.Handled:N0} of {counter.Pushed:N0} reports.");
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Counter>();
        builder.Services.AddSmsGateways(static sms => sms.AddSmsPro("nikita", static o => (o.Platform, o.Login, o.Password) = (SmsProPlatform.Nikita, "login", "passwd")));
        builder.Services.AddSmsCallbacks(static o =>
        {
            o.Secrets.Add(Secret);
            o.MaxRequestsPerSecond = 1_000_000; // In the way, and never in time.
        }).HandleReports<CountingHandler>();

        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapSmsCallbacks("/sms");
        RequestDelegate empty = static _ => Task.CompletedTask;
        app.MapPost("/empty", empty);
        await app.StartAsync();
        return app;
    }

    private static async Task<double> LoadAsync(HttpClient client, string path, Counter counter)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(client, path, counter, start))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<int> SendAsync(HttpClient client, string path, Counter counter, long start)
    {
        var count = 0;
        while (Stopwatch.GetElapsedTime(start) < Turn)
        {
            var body = string.Create(
                CultureInfo.InvariantCulture,
                $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><report xmlns=\"http://Giper.mobi/schema/DeliveryReport\"><dr><id>A{counter.Next(path)}</id><phone><number>996550123456</number><report>3</report><sendTime>20110909032815</sendTime><rcvTime>20110909032820</rcvTime></phone></dr></report>");
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
            count++;
        }

        return count;
    }

    private sealed class Counter
    {
        private long _next;
        private long _pushed;
        private long _handled;

        public long Pushed => _pushed;

        public long Handled => _handled;

        public long Next(string path)
        {
            if (path is not "/empty")
            {
                Interlocked.Increment(ref _pushed);
            }

            return Interlocked.Increment(ref _next);
        }

        public void Handle() => Interlocked.Increment(ref _handled);
    }

    private sealed class CountingHandler(Counter counter) : ISmsDeliveryReportHandler
    {
        public Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
        {
            counter.Handle();
            return Task.CompletedTask;
        }
    }
}

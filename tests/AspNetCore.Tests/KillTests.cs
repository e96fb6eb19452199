using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>An application in another process that is killed in the middle of its reports, and started again.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Reports = 30;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly ManualTimeProvider _clock = new(new(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(6)));
    private readonly string _folder = Directory.CreateTempSubdirectory("web-callbacks-").FullName;
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}");
    private SmsSimulator _simulator = null!;

    private string File => Path.Combine(_folder, "handled");

    public async Task InitializeAsync()
    {
        _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });
        _simulator.Nikita.ReportUrl = new(_address, $"/sms/nikita/{Secrets.First}");
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 17)]
    [InlineData(true, 0)]
    [InlineData(true, 17)]
    public async Task It_gets_its_reports_again_and_loses_none(bool hasJournal, int handledBefore)
    {
        await SendAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));

        using (var first = await StartAsync(handledBefore, hasJournal))
        {
            var pushing = _simulator.Nikita.PushReportsAsync();
            first.WaitFor("hanging");
            first.Process.Kill();
            await first.Process.WaitForExitAsync();

            await _clock.WaitForTimerAsync(TenMinutes);
            using var second = await StartAsync(int.MaxValue, hasJournal);
            _clock.Advance(TenMinutes);

            (await pushing).Answers.Should().Equal(null, HttpStatusCode.OK);
            second.Process.Kill();
        }

        var lines = await System.IO.File.ReadAllLinesAsync(File);
        var expected = Enumerable.Range(0, Reports).Select(static i => $"M{i} +9965500000{i:00} Delivered").ToList();
        lines.Distinct().Should().BeEquivalentTo(expected);

        // What memory knew died with it; a journal knows what was handled.
        lines.Should().HaveCount(hasJournal ? Reports : Reports + handledBefore);
    }

    // As a client does that is not the library: one message each.
    private async Task SendAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < Reports; i++)
        {
            var body = $"<message><login>login</login><pwd>passwd</pwd><id>M{i}</id><sender>My-company</sender><text>Hello</text><phones><phone>9965500000{i:00}</phone></phones></message>";
            using var response = await client.PostAsync(new Uri(_simulator.Nikita.BaseAddress, "api/message"), new StringContent(body, Encoding.UTF8, "application/xml"));
            response.EnsureSuccessStatusCode();
        }
    }

    private async Task<Receiver> StartAsync(int hangsAfter, bool hasJournal)
    {
        var receiver = new Receiver([$"{_address}", Secrets.First, File, $"{hangsAfter}", .. hasJournal ? [Path.Combine(_folder, "journal")] : Array.Empty<string>()]);
        await Task.Run(() => receiver.WaitFor("listening"));
        return receiver;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Receiver : IDisposable
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public Receiver(string[] arguments)
        {
            var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
                ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : "dotnet");
            Process = new()
            {
                StartInfo = new(host, [Path.Combine(AppContext.BaseDirectory, "CallbackReceiver.dll"), .. arguments]) { RedirectStandardOutput = true },
            };
            Process.OutputDataReceived += (_, args) => _lines.Enqueue(args.Data ?? "");
            Process.Start();
            Process.BeginOutputReadLine();
        }

        public Process Process { get; }

        public void WaitFor(string line) => SpinWait.SpinUntil(() => _lines.Contains(line) || Process.HasExited, Timeout).Should().BeTrue($"it says '{line}'");

        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            Process.Dispose();
        }
    }
}

using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways;
using SmsGateways.Simulator.Tests;
using SmsGateways.Tests.Support;

namespace AspNetCore.Tests;

/// <summary>Secrets, numbers and texts appear in nothing that the callbacks say of themselves; and what the framework says, the filter of the documentation keeps quiet.</summary>
[Collection(nameof(SecretsTests))]
[CollectionDefinition(nameof(SecretsTests), DisableParallelization = true)]
public sealed class SecretsTests
{
    private const string Number = "996550123477";
    private const string Text = "Canary4711";
    private const string Id = "CanaryId";

    private static readonly string[] Canaries = [Secrets.First, Secrets.Second, Number, Number[3..], Text];

    [Fact]
    public async Task Neither_success_nor_any_failure_tells_a_secret_a_number_or_a_text()
    {
        using var ears = new Eavesdropper();
        using var meters = Listen(ears);
        await using var app = await CallbackApp.StartAsync(
            static o => o.WithSecret().MaxRequestsPerSecond = 4,
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddProvider(ears)));
        var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();
        addresses.Invoking(static a => a.GetAddress("nobody", new("https://shop.example/"))).Should().Throw<ArgumentException>();

        app.Recorder.Refuses = static report => report.ProviderMessageId == "refused";
        app.Own.OnRead = static _ => new(new SmsCallbackReply(200, null, ""))
        {
            Inbound = [new(Number, "1234") { Text = Text, ProviderMessageId = "1" }],
            Numbers = [new(PhoneNumber.Parse(Number)) { Imsi = Text }],
        };
        var statuses = new List<HttpStatusCode>();
        foreach (var (body, path) in ((string, string)[])
            [
                (CallbackApp.Report(Id, 3, Number), $"nikita/{Secrets.First}"),
                (CallbackApp.Report(Id, 3, Number), $"nikita/{Secrets.First}"),
                (CallbackApp.Report("refused", 3, Number), $"nikita/{Secrets.First}"),
                ($"<report>{Text}{Number}", $"nikita/{Secrets.First}"),
                (Text, $"own/{Secrets.First}"),
                (Text.PadRight(70_000), $"nikita/{Secrets.First}"),
                (Text, $"nikita/{Secrets.Second}"),
                (Text, $"{Text}/{Secrets.First}"),
                (Text, $"own/{Secrets.First}"),
                (Text, $"own/{Secrets.First}"),
                (Text, $"own/{Secrets.First}"),
            ])
        {
            using var response = await app.PushAsync(body, $"/sms/{path}");
            statuses.Add(response.StatusCode);
        }

        statuses.Select(static status => (int)status).Should().StartWith([200, 200, 503, 400, 200, 413, 404, 404]);
        var heard = ears.Heard.Where(static line => !IsTheTests(line)).ToList();
        heard.Should().Contain(static line => line.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal), "the server's activity is heard")
            .And.Contain(static line => line.Contains("failed, and gets the event again", StringComparison.Ordinal))
            .And.Contain(static line => line.Contains("could not be read", StringComparison.Ordinal))
            .And.Contain(static line => line.Contains("is larger than 65536 bytes", StringComparison.Ordinal))
            .And.Contain(static line => line.Contains("sms.callbacks.events", StringComparison.Ordinal))
            .And.Contain(static line => line.Contains("sms.callbacks.refused", StringComparison.Ordinal));
        foreach (var canary in Canaries)
        {
            var told = heard.Where(line => line.Contains(canary, StringComparison.Ordinal)).Select(static line => line.Split('\n')[0]);
            string.Join('\n', told).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Polling_tells_none_of_them_either()
    {
        using var ears = new Eavesdropper();
        using var meters = Listen(ears);
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var rounds = 0;
        await using var app = await CallbackApp.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(clock)
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddProvider(ears)),
            callbacks: static callbacks => callbacks.PollInbox("own", TimeSpan.FromSeconds(1)));
        app.Own.OnReceive = _ => Interlocked.Increment(ref rounds) is 1
            ? [new(Number, "1234") { Text = Text, ProviderMessageId = "taken" }, new(Number, "1234") { Text = Text, ProviderMessageId = "refused" }]
            : throw new HandlerException($"The text of this is {Text} from {Number}.");
        app.Recorder.RefusesInbound = static message => message.ProviderMessageId is "refused";

        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        for (var round = 1; round <= 3; round++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            SpinWait.SpinUntil(() => Volatile.Read(ref rounds) == round, TimeSpan.FromSeconds(30)).Should().BeTrue();
        }

        await app.StopAsync();
        var heard = ears.Heard.Where(static line => !IsTheTests(line)).ToList();
        foreach (var words in (string[])
            [
                "A handler of Inbound events of the gateway own failed, and gets the event again: HandlerException",
                "The gateway own could not be asked for Inbound events, and will be again: HandlerException",
                "The application stops before its handlers took 1 Inbound events of the gateway own",
                "sms.callbacks.events 1 [gateway, own] [kind, Inbound] [handling, Handled]",
            ])
        {
            heard.Should().Contain(line => line.StartsWith(words, StringComparison.Ordinal));
        }

        string.Join('\n', heard.Where(static line => Canaries.Any(canary => line.Contains(canary, StringComparison.Ordinal)))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(LogLevel.Warning, false)]
    [InlineData(LogLevel.Information, true)] // Else this test would be deaf.
    public async Task The_filter_of_the_documentation_keeps_the_path_out_of_the_frameworks_log(LogLevel level, bool isHeard)
    {
        using var ears = new Eavesdropper();
        await using var app = await CallbackApp.StartAsync(services: services => services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", level).AddProvider(new LogsOnly(ears))));

        (await app.PushOneAsync(Id, 3)).Should().Be(HttpStatusCode.OK);
        await app.DisposeAsync();

        ears.Heard.Any(static line => line.Contains("Request finished", StringComparison.Ordinal) && line.Contains(Secrets.First, StringComparison.Ordinal)).Should().Be(isHeard);
    }

    [Fact]
    public void Nothing_public_prints_a_secret_a_number_or_a_text()
    {
        var options = new SmsCallbackOptions().WithSecret();
        options.For("nikita").Secrets.Add(Secrets.Second);
        var update = new SmsDeliveryUpdate("nikita", new(Id, SmsDeliveryStatus.Unknown) { To = PhoneNumber.Parse(Number), ProviderStatus = Text }) { Status = SmsDeliveryStatus.Delivered, IsFinal = true };

        update.ToString().Should().Be("CanaryId to +996*******77: Unknown, in all Delivered (final)");
        foreach (var text in (string[])[$"{options}", $"{options.For("nikita")}", $"{update}"])
        {
            text.Should().NotContainAny(Canaries);
        }
    }

    private static MeterListener Listen(Eavesdropper ears)
    {
        var meters = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => ears.Hear($"{instrument.Name} {value} {string.Join(" ", tags.ToArray())}"));
        meters.Start();
        return meters;
    }

    // What the test's own HttpClient says of its requests, and what the test's own handler threw.
    private static bool IsTheTests(string line) => line.StartsWith("Request", StringComparison.Ordinal) || line.StartsWith(typeof(HandlerException).FullName!, StringComparison.Ordinal);

    private sealed class LogsOnly(Eavesdropper ears) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => ears.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}

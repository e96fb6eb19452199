using System.Globalization;
using Microsoft.Extensions.Logging;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>Makes a gateway, instead of the library's.</summary>
internal delegate ProviderGateway MakeGateway(SmsGatewayOptions options, GatewayServices services);

/// <summary>One gateway and one provider in a time of their own: all of it decided by the settings.</summary>
internal sealed class World : ILoggerFactory, ILogger, IHttpClientFactory
{
    // Far beyond what so many messages can need: an endless loop must not hang.
    private const int MostEventsAMessage = 5_000;
    private const int CircuitOpened = 1004;

    private readonly VirtualTime _time;
    private readonly Rules _rules;
    private readonly Platform _platform;
    private readonly Workload _workload;
    private readonly ProviderGateway _gateway;
    private readonly Func<HttpMessageHandler, HttpMessageHandler> _makeHandler;
    private readonly SimulatedProvider _provider;

    public World(WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null, TimeSpan? patience = null)
    {
        // Of real time: others may keep the machine busy.
        _time = new(patience ?? TimeSpan.FromSeconds(60));
        Settings = settings;
        _makeHandler = makeHandler ?? (static provider => new ReplayGuard(provider));
        Trace = new(_time);
        _rules = new(settings, _time);
        _platform = settings.KnowsIds ? new PlatformWithIds(settings, _time, _rules, Trace) : new PlatformWithoutIds(settings, _time, _rules, Trace);
        _provider = new(settings, _time, _platform, _rules, Trace);

        var options = settings.CreateOptions();
        var services = new GatewayServices(this, _time, this) { Jitter = new Dice(Dice.Mix(settings.Seed, 4)).Unit };
        _gateway = makeGateway?.Invoke(options, services) ?? (ProviderGateway)options.CreateGateway("gateway", "client", services);
        _workload = new(settings, _time, _gateway, _platform, _rules, Trace);
    }

    public WorldSettings Settings { get; }

    public IReadOnlyList<Violation> Violations => _rules.Violations;

    public Trace Trace { get; }

    /// <summary>Gets how many events have happened: it lives as long as the number grows.</summary>
    public long Events => _time.Events;

    /// <summary>Lives through it all. Must run on a thread without a context: only then what completes goes on at once, where it completed.</summary>
    /// <exception cref="InvalidOperationException">It does not come to an end.</exception>
    public Measures Run()
    {
        _workload.Begin();
        RunUntilNothingHappens();
        _workload.CheckSettled();
        var measures = new Measures();
        measures.AddOutcomes(_workload, _provider);

        // The provider still has its faults.
        _workload.Reconcile();
        RunUntilNothingHappens();

        _provider.HasRecovered = true;
        _platform.HasRecovered = true;
        _time.Schedule(Circuit.BreakDuration * 2, _workload.Probe);
        RunUntilNothingHappens();
        _workload.CheckSettled();
        _rules.OnRecovered(_gateway.IsPaused);

        measures.AddWorld(_workload, _rules, Trace, _time.Now);
        return measures;
    }

    /// <summary>Writes what was broken, with everything that happened to the message.</summary>
    public string Describe(int most = 3) => string.Concat(
        _rules.Violations.Take(most).Select(violation => string.Create(
            CultureInfo.InvariantCulture,
            $"{Settings}{Environment.NewLine}{violation.Invariant} broken by send #{violation.Sending} of message {violation.Text} {violation.Detail}{Environment.NewLine}{Trace.Write(_workload.NumbersOf(violation.Text).Contains)}")));

    private void RunUntilNothingHappens()
    {
        try
        {
            for (var left = (Settings.Messages + 1) * MostEventsAMessage; _time.TryGoOn(); left--)
            {
                if (left is 0)
                {
                    throw new TimeoutException("It has no end.");
                }
            }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{Settings}{Environment.NewLine}{exception.Message}{Environment.NewLine}{Trace.WriteEnd(40)}", exception);
        }

        _workload.CheckAllEnded(_time.LiveTimers, _gateway.RequestsUnderWay);
    }

    HttpClient IHttpClientFactory.CreateClient(string name) => new(_makeHandler(_provider)) { Timeout = Timeout.InfiniteTimeSpan };

    ILogger ILoggerFactory.CreateLogger(string categoryName) => this;

    void ILoggerFactory.AddProvider(ILoggerProvider provider)
    {
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id is CircuitOpened)
        {
            var reason = formatter(state, exception);
            _rules.OnCircuitOpened(reason);
            Trace.Add(-1, "pauses", reason);
        }
    }

    void IDisposable.Dispose()
    {
    }
}

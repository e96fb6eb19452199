using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using SmsGateways.Http;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>Makes a gateway, instead of the library's for SmsPro.</summary>
internal delegate ProviderGateway MakeGateway(SmsProOptions options, GatewayServices services);

/// <summary>One gateway and one provider in a time of their own: all of it decided by the settings.</summary>
internal sealed class World : ILoggerFactory, ILogger, IHttpClientFactory
{
    private readonly Stage _stage = new();
    private readonly VirtualTime _time = new();
    private readonly Trace _trace;
    private readonly Rules _rules;
    private readonly Platform _platform;
    private readonly SimulatedProvider _provider;
    private readonly Workload _workload;
    private readonly ProviderGateway _gateway;
    private readonly VirtualTime.Branch _pace;
    private readonly Func<HttpMessageHandler, HttpMessageHandler> _makeHandler;
    private readonly Queue<string> _openings = new();
    private CircuitState _circuit;
    private int? _opener;
    private int _placed;
    private int _canceled;

    public World(WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null)
    {
        Settings = settings;
        _makeHandler = makeHandler ?? (static provider => new ReplayGuard(provider));
        _trace = new(_time);
        _rules = new(settings, _time);
        _platform = new(settings, _time, _rules, _trace);
        _provider = new(settings, _time, _platform, _rules, _trace);

        var options = settings.CreateOptions();
        var jitter = new Dice(Dice.Mix(settings.Seed, 4));
        var services = new GatewayServices(this, _time, this) { Jitter = jitter.Unit };
        _gateway = makeGateway?.Invoke(options, services) ?? new SmsProGateway("pro", "client", options, services);

        // Who waits for the pace has a place already. Their timers are counted, to know who has still to come: see CountPending.
        _pace = _time.CreateBranch();
        GateOf(_gateway) = new(options, _pace);
        _workload = new(settings, _time, _stage, _gateway, _platform, _rules, _trace);
    }

    public WorldSettings Settings { get; }

    public IReadOnlyList<Violation> Violations => _rules.Violations;

    public Trace Trace => _trace;

    public Stage Stage => _stage;

    public TimeSpan Now => _time.Now;

    /// <summary>Lives through it all. Must run on the thread that made the world.</summary>
    public void Run(Measures measures)
    {
        _workload.Begin();
        RunUntilNothingHappens();
        _workload.CheckSettled();
        measures.AddOutcomes(Settings, _workload, _provider);

        // Late reports are there by now; the provider still has its faults.
        _time.Schedule(TimeSpan.FromMinutes(5), _workload.Reconcile);
        RunUntilNothingHappens();
        measures.AddReconciled(Settings, _workload, _platform);

        _provider.HasRecovered = true;
        _platform.HasRecovered = true;
        _time.Schedule(Circuit.BreakDuration * 2, _workload.Probe);
        RunUntilNothingHappens();
        _workload.CheckSettled();
        _rules.OnRecovered(_gateway.IsPaused);

        measures.AddWorld(this, _rules);
    }

    /// <summary>Writes what was broken, with everything that happened to the message.</summary>
    public string Describe(int most = 3) => string.Concat(
        _rules.Violations.Take(most).Select(violation => string.Create(
            CultureInfo.InvariantCulture,
            $"{Settings}{Environment.NewLine}{violation.Invariant} broken by send #{violation.Sending} of message {violation.Text} {violation.Detail}{Environment.NewLine}{_trace.Write(_workload.NumbersOf(violation.Text).Contains)}")));

    private void RunUntilNothingHappens()
    {
        Settle();
        while (_time.TryFireNext())
        {
            Settle();
            while (_openings.TryDequeue(out var reason))
            {
                _rules.OnCircuitOpened(reason);
                _trace.Add(-1, "pauses", reason);
            }
        }

        _workload.CheckAllEnded(_time.LiveTimers, _gateway.RequestsUnderWay);
    }

    private int PlacedNow => _gateway.RequestsUnderWay - _provider.UnderWay - _pace.LiveTimers;

    private void Settle()
    {
        try
        {
            _stage.Settle(CountPending, OnActed);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"{exception.Message} {DescribePending()}", exception);
        }
    }

    // Who has a place and is neither with the provider nor waiting for the pace was let on and has not come yet. Who waits for a place has one source
    // of its own, and who asks around it another: where they are canceled and still there, somebody has not come yet. Who opened the circuit comes
    // after the callback.
    private int CountPending()
    {
        _placed = PlacedNow;
        _canceled = _time.CountCanceled();

        var circuit = StateOf(CircuitOf(_gateway)).CircuitState;
        _opener = circuit is CircuitState.Open && _circuit is not CircuitState.Open ? _provider.LastToEnd : _opener;
        _circuit = circuit;
        return Math.Max(Math.Max(_placed, (_canceled + 1) / 2) + _time.CanceledDelays + (_opener is null ? 0 : 1), _workload.CountEnding());
    }

    // For whoever must find out why the simulation lost count.
    private string DescribePending() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Settings}{Environment.NewLine}at {_time.Now.TotalSeconds:F7}: {_gateway.RequestsUnderWay} places, {_provider.UnderWay} exchanges, {_pace.LiveTimers} paces, {_canceled} canceled sources, "
        + $"{_time.CanceledDelays} canceled delays, opened by #{_opener}{Environment.NewLine}{_trace.Write()[^Math.Min(3000, _trace.Write().Length)..]}");

    // Who has opened the circuit goes on after the callback. A canceled send that gave back no source was waiting for no place, but for its next attempt.
    private void OnActed(int number)
    {
        if (number == _opener && PlacedNow >= _placed)
        {
            _opener = null;
        }
        else if (number >= 0 && _workload.IsCanceled(number) && _time.CountCanceled() == _canceled)
        {
            _time.CanceledDelays = Math.Max(0, _time.CanceledDelays - 1);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_gate")]
    private static extern ref RequestGate GateOf(ProviderGateway gateway);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_circuit")]
    private static extern ref Circuit CircuitOf(ProviderGateway gateway);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_state")]
    private static extern ref CircuitBreakerStateProvider StateOf(Circuit circuit);

    HttpClient IHttpClientFactory.CreateClient(string name) => new(_makeHandler(_provider)) { Timeout = Timeout.InfiniteTimeSpan };

    ILogger ILoggerFactory.CreateLogger(string categoryName) => this;

    void ILoggerFactory.AddProvider(ILoggerProvider provider)
    {
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id is 1004)
        {
            _stage.OnCircuitOpened(() => _openings.Enqueue(formatter(state, exception)));
        }
    }

    void IDisposable.Dispose()
    {
    }
}

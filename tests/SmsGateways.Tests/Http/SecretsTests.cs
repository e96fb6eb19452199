using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>No password, number or text in any log at any level, trace, event, exception or ToString, whatever happens to a message.</summary>
public sealed class SecretsTests
{
    private static readonly string[] Canaries = ["canary-login", "canary-password", "996550777333", "canary-text", "canary-words"];

    public static TheoryData<string> Endings => ["accepted", "refused", "closed", "reset", "foreign", "503", "timeout", "refused connection", "forbidden text"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_leaks(string ending)
    {
        var seen = new ConcurrentQueue<string>();
        using var activities = Listen(seen);
        using var events = new EverythingListener(seen);
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> thrown = (_, e) => seen.Enqueue($"exception {e.Exception}");
        AppDomain.CurrentDomain.FirstChanceException += thrown;

        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("<response><status>7</status><message>canary-words 996550777333</message></response>"),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "503" => exchange.AnswerAsync("canary-words", 503),
            "timeout" => exchange.HangAsync(),
            _ => exchange.AnswerAsync("<response><status>0</status></response>"),
        });
        await using var gateway = TestGateway.SmsPro(
            ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address,
            configure: options =>
            {
                options.Login = "canary-login";
                options.Password = "canary-password";
                options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            },
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new EverythingLogger(seen))));

        var result = await gateway.SendAsync(new(ending is "forbidden text" ? "canary-text\0" : "canary-text", "+996550777333") { From = "Shop" });
        seen.Enqueue(result.ToString());
        seen.Enqueue(result.Message!.ToString());
        seen.Enqueue(result.Recipients[0].ToString());
        seen.Enqueue($"{result.Recipients[0].Error}");
        if (!result.AllAccepted)
        {
            seen.Enqueue(Record.Exception(() => result.EnsureAccepted())!.ToString());
        }

        AppDomain.CurrentDomain.FirstChanceException -= thrown;

        seen.Should().HaveCountGreaterThan(ending is "forbidden text" ? 4 : 10, "else nobody listened");
        seen.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }

    private static ActivityListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(" ", activity.TagObjects)} {string.Join(" ", activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class EverythingLogger(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            seen.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => seen.Enqueue($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }

    // Of the framework's event sources, those of HTTP. "HandlerMessage" of the private source prints whole requests and is the framework's own
    // debugging aid; nobody can keep a body out of it but by not enabling it.
    private sealed class EverythingListener(ConcurrentQueue<string> seen) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // The base constructor enables sources before the fields of this class are set.
            seen?.Enqueue(new StringBuilder(eventData.EventName).Append(' ').AppendJoin(' ', eventData.Payload ?? new([])).ToString());
        }
    }
}

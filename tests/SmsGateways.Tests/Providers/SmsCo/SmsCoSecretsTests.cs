using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Everything secret stands in the query string here, and shows up in no log at any level, trace, event, exception or ToString.</summary>
public sealed class SmsCoSecretsTests
{
    private static readonly string[] Canaries = ["canary-user", "canary-password", "599777333", "canary-text", "canary-words"];

    public static TheoryData<string> Endings =>
    [
        "accepted", "refused", "named", "closed", "reset", "foreign", "503", "redirect", "timeout", "refused connection", "forbidden text", "not Latin", "too long",
    ];

    [Theory]
    [MemberData(nameof(Endings))]
    public Task Nothing_leaks_of_a_send(string ending) => ListenAsync(ending, async (gateway, seen) =>
    {
        var text = ending switch
        {
            "forbidden text" => "canary-text\0",
            "not Latin" => "canary-text გა",
            "too long" => string.Concat(Enumerable.Repeat("canary-text", 1000)),
            _ => "canary-text",
        };
        var result = await gateway.SendAsync(new SmsMessage(text, "+995599777333") { From = "Shop", SendAt = DateTimeOffset.UnixEpoch });

        seen.Enqueue(result.ToString());
        seen.Enqueue(result.Message!.ToString());
        seen.Enqueue(result.Recipients[0].ToString());
        seen.Enqueue($"{result.Recipients[0].Error}");
        if (!result.AllAccepted)
        {
            seen.Enqueue(Record.Exception(() => result.EnsureAccepted())!.ToString());
        }
    });

    [Theory]
    [MemberData(nameof(Endings))]
    public Task Nothing_leaks_of_questions(string ending) => ListenAsync(ending, async (gateway, seen) =>
    {
        seen.Enqueue($"{await Record.ExceptionAsync(gateway.GetBalanceAsync)}");
        seen.Enqueue($"{await Record.ExceptionAsync(async () => seen.Enqueue($"{(await gateway.AskAsync(new("123")))[0]}"))}");
    });

    private static async Task ListenAsync(string ending, Func<SmsCoTestGateway, ConcurrentQueue<string>, Task> act)
    {
        var seen = new ConcurrentQueue<string>();
        using var activities = Listen(seen);
        using var events = new EverythingListener(seen);
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> thrown = (_, e) => seen.Enqueue($"exception {e.Exception}");
        AppDomain.CurrentDomain.FirstChanceException += thrown;

        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("2905=canary-words 995599777333"),
            "named" => exchange.AnswerAsync("OK 0 995599777333"),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "503" => exchange.AnswerAsync("canary-words 995599777333", 503),
            "redirect" => exchange.AnswerAsync("", 301, headers: $"Location: https://smsco.ge{exchange.Request.RequestLine.Split(' ')[1]}\r\n"),
            "timeout" => exchange.HangAsync(),
            _ => exchange.AnswerAsync("OK 4 123"),
        });
        await using (var gateway = SmsCoTestGateway.Create(
            ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address,
            options =>
            {
                options.Username = "canary-user";
                options.Password = "canary-password";
                options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            },
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new EverythingLogger(seen)))))
        {
            await act(gateway, seen);
        }

        AppDomain.CurrentDomain.FirstChanceException -= thrown;

        server.Ledger.Should().NotContain(request => !request.RequestLine.Contains("username=canary-user&password=canary-password&", StringComparison.Ordinal), "they are all on the wire");
        seen.Should().HaveCountGreaterThan(ending is "forbidden text" or "not Latin" or "too long" ? 3 : 10, "else nobody listened");
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

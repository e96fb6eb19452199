using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.Logging;

namespace SmsGateways.Tests.Support;

/// <summary>Hears all that a process says of itself: logs at every level, activities, HTTP events, and every exception as it is thrown.</summary>
internal sealed class Eavesdropper : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _activities;
    private readonly EventSourceListener _events;

    public Eavesdropper()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear($"{activity.DisplayName} {string.Join(" ", activity.TagObjects)} {string.Join(" ", activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _events = new(this);
        AppDomain.CurrentDomain.FirstChanceException += OnThrown;
    }

    public IReadOnlyCollection<string> Heard => _heard;

    /// <summary>Hears all that a result says of itself.</summary>
    public void HearAll(SmsSendResult result)
    {
        Hear(result);
        Hear(result.Message);
        Hear(result.Recipients[0]);
        Hear(result.Recipients[0].Error);
        if (!result.AllAccepted)
        {
            Hear(Record.Exception(() => result.EnsureAccepted()));
        }
    }

    public void Hear(object? said) => _heard.Enqueue($"{said}");

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Hear(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Hear($"{formatter(state, exception)} {state} {exception}");

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnThrown;
        _events.Dispose();
        _activities.Dispose();
    }

    private void OnThrown(object? sender, FirstChanceExceptionEventArgs thrown) => Hear(thrown.Exception);

    // Of the framework's event sources, those of HTTP. "HandlerMessage" of the private source prints whole requests and is the framework's own
    // debugging aid; nobody can keep a body out of it but by not enabling it.
    private sealed class EventSourceListener(Eavesdropper owner) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        // The base constructor enables sources before the fields of this class are set.
        protected override void OnEventWritten(EventWrittenEventArgs eventData)
            => owner?.Hear(new StringBuilder(eventData.EventName).Append(' ').AppendJoin(' ', eventData.Payload ?? new([])));
    }
}

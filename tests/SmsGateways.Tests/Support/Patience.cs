using System.Diagnostics;

namespace SmsGateways.Tests.Support;

/// <summary>
/// How long tests wait: the one place for it. A machine that does other things as well stands still for seconds, so nothing that a test expects to come may
/// be late before that; what comes at once costs nothing of it. What a test wants to pass, passes on a <see cref="ManualTimeProvider"/>.
/// </summary>
internal static class Patience
{
    /// <summary>How long anything may take that a test waits for.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>How long a send may take, and far less than <see cref="Quiet"/>: what is unknown is not submitted again before it ends.</summary>
    public static readonly TimeSpan Deadline = Long;

    /// <summary>The quiet period of tests about a single submission. A send ends at once where it would have to wait beyond its deadline.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(30);

    /// <summary>Makes a gateway patient. A test that wants less says so afterwards.</summary>
    public static void ApplyTo(SmsGatewayOptions options)
    {
        options.AttemptTimeout = Attempt;
        options.QuietPeriod = Quiet;
        options.Deadline = (2 * Attempt) + Quiet;
    }

    /// <summary>Gives a message that has no deadline one that is long, and yet shorter than the quiet period.</summary>
    public static SmsMessage Once(this SmsMessage message) => message is { Deadline: null } ? message with { Deadline = Deadline } : message;

    /// <summary>Does something that must be quick, and again where it was slow: the machine may have been busy once, what is slow by itself is so each time.</summary>
    /// <returns>The quickest time.</returns>
    public static async Task<TimeSpan> QuickestAsync(TimeSpan limit, Func<Task> act)
    {
        var quickest = TimeSpan.MaxValue;
        for (var tries = 0; tries < 10 && quickest >= limit; tries++)
        {
            var begun = Stopwatch.GetTimestamp();
            await act();
            var time = Stopwatch.GetElapsedTime(begun);
            quickest = time < quickest ? time : quickest;
        }

        return quickest;
    }
}

using System.Net;

namespace SmsGateways.Simulator;

/// <summary>What became of one call to a client's server.</summary>
public sealed record SimulatedPush
{
    /// <summary>Gets where it went to.</summary>
    /// <value><see langword="null"/> when there was nothing to push.</value>
    public Uri? Url { get; init; }

    /// <summary>Gets the number of reports or messages in it.</summary>
    /// <value>0 when nothing had changed and so nothing was pushed.</value>
    public required int Reports { get; init; }

    /// <summary>Gets the body as it was posted.</summary>
    /// <value>Empty when nothing was pushed, or with GET.</value>
    public required string Body { get; init; }

    /// <summary>Gets the answer to each attempt in order.</summary>
    /// <value><see langword="null"/> in the place of an attempt that nobody answered within 30 seconds.</value>
    public required IReadOnlyList<HttpStatusCode?> Answers { get; init; }

    /// <summary>Gets a value indicating whether the last answer is one that the provider counts as accepted.</summary>
    /// <value>For SmsPro HTTP 200 alone; for MySmpp its own acknowledgement; for Infobip every success.</value>
    public required bool IsAccepted { get; init; }

    /// <summary>Returns the number of reports and attempts, and nothing of what was pushed.</summary>
    /// <returns>For example <c>Push of 2 reports, 1 attempts</c>.</returns>
    public override string ToString() => $"Push of {Reports} reports, {Answers.Count} attempts";
}

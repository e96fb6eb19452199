using System.Globalization;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator;

/// <summary>A way for a request to go wrong, given to the next requests with <c>Fail</c> of a provider.</summary>
/// <remarks>
/// "Before processing" means that nothing happened: no message, no charge, no registered id. "After processing" means that everything
/// happened and the client cannot know: only the answer is lost or spoiled.
/// </remarks>
public sealed class SimulatorFault
{
    private readonly string _name;

    private SimulatorFault(string name, FaultKind kind, bool isProcessed)
    {
        _name = name;
        Kind = kind;
        IsProcessed = isProcessed;
    }

    /// <summary>Gets the fault that closes the connection without an answer; nothing was processed.</summary>
    public static SimulatorFault CloseBeforeProcessing { get; } = new(nameof(CloseBeforeProcessing), FaultKind.Close, isProcessed: false);

    /// <summary>Gets the fault that closes the connection without an answer; the request was processed.</summary>
    public static SimulatorFault CloseAfterProcessing { get; } = new(nameof(CloseAfterProcessing), FaultKind.Close, isProcessed: true);

    /// <summary>Gets the fault that resets the connection (TCP RST); nothing was processed.</summary>
    public static SimulatorFault ResetBeforeProcessing { get; } = new(nameof(ResetBeforeProcessing), FaultKind.Reset, isProcessed: false);

    /// <summary>Gets the fault that resets the connection (TCP RST); the request was processed.</summary>
    public static SimulatorFault ResetAfterProcessing { get; } = new(nameof(ResetAfterProcessing), FaultKind.Reset, isProcessed: true);

    /// <summary>Gets the fault that never answers; nothing was processed. It ends when the client closes the connection.</summary>
    public static SimulatorFault HangBeforeProcessing { get; } = new(nameof(HangBeforeProcessing), FaultKind.Hang, isProcessed: false);

    /// <summary>Gets the fault that never answers; the request was processed. It ends when the client closes the connection.</summary>
    public static SimulatorFault HangAfterProcessing { get; } = new(nameof(HangAfterProcessing), FaultKind.Hang, isProcessed: true);

    /// <summary>Gets the fault that answers HTTP 503; nothing was processed.</summary>
    public static SimulatorFault UnavailableBeforeProcessing { get; } =
        new(nameof(UnavailableBeforeProcessing), FaultKind.Unavailable, isProcessed: false);

    /// <summary>Gets the fault that answers HTTP 503; the request was processed.</summary>
    public static SimulatorFault UnavailableAfterProcessing { get; } =
        new(nameof(UnavailableAfterProcessing), FaultKind.Unavailable, isProcessed: true);

    /// <summary>Gets the fault that answers HTTP 429 without <c>Retry-After</c>; nothing was processed.</summary>
    public static SimulatorFault TooManyRequests { get; } = new(nameof(TooManyRequests), FaultKind.TooManyRequests, isProcessed: false);

    /// <summary>Gets the fault that answers an HTML page with HTTP 200, as a proxy in front does; nothing was processed.</summary>
    public static SimulatorFault HtmlPageBeforeProcessing { get; } =
        new(nameof(HtmlPageBeforeProcessing), FaultKind.HtmlPage, isProcessed: false);

    /// <summary>Gets the fault that answers an HTML page with HTTP 200, as a proxy in front does; the request was processed.</summary>
    public static SimulatorFault HtmlPageAfterProcessing { get; } =
        new(nameof(HtmlPageAfterProcessing), FaultKind.HtmlPage, isProcessed: true);

    /// <summary>Gets the fault that closes the connection halfway through the answer; the request was processed.</summary>
    public static SimulatorFault TruncatedAnswer { get; } = new(nameof(TruncatedAnswer), FaultKind.Truncated, isProcessed: true);

    /// <summary>Gets the fault that answers HTTP 200 and what is not the provider's format; the request was processed.</summary>
    /// <remarks>XML or JSON that is not well-formed; in the place of SmsCo's plain text, a PHP error.</remarks>
    public static SimulatorFault MalformedAnswer { get; } = new(nameof(MalformedAnswer), FaultKind.Malformed, isProcessed: true);

    internal FaultKind Kind { get; }

    internal bool IsProcessed { get; }

    internal TimeSpan AnswerDelay { get; private init; }

    /// <summary>Gets the error that the provider's method is to answer with: a number, or a text where the provider has texts.</summary>
    internal string? BusinessError { get; private init; }

    /// <summary>Creates the fault that processes the request at once and answers it later.</summary>
    /// <param name="delay">How long the answer waits, on the simulator's clock.</param>
    /// <returns>The fault.</returns>
    public static SimulatorFault Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new($"Delay({delay})", FaultKind.Delay, isProcessed: true) { AnswerDelay = delay };
    }

    /// <summary>Creates the fault that answers with a status of the provider's and processes nothing.</summary>
    /// <param name="status">The status, for example 9 for "busy"; also one that no document has.</param>
    /// <returns>The fault.</returns>
    /// <remarks>Says nothing about the account or the request, and registers no id: use it where a state cannot be arranged.</remarks>
    public static SimulatorFault Status(int status) =>
        new($"Status({status})", FaultKind.BusinessError, isProcessed: false) { BusinessError = status.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Creates the fault that answers with an error text of a provider that has texts for numbers, and processes nothing.</summary>
    /// <param name="text">The text, for example <c>Incorrect login or password</c>; also one that no document has.</param>
    /// <returns>The fault, which only <see cref="SmsSimulator.MySmpp"/> can answer with.</returns>
    public static SimulatorFault Error(string text) => new("Error", FaultKind.BusinessError, isProcessed: false) { BusinessError = text };

    /// <summary>Returns the name of the fault.</summary>
    /// <returns>For example <c>CloseAfterProcessing</c> or <c>Status(9)</c>.</returns>
    public override string ToString() => _name;
}

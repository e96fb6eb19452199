namespace SmsGateways.Tests.Simulation;

/// <summary>One call of <see cref="ISmsGateway.SendAsync"/>, and what came of it.</summary>
internal sealed class Sending(int number, SmsMessage message, Stage stage)
{
    public int Number { get; } = number;

    public SmsMessage Message => message;

    public Stage Stage => stage;

    /// <summary>Gets or sets which message it sends: a second run has a number of its own.</summary>
    public int Text { get; set; } = number;

    public TimeSpan Begun { get; set; }

    public TimeSpan EndsAt { get; set; } = TimeSpan.MaxValue;

    public TimeSpan? Ended { get; set; }

    public CancellationTokenSource? Canceling { get; set; }

    public bool IsCanceled { get; set; }

    /// <summary>Gets or sets how many of its exchanges are under way.</summary>
    public int UnderWay { get; set; }

    /// <summary>Gets or sets a value indicating whether the caller got a plain cancellation: nothing was sent.</summary>
    public bool WasNothingSent { get; set; }

    public SmsSendResult? Result { get; set; }

    /// <summary>Gets or sets a value indicating whether this only asks afterwards.</summary>
    public bool IsReconciliation { get; set; }

    /// <summary>Gets or sets a value indicating whether nothing may keep it from being accepted.</summary>
    public bool MustBeAccepted { get; set; }

    /// <summary>Gets how many requests each of its ids had.</summary>
    public Dictionary<string, (int Sends, int Questions)> Requests { get; } = [];
}

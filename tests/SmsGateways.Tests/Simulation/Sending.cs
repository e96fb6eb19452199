namespace SmsGateways.Tests.Simulation;

/// <summary>One call of <see cref="ISmsGateway.SendAsync"/>, or one question afterwards, and what came of it.</summary>
internal sealed class Sending(int number, int text, SmsMessage message)
{
    private static readonly AsyncLocal<Sending?> Acting = new();

    /// <summary>Gets or sets the send whose code is running.</summary>
    public static Sending? Current
    {
        get => Acting.Value;
        set => Acting.Value = value;
    }

    public int Number => number;

    /// <summary>Gets which message it sends: a second run has a number of its own.</summary>
    public int Text => text;

    public SmsMessage Message => message;

    public TimeSpan EndsAt { get; set; } = TimeSpan.MaxValue;

    public TimeSpan? Ended { get; set; }

    public CancellationTokenSource? Canceling { get; set; }

    public bool IsCanceled { get; set; }

    /// <summary>Gets or sets a value indicating whether the caller got a plain cancellation: nothing was sent.</summary>
    public bool WasNothingSent { get; set; }

    public SmsSendResult? Result { get; set; }

    /// <summary>Gets or sets a value indicating whether this only asks afterwards.</summary>
    public bool IsReconciliation { get; set; }

    /// <summary>Gets or sets a value indicating whether nothing may keep it from being accepted.</summary>
    public bool MustBeAccepted { get; set; }

    /// <summary>Gets or sets a value indicating whether a fault kept back what became of a request that had left.</summary>
    public bool MetAmbiguity { get; set; }

    /// <summary>Gets or sets how many recipients are unknown also after asking.</summary>
    public int StillUnknown { get; set; }

    /// <summary>Gets or sets how many of these got the message.</summary>
    public int StillUnknownAndSent { get; set; }

    /// <summary>Gets the phones whose number left this process in a request to send.</summary>
    public HashSet<long> HandedOver { get; } = [];

    /// <summary>Gets how many requests each of its ids had.</summary>
    public Dictionary<string, (int Sends, int Questions)> Requests { get; } = [];
}

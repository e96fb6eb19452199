namespace SmsGateways.Simulator;

/// <summary>The Viber part of a MySmpp message; what is missing is empty.</summary>
public sealed record SimulatedMySmppViber
{
    /// <summary>Gets the sender.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Gets the text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the text of the button.</summary>
    public string Button { get; init; } = "";

    /// <summary>Gets the link of the button.</summary>
    public string Action { get; init; } = "";

    /// <summary>Gets the address of the picture.</summary>
    public string Image { get; init; } = "";

    /// <summary>Gets until when delivery is tried (<c>validity_period_viber</c>); <see langword="null"/> when the request does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Returns what this is, and nothing of what is in it.</summary>
    /// <returns><c>MySmpp Viber message</c></returns>
    public override string ToString() => "MySmpp Viber message";
}

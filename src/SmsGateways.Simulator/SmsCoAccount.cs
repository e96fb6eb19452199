namespace SmsGateways.Simulator;

/// <summary>A client's account at SmsCo: what it may do and what it can pay for.</summary>
/// <remarks>
/// As in the document's examples: <c>test</c>, <c>test</c> and 4 tetri for a part, with 10000 tetri.
/// What costs more gets 2906.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsCoAccount : SimulatorAccount
{
    internal SmsCoAccount(string login, string password, Lock gate)
        : base(login, password, gate, balance: 10_000, pricePerPart: 4)
    {
    }

    /// <summary>Gets or sets the brand of the contract, which is the sender of a request without one.</summary>
    /// <value><c>SmsCo</c> by default. Empty for none: a request without a sender is then refused (2914).</value>
    public string DefaultSender { get; set; } = "SmsCo";

    /// <summary>Gets or sets the senders that a request may name; others are refused (2904).</summary>
    /// <value><see langword="null"/>, the default, allows every one of up to 11 characters.</value>
    public IReadOnlyCollection<string>? AllowedSenders { get; set; }
}

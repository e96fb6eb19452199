namespace SmsGateways.Simulator;

/// <summary>A client's account at SmsPro: what it may do and what it can pay for.</summary>
/// <remarks>
/// As in the documents' examples: <c>login</c>, <c>passwd</c>, a balance of 20123.12 and 0.50 for a part.
/// What costs more than the balance gets status 4.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsProAccount : SimulatorAccount
{
    internal SmsProAccount(string login, string password, Lock gate)
        : base(login, password, gate, balance: 20123.12m, pricePerPart: 0.50m)
    {
    }

    /// <summary>Gets or sets a value indicating whether <c>/api/info</c> reports the account as active (state 0).</summary>
    /// <value>
    /// <see langword="true"/> by default. Nothing else depends on it: the documents have no status for a request of an inactive account.
    /// </value>
    public bool IsActive { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether requests come from an allowed address (otherwise status 3).</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsIpAllowed { get; set; } = true;

    /// <summary>Gets or sets the sender names that the administrator has approved; others are refused (status 5).</summary>
    /// <value><see langword="null"/>, the default, allows every well-formed name.</value>
    public IReadOnlyCollection<string>? AllowedSenders { get; set; }

    /// <summary>Gets or sets the words, in any case, that no text may contain (status 6).</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> StopWords { get; set; } = [];
}

namespace SmsGateways.Simulator;

/// <summary>A client's account at MySmpp: what it may do and what it can pay for.</summary>
/// <remarks>
/// As in the document's example: <c>login</c> and <c>password</c>, with 150 rubles and 1.1 for a part.
/// What costs more is answered "Out of SMS".
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class MySmppAccount : SimulatorAccount
{
    internal MySmppAccount(string login, string password, Lock gate)
        : base(login, password, gate, balance: 150, pricePerPart: 1.1m)
    {
    }

    /// <summary>Gets or sets the secret key that may stand in the place of login and password.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public string? Token { get; set; }

    /// <summary>Gets or sets the currency that <c>balance.php</c> names.</summary>
    /// <value><see langword="null"/>, the default, for none; <c>RUR</c> and <c>RUB</c> are seen in the field.</value>
    public string? Currency { get; set; }

    /// <summary>Gets or sets the numbers of SMS by area that <c>balance.php</c> tells; nothing else depends on them.</summary>
    public IReadOnlyDictionary<string, int> SmsByArea { get; set; } = new Dictionary<string, int> { ["Russia"] = 111, ["Ukraine"] = 111 };

    /// <summary>Gets or sets a value indicating whether all messages are refused ("Account blocked").</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Gets or sets a value indicating whether all requests to send are refused as a whole ("Your account is locked").</summary>
    public bool IsLocked { get; set; }

    /// <summary>Gets or sets a value indicating whether every well-formed sender may be used.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool AllowsAnySender { get; set; } = true;

    /// <summary>Gets or sets the account's senders; without <see cref="AllowsAnySender"/>, only the completed ones may be used.</summary>
    /// <value>None by default.</value>
    public IReadOnlyDictionary<string, MySmppSenderState> Senders { get; set; } = new Dictionary<string, MySmppSenderState>();

    /// <summary>Gets or sets the beginnings of numbers that the account may not send to ("This destination is closed for you").</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> ClosedPrefixes { get; set; } = [];

    /// <summary>Gets or sets the words, in any case, for which a text is rejected by the moderator.</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> RejectedWords { get; set; } = [];

    /// <summary>Gets or sets the client's address for changed states.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public Uri? ReportUrl { get; set; }
}

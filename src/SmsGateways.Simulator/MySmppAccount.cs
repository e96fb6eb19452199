using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at MySmpp: what it may do and what it can pay for.</summary>
/// <remarks>
/// Everything can be changed while the simulator runs and holds from the next request on. Give the lists anew rather than changing one
/// that was given.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class MySmppAccount : IAccount
{
    private readonly Amount _balance;
    private readonly Amount _pricePerPart;

    // The gate is the platform's, so that a charge and the checks before it are one step.
    internal MySmppAccount(string login, string password, Lock gate)
    {
        Login = login;
        Password = password;
        _balance = new Amount(gate, 150);
        _pricePerPart = new Amount(gate, 1.1m);
    }

    /// <summary>Gets or sets the login.</summary>
    /// <value><c>login</c> for the demonstration account, as in the document.</value>
    public string Login { get; set; }

    /// <summary>Gets or sets the password.</summary>
    /// <value><c>password</c> for the demonstration account, as in the document.</value>
    public string Password { get; set; }

    /// <summary>Gets or sets the secret key that may stand in the place of login and password.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public string? Token { get; set; }

    /// <summary>Gets or sets the money; an accepted message reduces it, and one that costs more is refused ("Out of SMS").</summary>
    /// <value>150 by default.</value>
    public decimal Balance
    {
        get => _balance.Value;
        set => _balance.Value = value;
    }

    /// <summary>Gets or sets the price of one part to one number.</summary>
    /// <value>1.1 by default.</value>
    public decimal PricePerPart
    {
        get => _pricePerPart.Value;
        set => _pricePerPart.Value = value;
    }

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

    /// <summary>Returns the login, never the password or the token.</summary>
    /// <returns>For example <c>MySmpp account login</c>.</returns>
    public override string ToString() => $"MySmpp account {Login}";
}

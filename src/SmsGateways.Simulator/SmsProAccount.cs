using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at SmsPro: what it may do and what it can pay for.</summary>
/// <remarks>
/// Everything can be changed while the simulator runs and holds from the next request on. Give the lists anew rather than changing one
/// that was given.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsProAccount : IAccount
{
    private readonly Amount _balance;
    private readonly Amount _pricePerPart;

    // The gate is the platform's, so that a charge and the checks before it are one step.
    internal SmsProAccount(string login, string password, Lock gate)
    {
        Login = login;
        Password = password;
        _balance = new Amount(gate, 20123.12m);
        _pricePerPart = new Amount(gate, 0.50m);
    }

    /// <summary>Gets or sets the login.</summary>
    /// <value><c>login</c> for the demonstration account, as in the documents.</value>
    public string Login { get; set; }

    /// <summary>Gets or sets the password.</summary>
    /// <value><c>passwd</c> for the demonstration account, as in the documents.</value>
    public string Password { get; set; }

    /// <summary>Gets or sets the money available; an accepted message reduces it, and one that costs more is refused (status 4).</summary>
    /// <value>20123.12 by default, as in the documents.</value>
    public decimal Balance
    {
        get => _balance.Value;
        set => _balance.Value = value;
    }

    /// <summary>Gets or sets the price of one part to one phone.</summary>
    /// <value>0.50 by default, as in the documents.</value>
    public decimal PricePerPart
    {
        get => _pricePerPart.Value;
        set => _pricePerPart.Value = value;
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

    /// <summary>Returns the login, never the password.</summary>
    /// <returns>For example <c>SmsPro account login</c>.</returns>
    public override string ToString() => $"SmsPro account {Login}";
}

using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at SmsCo: what it may do and what it can pay for.</summary>
/// <remarks>
/// Everything can be changed while the simulator runs and holds from the next request on. Give the list anew rather than changing one
/// that was given.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsCoAccount : IAccount
{
    private readonly Amount _balance;
    private readonly Amount _pricePerPart;

    // The gate is the provider's, so that a charge and the checks before it are one step.
    internal SmsCoAccount(string login, string password, Lock gate)
    {
        Login = login;
        Password = password;
        _balance = new Amount(gate, 10_000);
        _pricePerPart = new Amount(gate, 4);
    }

    /// <summary>Gets or sets the login (<c>username</c>).</summary>
    /// <value><c>test</c> for the demonstration account, as in the document.</value>
    public string Login { get; set; }

    /// <summary>Gets or sets the password.</summary>
    /// <value><c>test</c> for the demonstration account, as in the document.</value>
    public string Password { get; set; }

    /// <summary>Gets or sets the money in tetri; an accepted message reduces it, and one that costs more is refused (2906).</summary>
    /// <value>10000 by default.</value>
    public decimal Balance
    {
        get => _balance.Value;
        set => _balance.Value = value;
    }

    /// <summary>Gets or sets the price of one part to one number, in tetri.</summary>
    /// <value>4 by default, as in the document's <c>OK 4 123</c>.</value>
    public decimal PricePerPart
    {
        get => _pricePerPart.Value;
        set => _pricePerPart.Value = value;
    }

    /// <summary>Gets or sets the brand of the contract, which is the sender of a request without one.</summary>
    /// <value><c>SmsCo</c> by default. Empty for none: a request without a sender is then refused (2914).</value>
    public string DefaultSender { get; set; } = "SmsCo";

    /// <summary>Gets or sets the senders that a request may name; others are refused (2904).</summary>
    /// <value><see langword="null"/>, the default, allows every one of up to 11 characters.</value>
    public IReadOnlyCollection<string>? AllowedSenders { get; set; }

    /// <summary>Returns the login, never the password.</summary>
    /// <returns>For example <c>SmsCo account test</c>.</returns>
    public override string ToString() => $"SmsCo account {Login}";
}

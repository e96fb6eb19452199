using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at a simulated provider: who it is and what it can pay for.</summary>
/// <remarks>
/// Everything can be changed while the simulator runs and holds from the next request on. Give the lists of a provider's account anew
/// rather than changing one that was given.
/// </remarks>
/// <threadsafety instance="true"/>
public abstract class SimulatorAccount
{
    private readonly Amount _balance;
    private readonly Amount _pricePerPart;

    // The gate is the provider's, so that a charge and the checks before it are one step.
    private protected SimulatorAccount(string login, string password, Lock gate, decimal balance, decimal pricePerPart)
    {
        Login = login;
        Password = password;
        _balance = new Amount(gate, balance);
        _pricePerPart = new Amount(gate, pricePerPart);
    }

    /// <summary>Gets or sets the login.</summary>
    public string Login { get; set; }

    /// <summary>Gets or sets the password.</summary>
    public string Password { get; set; }

    /// <summary>Gets or sets the money or credits available; what is accepted reduces it, and what costs more is refused.</summary>
    public decimal Balance
    {
        get => _balance.Value;
        set => _balance.Value = value;
    }

    /// <summary>Gets or sets the price of one part to one number, in the unit of <see cref="Balance"/>.</summary>
    public decimal PricePerPart
    {
        get => _pricePerPart.Value;
        set => _pricePerPart.Value = value;
    }

    /// <summary>Returns the provider and the login, and no secret.</summary>
    /// <returns>For example <c>SmsPro account login</c>.</returns>
    public override string ToString() => $"{GetType().Name.Replace("Account", "", StringComparison.Ordinal)} account {Login}";
}

using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at Infobip: what it may do and what it can pay for.</summary>
/// <remarks>
/// Everything can be changed while the simulator runs and holds from the next request on. Give the lists anew rather than changing one
/// that was given.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class InfobipAccount : IAccount
{
    private readonly Amount _credits;
    private readonly Amount _pricePerPart;
    private readonly Amount _pricePerNumberContext;

    // The gate is the platform's, so that a charge and the checks before it are one step.
    internal InfobipAccount(string login, string password, Lock gate)
    {
        Login = login;
        Password = password;
        _credits = new Amount(gate, 1000);
        _pricePerPart = new Amount(gate, 1);
        _pricePerNumberContext = new Amount(gate, 1);
    }

    /// <summary>Gets or sets the name (<c>username</c> or <c>user</c>).</summary>
    /// <value><c>test</c> for the demonstration account, as in the document.</value>
    public string Login { get; set; }

    /// <summary>Gets or sets the password.</summary>
    /// <value><c>test</c> for the demonstration account, as in the document.</value>
    public string Password { get; set; }

    /// <summary>Gets or sets the credits; each recipient reduces them, and those that they no longer last for are refused (-2).</summary>
    /// <value>1000 by default.</value>
    public decimal Credits
    {
        get => _credits.Value;
        set => _credits.Value = value;
    }

    /// <summary>Gets or sets the price of one part to one number, in credits.</summary>
    /// <value>1 by default.</value>
    public decimal PricePerPart
    {
        get => _pricePerPart.Value;
        set => _pricePerPart.Value = value;
    }

    /// <summary>Gets or sets the price of one number context request, in credits.</summary>
    /// <value>1 by default, for which the document's examples write <c>ppm</c> 100.</value>
    public decimal PricePerNumberContext
    {
        get => _pricePerNumberContext.Value;
        set => _pricePerNumberContext.Value = value;
    }

    /// <summary>Gets or sets the senders that a message may name; others are refused (-34).</summary>
    /// <value><see langword="null"/>, the default, allows every one of up to 11 characters or 14 digits.</value>
    public IReadOnlyCollection<string>? AllowedSenders { get; set; }

    /// <summary>Gets or sets the application ids that a message may name; others are refused (-30).</summary>
    /// <value><see langword="null"/>, the default, allows every one.</value>
    public IReadOnlyCollection<string>? AllowedAppIds { get; set; }

    /// <summary>Gets or sets the beginnings of numbers in networks that the account does not cover (-3).</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> UncoveredPrefixes { get; set; } = [];

    /// <summary>Gets or sets the address for the delivery reports of messages without an own one ("Status Report URL").</summary>
    /// <value><see langword="null"/>, the default, for none: these reports wait to be pulled.</value>
    public Uri? ReportUrl { get; set; }

    /// <summary>Gets or sets the address for the results of asynchronous number context requests.</summary>
    /// <value><see langword="null"/>, the default, for none: they wait for one.</value>
    public Uri? NumberContextUrl { get; set; }

    /// <summary>Gets or sets the address for messages from phones, with placeholders for what is to be told.</summary>
    /// <value>
    /// For example <c>http://127.0.0.1:8080/in?who=%sender%&amp;what=%text%</c>; also <c>%receiver%</c>, <c>%bin%</c>, <c>%datetime%</c>,
    /// <c>%messageid%</c>, <c>%datacoding%</c> and <c>%esmclass%</c>. <see langword="null"/>, the default, for none: messages wait to be pulled.
    /// </value>
    public string? InboundUrl { get; set; }

    /// <summary>Returns the name, never the password.</summary>
    /// <returns>For example <c>Infobip account test</c>.</returns>
    public override string ToString() => $"Infobip account {Login}";
}

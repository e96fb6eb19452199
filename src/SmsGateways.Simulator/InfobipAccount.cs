using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator;

/// <summary>A client's account at Infobip: what it may do and what it can pay for.</summary>
/// <remarks>
/// As in the document's examples: <c>test</c> and <c>test</c>, with 1000 credits and 1 for a part.
/// Recipients that the credits do not last for get -2.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class InfobipAccount : SimulatorAccount
{
    private readonly Amount _pricePerNumberContext;

    internal InfobipAccount(string login, string password, Lock gate)
        : base(login, password, gate, balance: 1000, pricePerPart: 1)
    {
        _pricePerNumberContext = new Amount(gate, 1);
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

    /// <summary>Gets or sets a value indicating whether the query of <see cref="InboundUrl"/> comes as a form in a POST.</summary>
    /// <value><see langword="false"/> by default: it is called with GET. The document has POST "on request basis" and does not show it.</value>
    public bool IsInboundPosted { get; set; }
}

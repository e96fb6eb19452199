using System.Diagnostics;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>An account with Acme.</summary>
[DebuggerDisplay("Acme")]
public sealed class AcmeOptions : SmsGatewayOptions
{
    /// <summary>Gets or sets the account's number.</summary>
    public string Account { get; set; } = "";

    /// <summary>Gets or sets its key.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Key { get; set; } = "";

    internal override Uri DefaultAddress { get; } = new("https://sms.acme.example/");

    internal override IEnumerable<string> FindMistakes() => FindSecretMistakes(Account).Concat(FindSecretMistakes(Key)).Concat(base.FindMistakes());

    internal override bool HasSameSettings(SmsGatewayOptions other)
        => base.HasSameSettings(other) && other is AcmeOptions account && Account == account.Account && Key == account.Key;

    internal override ISmsGateway CreateGateway(string name, string client, GatewayServices services) => new AcmeGateway(name, client, this, services);
}

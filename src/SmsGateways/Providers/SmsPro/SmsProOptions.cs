using System.Diagnostics;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>An account with SmsPro.</summary>
[DebuggerDisplay("SmsPro {Platform}")]
public sealed class SmsProOptions : SmsGatewayOptions
{
    /// <summary>Creates the options with SmsPro's limit of 50 recipients a request.</summary>
    public SmsProOptions() => MaxRecipientsPerRequest = SmsProLimits.Recipients;

    /// <summary>Gets or sets the platform: it decides the address and what some codes mean.</summary>
    /// <value>Required.</value>
    public SmsProPlatform? Platform { get; set; }

    /// <summary>Gets or sets the login that the platform issued.</summary>
    /// <value>Required.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Login { get; set; } = "";

    /// <summary>Gets or sets the password of the account's personal area.</summary>
    /// <value>Required. Keep it out of source control.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Password { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether messages are only checked: nothing is sent, nothing is charged.</summary>
    public bool TestMode { get; set; }

    internal override Uri? DefaultAddress => Platform switch
    {
        SmsProPlatform.Biz => new("https://smspro.biz/"),
        SmsProPlatform.Nikita => new("https://smspro.nikita.kg/"),
        _ => null,
    };

    internal override IEnumerable<string> FindMistakes()
    {
        if (Platform is not (SmsProPlatform.Biz or SmsProPlatform.Nikita))
        {
            yield return $"{nameof(Platform)} is {Platform?.ToString() ?? "missing"}; it must be {nameof(SmsProPlatform.Biz)} or {nameof(SmsProPlatform.Nikita)}.";
        }

        foreach (var mistake in FindSecretMistakes(Login).Concat(FindSecretMistakes(Password)).Concat(base.FindMistakes())
            .Concat(FindLimitMistakes("SmsPro", SmsProLimits.Recipients, SmsProLimits.IsSender, SmsProLimits.SenderRule)))
        {
            yield return mistake;
        }
    }

    internal override bool HasSameSettings(SmsGatewayOptions other)
        => base.HasSameSettings(other)
            && other is SmsProOptions account
            && Platform == account.Platform
            && Login == account.Login
            && Password == account.Password
            && TestMode == account.TestMode;

    internal override ISmsGateway CreateGateway(string name, string client, GatewayServices services) => new SmsProGateway(name, client, this, services);
}

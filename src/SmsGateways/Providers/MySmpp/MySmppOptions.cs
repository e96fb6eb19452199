using System.Diagnostics;
using SmsGateways.Providers.MySmpp;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>An account with MySmpp (Webcom Mobi).</summary>
/// <remarks>
/// The provider's document knows plain http only, which has to be allowed by name: <see cref="SmsGatewayOptions.AllowInsecureHttp"/>. Its newer documents have
/// <c>https://my3.webcom.mobi/</c>: ask whether your account is there, and set it as <see cref="SmsGatewayOptions.BaseAddress"/>.
/// </remarks>
[DebuggerDisplay("MySmpp")]
public sealed class MySmppOptions : SmsGatewayOptions
{
    private static readonly Uri DocumentedAddress = new("http://lk.mysmpp.ru/");

    /// <summary>Creates the options with 100 recipients a request.</summary>
    public MySmppOptions() => MaxRecipientsPerRequest = MySmppLimits.UsualRecipients;

    /// <summary>Gets or sets the account's login.</summary>
    /// <value>Required, with <see cref="Password"/>, unless there is a <see cref="Token"/>.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Login { get; set; }

    /// <summary>Gets or sets the account's password.</summary>
    /// <value>Required, with <see cref="Login"/>, unless there is a <see cref="Token"/>. Keep it out of source control.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>Gets or sets the secret key that the account's manager gives out, which stands for login and password.</summary>
    /// <value>Instead of <see cref="Login"/> and <see cref="Password"/>. Keep it out of source control.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>Gets or sets the time zone of the account, in which the provider reads and writes all times, by its IANA name.</summary>
    /// <value>The default is <c>Europe/Moscow</c>, a guess. The account's profile has it; <see cref="IMySmppServerTime"/> asks what the provider takes for now.</value>
    public string TimeZone { get; set; } = "Europe/Moscow";

    internal override Uri DefaultAddress => DocumentedAddress;

    internal override IEnumerable<string> FindMistakes() => FindAccountMistakes()
        .Concat(base.FindMistakes())
        .Concat(FindTimeZoneMistakes(TimeZone, "Europe/Moscow"))
        .Concat(FindLimitMistakes("MySmpp", MySmppLimits.Recipients, MySmppLimits.IsSender, MySmppLimits.SenderRule));

    internal override bool HasSameSettings(SmsGatewayOptions other)
        => base.HasSameSettings(other)
            && other is MySmppOptions account
            && Login == account.Login
            && Password == account.Password
            && Token == account.Token
            && TimeZone == account.TimeZone;

    internal override ISmsGateway CreateGateway(string name, string client, GatewayServices services) => new MySmppGateway(name, client, this, services);

    private IEnumerable<string> FindAccountMistakes()
    {
        if (Token is null)
        {
            return Login is null && Password is null
                ? [$"{nameof(Login)} and {nameof(Password)}, or {nameof(Token)}, are missing."]
                : FindSecretMistakes(Login ?? "", nameof(Login)).Concat(FindSecretMistakes(Password ?? "", nameof(Password)));
        }

        var mistakes = FindSecretMistakes(Token);
        return Login is null && Password is null
            ? mistakes
            : mistakes.Append($"{nameof(Token)} stands for {nameof(Login)} and {nameof(Password)}: set it, or these two, and not all of them.");
    }
}

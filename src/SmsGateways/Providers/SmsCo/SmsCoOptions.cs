using System.Diagnostics;
using SmsGateways.Providers.SmsCo;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>An account with SmsCo (smsco.ge).</summary>
/// <remarks>
/// The provider's document knows plain http only, and the password stands in every address. That has to be allowed by name:
/// <see cref="SmsGatewayOptions.AllowInsecureHttp"/>.
/// </remarks>
[DebuggerDisplay("SmsCo")]
public sealed class SmsCoOptions : SmsGatewayOptions
{
    private static readonly Uri DocumentedAddress = new("http://smsco.ge/");

    /// <summary>Gets or sets the account's user name.</summary>
    /// <value>Required.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Username { get; set; } = "";

    /// <summary>Gets or sets the password that was chosen at registration.</summary>
    /// <value>Required. Keep it out of source control.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Password { get; set; } = "";

    /// <summary>Gets or sets the path that takes messages and tells the balance, below the base address.</summary>
    /// <value>The default is the document's, <c>components/com_smsreseller/smsapi2.php</c>. Newer clients use <c>api/sendsms.php</c>: set both paths.</value>
    public string SendPath { get; set; } = "components/com_smsreseller/smsapi2.php";

    /// <summary>Gets or sets the path that tells the status of a message, below the base address.</summary>
    /// <value>The default is the document's, <c>components/com_smsreseller/getstatus.php</c>. Newer clients use <c>api/getstatus.php</c>: set both paths.</value>
    public string StatusPath { get; set; } = "components/com_smsreseller/getstatus.php";

    /// <summary>Gets or sets a value indicating whether texts may have other characters than printable ASCII.</summary>
    /// <value>The default is <see langword="false"/>: the document allows Latin only. Others travel as UTF-8; what arrives is not documented.</value>
    public bool AllowNonLatinText { get; set; }

    /// <summary>Gets or sets the time zone in which the provider reads <see cref="SmsMessage.SendAt"/>, by its IANA name.</summary>
    /// <value>The default is <c>Asia/Tbilisi</c>: the document does not say, and the provider is there.</value>
    public string TimeZone { get; set; } = "Asia/Tbilisi";

    internal override Uri DefaultAddress => DocumentedAddress;

    internal override IEnumerable<string> FindMistakes()
    {
        foreach (var mistake in FindSecretMistakes(Username).Concat(FindSecretMistakes(Password)).Concat(base.FindMistakes()))
        {
            yield return mistake;
        }

        // Not quoted: whoever pastes a whole address here pastes the password.
        if (!SmsCoLimits.IsPath(SendPath))
        {
            yield return $"{nameof(SendPath)} does not fit; {SmsCoLimits.PathRule}.";
        }

        if (!SmsCoLimits.IsPath(StatusPath))
        {
            yield return $"{nameof(StatusPath)} does not fit; {SmsCoLimits.PathRule}.";
        }

        foreach (var mistake in FindTimeZoneMistakes(TimeZone, "Asia/Tbilisi").Concat(FindLimitMistakes("SmsCo", SmsCoLimits.Recipients, SmsCoLimits.IsSender, SmsCoLimits.SenderRule)))
        {
            yield return mistake;
        }
    }

    internal override bool HasSameSettings(SmsGatewayOptions other)
        => base.HasSameSettings(other)
            && other is SmsCoOptions account
            && Username == account.Username
            && Password == account.Password
            && SendPath == account.SendPath
            && StatusPath == account.StatusPath
            && AllowNonLatinText == account.AllowNonLatinText
            && TimeZone == account.TimeZone;

    internal override ISmsGateway CreateGateway(string name, string client, GatewayServices services) => new SmsCoGateway(name, client, this, services);
}

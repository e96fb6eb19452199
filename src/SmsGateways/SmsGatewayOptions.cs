using System.Globalization;
using System.Runtime.CompilerServices;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>What every gateway can be told. Checked when the application starts; later changes have no effect.</summary>
public class SmsGatewayOptions
{
    // Far beyond any use, and within what a timer can wait.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the root of the provider's API: the host, or the folder under which the document's paths hang.</summary>
    /// <value>The default is the address in the provider's document. A path is kept, with or without a slash at its end.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the sender of messages that name none.</summary>
    public string? DefaultSender { get; set; }

    /// <summary>Gets or sets a value indicating whether secrets and messages may travel over plain http.</summary>
    /// <value>The default is <see langword="false"/>. A loopback address, such as the simulator's, needs no permission.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>Gets or sets how long one exchange with the provider may take, from connecting to the last byte of the answer.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long a whole send may take where the message does not say.</summary>
    /// <value>The default is 60 seconds. At least two attempts and the quiet period must fit.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long to wait before submitting a message again whose outcome is unknown.</summary>
    /// <value>
    /// The default is 6 seconds; less gives a warning at start. Providers register an id some time after they accepted it: in a trial, a repetition
    /// after 20 ms doubled 14 % of the messages.
    /// </value>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Gets or sets how many requests may begin in a second.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public double? MaxRequestsPerSecond { get; set; }

    /// <summary>Gets or sets how many requests may be under way at once.</summary>
    /// <value>The default is 8.</value>
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>Gets or sets how many recipients one request may carry.</summary>
    /// <value>The default is the most that the provider's document allows.</value>
    public int MaxRecipientsPerRequest { get; set; } = 1;

    /// <summary>Gets the address in the provider's document.</summary>
    internal virtual Uri? DefaultAddress => null;

    /// <summary>Gets the second access point of the same account, where the provider has one.</summary>
    internal virtual Uri? SecondAddress => null;

    /// <summary>Gets a value indicating whether each of the two access points recognizes the ids of what the other one took.</summary>
    internal virtual bool SecondAddressSharesIds => false;

    /// <summary>Gets the address that counts. What is only the default is checked no less: SmsCo's is plain http.</summary>
    private Uri? Address => BaseAddress ?? DefaultAddress;

    /// <summary>Finds everything that is wrong, so that it can be told at once.</summary>
    internal virtual IEnumerable<string> FindMistakes()
    {
        foreach (var mistake in Address is null ? [] : FindAddressMistakes(Address, nameof(BaseAddress)))
        {
            yield return mistake;
        }

        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > Longest)
        {
            yield return $"{nameof(AttemptTimeout)} is {AttemptTimeout}; it must be more than 0 and at most {Longest.TotalDays} day.";
        }

        if (QuietPeriod < TimeSpan.Zero || QuietPeriod > Longest)
        {
            yield return $"{nameof(QuietPeriod)} is {QuietPeriod}; it must be 0 to {Longest.TotalDays} day.";
        }

        // A sum of nonsense would only be a second complaint about the same value.
        var least = (2 * Within(AttemptTimeout)) + Within(QuietPeriod);
        if (Deadline < least || Deadline <= TimeSpan.Zero || Deadline > SmsMessage.LongestDeadline)
        {
            yield return $"{nameof(Deadline)} is {Deadline}; two attempts and the quiet period, {least} together, must fit into it, "
                + $"and {SmsMessage.LongestDeadline.TotalDays} days are the longest.";
        }

        // Written so that NaN fails. A slower pace than one a day could not be waited for.
        if (MaxRequestsPerSecond is { } rate && !(rate >= 1 / Longest.TotalSeconds && double.IsFinite(rate)))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(MaxRequestsPerSecond)} is {rate}; it must be more than 0 and at least one request in {Longest.TotalDays} day, or null for no limit.");
        }

        if (MaxConcurrentRequests < 1)
        {
            yield return $"{nameof(MaxConcurrentRequests)} is {MaxConcurrentRequests}; it must be at least 1.";
        }

        if (MaxRecipientsPerRequest < 1)
        {
            yield return $"{nameof(MaxRecipientsPerRequest)} is {MaxRecipientsPerRequest}; it must be at least 1.";
        }
    }

    /// <summary>Finds what works, and yet may not be meant.</summary>
    internal IEnumerable<string> FindWarnings()
    {
        if (QuietPeriod < TimeSpan.FromSeconds(6))
        {
            yield return $"{nameof(QuietPeriod)} is {QuietPeriod}: submitting again sooner than after 6 seconds can send a message twice.";
        }

        foreach (var (name, address) in new[] { (nameof(BaseAddress), Address), ("SecondaryAddress", SecondAddress) })
        {
            if (address is { IsAbsoluteUri: true, IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp)
            {
                yield return $"{name} uses plain http: the password, the numbers and the texts can be read on the way.";
            }
        }
    }

    /// <summary>Makes the gateway of an account. Each provider's options make their own.</summary>
    internal virtual ISmsGateway CreateGateway(string name, string client, GatewayServices services)
        => throw new ArgumentException($"{GetType().Name} are not the options of a provider. Use those of the provider, such as {nameof(SmsProOptions)}.");

    /// <summary>Tells whether a gateway made from the other options would be the same.</summary>
    internal virtual bool HasSameSettings(SmsGatewayOptions other)
        => GetType() == other.GetType()
            && BaseAddress == other.BaseAddress
            && DefaultSender == other.DefaultSender
            && AllowInsecureHttp == other.AllowInsecureHttp
            && AttemptTimeout == other.AttemptTimeout
            && Deadline == other.Deadline
            && QuietPeriod == other.QuietPeriod
            && MaxRequestsPerSecond == other.MaxRequestsPerSecond
            && MaxConcurrentRequests == other.MaxConcurrentRequests
            && MaxRecipientsPerRequest == other.MaxRecipientsPerRequest;

    /// <summary>Copies the options, so that nobody changes them under a gateway.</summary>
    internal SmsGatewayOptions Copy() => (SmsGatewayOptions)MemberwiseClone();

    /// <summary>Makes the address of one of the paths in the provider's document.</summary>
    /// <remarks>"https://host/v2" and "https://host/v2/" resolve relative addresses differently; the second is always meant.</remarks>
    internal Uri AddressOf(string path) => new(RootOf(Address!) + path);

    /// <summary>Makes, of an address of the account, the same one at the second access point.</summary>
    internal Uri AtSecondAddress(Uri address) => new(RootOf(SecondAddress!) + address.AbsoluteUri[RootOf(Address!).Length..]);

    private static string RootOf(Uri address) => address.AbsoluteUri is var root && root.EndsWith('/') ? root : root + "/";

    private static TimeSpan Within(TimeSpan value) => value >= TimeSpan.Zero && value <= Longest ? value : TimeSpan.Zero;

    private protected static IEnumerable<string> FindSecretMistakes(string value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return $"{name} is missing.";
        }
        else if (value.Any(char.IsControl))
        {
            yield return $"{name} has a control character, perhaps a line break at its end.";
        }
    }

    private protected IEnumerable<string> FindLimitMistakes(string provider, int mostRecipients, Func<string, bool> isSender, string senderRule)
    {
        if (MaxRecipientsPerRequest > mostRecipients)
        {
            yield return $"{nameof(MaxRecipientsPerRequest)} is {MaxRecipientsPerRequest}; at most {mostRecipients} go into one request to {provider}.";
        }

        if (DefaultSender is not null && !isSender(DefaultSender))
        {
            yield return $"{nameof(DefaultSender)} is '{DefaultSender}'; {senderRule}.";
        }
    }

    private protected static IEnumerable<string> FindTimeZoneMistakes(string value, string example, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrWhiteSpace(value) || !TimeZoneInfo.TryFindSystemTimeZoneById(value, out _))
        {
            yield return $"{name} is '{value}', which this machine does not know; take an IANA name such as '{example}', and install tzdata where it is missing.";
        }
    }

    private protected IEnumerable<string> FindAddressMistakes(Uri address, [CallerArgumentExpression(nameof(address))] string name = "")
    {
        if (!address.IsAbsoluteUri)
        {
            yield return $"{name} is relative; it must be an absolute https address.";
        }
        else if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            yield return $"{name} has the scheme '{address.Scheme}'; it must be an absolute https address.";
        }
        else
        {
            if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            {
                yield return $"{name} for {address.Host} has a user, a query or a fragment; only scheme, host, port and path belong there.";
            }

            if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !AllowInsecureHttp)
            {
                yield return $"{name} for {address.Host} uses plain http, over which the password can be read. Use https, or set {nameof(AllowInsecureHttp)}.";
            }
        }
    }
}

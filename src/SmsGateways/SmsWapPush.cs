namespace SmsGateways;

/// <summary>A link that the telephone offers to open (WAP service indication).</summary>
/// <param name="Title">What the telephone shows.</param>
/// <param name="Url">The link, absolute.</param>
public sealed record SmsWapPush(string Title, Uri Url) : SmsContent
{
    /// <summary>Gets what the telephone shows.</summary>
    public string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Title ?? throw new ArgumentNullException(nameof(Title));

    /// <summary>Gets the link.</summary>
    public Uri Url { get; init => field = Absolute(value); } = Absolute(Url);

    internal static Uri Absolute(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);

        return url.IsAbsoluteUri ? url : throw new ArgumentException("The link must be absolute: a telephone has no page that it could be relative to.", nameof(url));
    }

    private protected override string Describe() => Characters(Title);
}

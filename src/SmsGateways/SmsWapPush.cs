using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A link that the telephone offers to open (WAP service indication).</summary>
/// <param name="Title">What the telephone shows.</param>
/// <param name="Url">The link, absolute.</param>
public sealed record SmsWapPush(string Title, Uri Url) : SmsContent
{
    /// <summary>Gets what the telephone shows.</summary>
    [JsonRequired]
    public string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Title ?? throw new ArgumentNullException(nameof(Title));

    /// <summary>Gets the link.</summary>
    [JsonRequired]
    public Uri Url { get; init => field = Checked(value); } = Checked(Url);

    private protected override string Describe() => Characters(Title);

    private static Uri Checked(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);

        return Require.Absolute(url, nameof(Url))!;
    }
}

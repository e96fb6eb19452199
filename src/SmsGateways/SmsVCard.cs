using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A business card. The provider wants the name and at least one more field.</summary>
/// <param name="Name">The name of the contact.</param>
public sealed record SmsVCard(string Name) : SmsContent
{
    /// <summary>Gets the name of the contact.</summary>
    [JsonRequired]
    public string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>Gets the web page, absolute.</summary>
    public Uri? Url { get; init => field = Require.Absolute(value, nameof(Url)); }

    /// <summary>Gets the mobile number, in any form.</summary>
    public string? CellPhone { get; init; }

    /// <summary>Gets the number at work, in any form.</summary>
    public string? WorkPhone { get; init; }

    /// <summary>Gets the fax number, in any form.</summary>
    public string? Fax { get; init; }

    /// <summary>Gets the mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the position in the organization.</summary>
    public string? Position { get; init; }

    /// <summary>Gets the organization.</summary>
    public string? Organization { get; init; }

    /// <summary>Gets the post-office box.</summary>
    public string? PostOfficeBox { get; init; }

    /// <summary>Gets the street and house number.</summary>
    public string? Street { get; init; }

    /// <summary>Gets the city.</summary>
    public string? City { get; init; }

    /// <summary>Gets the region.</summary>
    public string? Region { get; init; }

    /// <summary>Gets the postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Gets the country.</summary>
    public string? Country { get; init; }

    /// <summary>Gets what fits nowhere else.</summary>
    public string? Additional { get; init; }
}

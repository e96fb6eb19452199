namespace SmsGateways.Simulator;

/// <summary>The business card of a MySmpp message; what is missing is empty.</summary>
public sealed record SimulatedMySmppCard
{
    /// <summary>Gets the name of the contact.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the link.</summary>
    public string Url { get; init; } = "";

    /// <summary>Gets the mobile number (<c>phone cell</c>).</summary>
    public string CellPhone { get; init; } = "";

    /// <summary>Gets the number at work (<c>phone work</c>).</summary>
    public string WorkPhone { get; init; } = "";

    /// <summary>Gets the fax number (<c>phone fax</c>).</summary>
    public string Fax { get; init; } = "";

    /// <summary>Gets the e-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Gets the position.</summary>
    public string Position { get; init; } = "";

    /// <summary>Gets the organization.</summary>
    public string Organization { get; init; } = "";

    /// <summary>Gets the post office box (<c>address post_office_box</c>).</summary>
    public string PostOfficeBox { get; init; } = "";

    /// <summary>Gets the street (<c>address street</c>).</summary>
    public string Street { get; init; } = "";

    /// <summary>Gets the city (<c>address city</c>).</summary>
    public string City { get; init; } = "";

    /// <summary>Gets the region (<c>address region</c>).</summary>
    public string Region { get; init; } = "";

    /// <summary>Gets the postal code (<c>address postal_code</c>).</summary>
    public string PostalCode { get; init; } = "";

    /// <summary>Gets the country (<c>address country</c>).</summary>
    public string Country { get; init; } = "";

    /// <summary>Gets the additional information.</summary>
    public string Additional { get; init; } = "";

    /// <summary>Returns what this is, and nothing of what is in it.</summary>
    /// <returns><c>MySmpp business card</c></returns>
    public override string ToString() => "MySmpp business card";
}

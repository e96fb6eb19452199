namespace SmsGateways.Providers.SmsPro;

/// <summary>The answer to a send. Only the status is always there: error answers come without the rest.</summary>
internal readonly record struct SmsProSendAnswer(string Status)
{
    /// <summary>Gets the id of the request that is answered.</summary>
    public string? Id { get; init; }

    /// <summary>Gets how many phones the platform recognized.</summary>
    public int? Phones { get; init; }

    /// <summary>Gets into how many parts the text was split.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets the platform's own words.</summary>
    public string? Text { get; init; }
}

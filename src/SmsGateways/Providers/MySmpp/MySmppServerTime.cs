namespace SmsGateways;

/// <summary>The local time of an account, as the provider has it.</summary>
/// <param name="Time">The time of day.</param>
public sealed record MySmppServerTime(TimeOnly Time)
{
    /// <summary>Gets the date.</summary>
    /// <value><see langword="null"/> where the provider tells the time of day alone.</value>
    public DateOnly? Date { get; init; }
}

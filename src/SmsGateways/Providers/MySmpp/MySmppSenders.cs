namespace SmsGateways;

/// <summary>The senders that an account may use.</summary>
/// <param name="IsAnyAllowed">Whether the account may use any sender: then there is no list.</param>
public sealed record MySmppSenders(bool IsAnyAllowed)
{
    /// <summary>Gets the senders that were registered.</summary>
    public IReadOnlyList<MySmppSender> Senders { get; init; } = [];

    /// <summary>Returns how many there are.</summary>
    /// <returns>For example <c>3 senders</c>, or <c>any sender</c>.</returns>
    public override string ToString() => IsAnyAllowed ? "any sender" : $"{Senders.Count} senders";
}

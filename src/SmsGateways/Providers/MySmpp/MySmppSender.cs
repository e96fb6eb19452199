namespace SmsGateways;

/// <summary>A sender that was registered with the provider.</summary>
/// <param name="Name">The sender, as telephones show it.</param>
public sealed record MySmppSender(string Name)
{
    /// <summary>Gets how far the registration got.</summary>
    public MySmppSenderState State { get; init; }

    /// <summary>Gets the provider's word for the state, verbatim.</summary>
    public string? ProviderState { get; init; }

    /// <summary>Returns what a log may show: a sender may be somebody's number.</summary>
    /// <returns>For example <c>Sender: Approved</c>.</returns>
    public override string ToString() => $"Sender: {State}";
}

namespace SmsGateways;

/// <summary>What became of a number that was to be put on the stop list, or taken off it.</summary>
/// <param name="Number">The number.</param>
/// <param name="IsDone">Whether the provider did it. A number that it does not find on the list cannot be taken off.</param>
public sealed record MySmppStopListChange(PhoneNumber Number, bool IsDone)
{
    /// <summary>Gets the provider's word, verbatim: <c>add</c>, <c>delete</c> or <c>not_found</c>.</summary>
    /// <value><see langword="null"/> where its answer does not name the number.</value>
    public string? ProviderStatus { get; init; }

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>+996*******56: done</c>.</returns>
    public override string ToString() => $"{Number.ToMaskedString()}: {(IsDone ? "done" : "not done")}";
}

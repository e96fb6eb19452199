namespace SmsGateways.Providers.Infobip;

/// <summary>What one pull brought. The provider hands it out once only, so that nothing of it is given up because of something else.</summary>
/// <param name="Items">What could be read.</param>
internal sealed record InfobipPulled<T>(List<T> Items)
{
    /// <summary>Gets why the provider hands out nothing.</summary>
    public InfobipRefusal? Refusal { get; init; }

    /// <summary>Gets what could not be read.</summary>
    public Exception? Breakage { get; init; }

    /// <summary>Makes something else of the items.</summary>
    public InfobipPulled<TResult> Select<TResult>(Func<T, IEnumerable<TResult>> convert) => new([.. Items.SelectMany(convert)]) { Refusal = Refusal, Breakage = Breakage };
}

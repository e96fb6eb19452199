namespace SmsGateways;

/// <summary>What may be substituted in a text that is sent in fewer parts for it. The defaults change how a text looks, and not what it says.</summary>
/// <remarks>Digits stay the digits they are; emoji and what else has no equal are never left out.</remarks>
public sealed record SmsSimplification
{
    private readonly SmsTransliteration[] _transliterations = [];

    /// <summary>Gets the usual choice: all kinds but brackets, and no transliteration.</summary>
    public static SmsSimplification Default { get; } = new();

    /// <summary>Gets the kinds of characters that may be substituted.</summary>
    /// <value>The default is <see cref="SmsSubstitutions.Default"/>.</value>
    public SmsSubstitutions Substitutions { get; init; } = SmsSubstitutions.Default;

    /// <summary>Gets in which languages other scripts may be written in Latin letters.</summary>
    /// <value>
    /// The default is none. Of several, the first that has a letter writes it: name the language of the text first, since Russian and Kyrgyz
    /// share letters and not their transliteration.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">One of them does not exist.</exception>
    public IReadOnlyList<SmsTransliteration> Transliterations
    {
        get => _transliterations;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _transliterations = [.. value];
            foreach (var transliteration in _transliterations)
            {
                if (!Enum.IsDefined(transliteration))
                {
                    throw new ArgumentOutOfRangeException(nameof(Transliterations), transliteration, "There is no such transliteration.");
                }
            }
        }
    }

    /// <summary>Compares both properties, the list entry by entry.</summary>
    /// <param name="other">What to compare with.</param>
    /// <returns>Whether both allow the same.</returns>
    public bool Equals(SmsSimplification? other)
        => other is not null && Substitutions == other.Substitutions && _transliterations.AsSpan().SequenceEqual(other._transliterations);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Substitutions, _transliterations.Length, _transliterations.FirstOrDefault());

    /// <summary>Names what is allowed.</summary>
    /// <returns>For example <c>Default, Georgian</c>.</returns>
    public override string ToString() => string.Join(", ", _transliterations.Select(static name => name.ToString()).Prepend(Substitutions.ToString()));
}

namespace SmsGateways;

/// <summary>How much fits into a part, where a carrier or provider takes less than the standard allows.</summary>
public sealed record SmsPartCapacity
{
    // An escape sequence takes two septets, and a surrogate pair two code units. No part is empty, so each must hold one.
    private const int Least = 2;

    /// <summary>Initializes a new instance of the <see cref="SmsPartCapacity"/> class.</summary>
    /// <param name="alone">What a message of one part holds, in units of the encoding: 2 or more.</param>
    /// <param name="joined">What each part of several holds, in units: 2 or more, and not more than <paramref name="alone"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small or too large.</exception>
    public SmsPartCapacity(int alone, int joined)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(alone, Least);
        ArgumentOutOfRangeException.ThrowIfLessThan(joined, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(joined, alone);

        Alone = alone;
        Joined = joined;
    }

    /// <summary>Gets what a message of one part holds, in units of the encoding: septets, or 16-bit code units.</summary>
    public int Alone { get; }

    /// <summary>Gets what each part of several holds, in units of the encoding.</summary>
    public int Joined { get; }
}

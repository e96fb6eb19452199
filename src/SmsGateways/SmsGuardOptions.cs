namespace SmsGateways;

/// <summary>Limits against toll fraud: what the application sends at most, whatever it is asked for, and where to.</summary>
/// <remarks>
/// <para>
/// A recipient that a limit stops is <see cref="SmsOutcome.Rejected"/> with <see cref="SmsErrorCode.PolicyLimit"/>, and nothing is handed over; the
/// other recipients of the message are sent to. What ends <see cref="SmsOutcome.NotSent"/>, or is answered from a journal, does not count.
/// </para>
/// <para>
/// The counters are kept in memory, by each process for itself: two processes together let twice as much through, and a restart begins at zero. Checked
/// when the application starts; later changes have no effect.
/// </para>
/// </remarks>
public sealed class SmsGuardOptions
{
    // What is counted stays in memory for as long as its window.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);

    private const int MaxDigits = 15;

    /// <summary>Gets or sets the beginnings of the numbers that may be sent to: country codes, with or without a plus sign, or more digits than these.</summary>
    /// <value>The default is an empty list: all countries, which gives a warning at start.</value>
    public IList<string> AllowedPrefixes { get; set; } = [];

    /// <summary>Gets or sets how many messages one number gets at most within any <see cref="RecipientWindow"/>.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public int? MaxMessagesPerRecipient { get; set; }

    /// <summary>Gets or sets the time over which the messages to one number are counted.</summary>
    /// <value>The default is 10 minutes; 7 days are the longest.</value>
    public TimeSpan RecipientWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many messages all numbers that share their first <see cref="PrefixLength"/> digits get at most within any <see cref="PrefixWindow"/>.</summary>
    /// <value>The default is <see langword="null"/>: no limit. Whoever pumps messages owns a range of numbers and asks for one after the other.</value>
    public int? MaxMessagesPerPrefix { get; set; }

    /// <summary>Gets or sets the time over which the messages to numbers of one prefix are counted.</summary>
    /// <value>The default is 10 minutes; 7 days are the longest.</value>
    public TimeSpan PrefixWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many first digits, the country code's included, numbers of one prefix share.</summary>
    /// <value>The default is 7; 1 to 15. A number that has fewer is a prefix by itself.</value>
    public int PrefixLength { get; set; } = 7;

    /// <summary>Gets or sets how many parts a text may need, by <see cref="SmsEncoder.Measure"/>.</summary>
    /// <value>The default is <see langword="null"/>: no limit but the 255 that a message can have. Every part is paid for.</value>
    public int? MaxPartsPerMessage { get; set; }

    /// <summary>Gets or sets how many parts go out at most within any hour: parts times recipients, over all gateways.</summary>
    /// <value>The default is <see langword="null"/>: no limit. What is no text counts as one part a recipient.</value>
    public int? MaxPartsPerHour { get; set; }

    /// <summary>Finds everything that is wrong, so that it can be told at once.</summary>
    internal IEnumerable<string> FindMistakes()
    {
        if (this is { AllowedPrefixes: null or { Count: 0 }, MaxMessagesPerRecipient: null, MaxMessagesPerPrefix: null, MaxPartsPerMessage: null, MaxPartsPerHour: null })
        {
            yield return $"no limit is set, so nothing is guarded. Set {nameof(AllowedPrefixes)}, {nameof(MaxMessagesPerRecipient)}, {nameof(MaxMessagesPerPrefix)}, "
                + $"{nameof(MaxPartsPerMessage)} or {nameof(MaxPartsPerHour)}.";
        }

        // Not quoted: it may be somebody's whole number.
        for (var i = 0; i < AllowedPrefixes?.Count; i++)
        {
            if (AllowedPrefixes[i] is not { } prefix || !IsPrefix(DigitsOf(prefix)))
            {
                yield return $"{nameof(AllowedPrefixes)}[{i}] is no prefix; it must be 1 to {MaxDigits} digits, the country code first, such as 996.";
            }
        }

        (string Name, int? Value)[] limits =
        [
            (nameof(MaxMessagesPerRecipient), MaxMessagesPerRecipient), (nameof(MaxMessagesPerPrefix), MaxMessagesPerPrefix),
            (nameof(MaxPartsPerMessage), MaxPartsPerMessage), (nameof(MaxPartsPerHour), MaxPartsPerHour),
        ];
        foreach (var (name, value) in limits.Where(static limit => limit.Value < 1))
        {
            yield return $"{name} is {value}; it must be at least 1, or null for no limit.";
        }

        (string Name, TimeSpan Value)[] windows = [(nameof(RecipientWindow), RecipientWindow), (nameof(PrefixWindow), PrefixWindow)];
        foreach (var (name, value) in windows.Where(static window => window.Value <= TimeSpan.Zero || window.Value > LongestWindow))
        {
            yield return $"{name} is {value}; it must be more than 0 and at most {LongestWindow.TotalDays} days.";
        }

        if (PrefixLength is < 1 or > MaxDigits)
        {
            yield return $"{nameof(PrefixLength)} is {PrefixLength}; it must be 1 to {MaxDigits}.";
        }
    }

    /// <summary>Finds what works, and yet may not be meant.</summary>
    internal IEnumerable<string> FindWarnings()
    {
        if (AllowedPrefixes is null or { Count: 0 })
        {
            yield return $"{nameof(AllowedPrefixes)} is empty: messages go to every country, and also to those whose numbers cost the most. List the countries that you serve.";
        }
    }

    /// <summary>Gets the allowed prefixes as digits.</summary>
    internal string[] ListAllowedDigits() => [.. (AllowedPrefixes ?? []).Select(DigitsOf)];

    /// <summary>Copies the options, so that nobody changes them under the guards.</summary>
    internal SmsGuardOptions Copy()
    {
        var copy = (SmsGuardOptions)MemberwiseClone();
        copy.AllowedPrefixes = [.. AllowedPrefixes ?? []];
        return copy;
    }

    private static string DigitsOf(string prefix) => prefix.StartsWith('+') ? prefix[1..] : prefix;

    private static bool IsPrefix(string digits) => digits.Length is >= 1 and <= MaxDigits && digits[0] is not '0' && digits.All(char.IsAsciiDigit);
}

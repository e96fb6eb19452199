namespace SmsGateways;

/// <summary>One rule: some letters, where they stand, and what is written for them.</summary>
/// <param name="From">The letters, in lower case.</param>
/// <param name="To">What is written.</param>
/// <param name="AtStart">Whether a word must begin with them.</param>
/// <param name="AtEnd">Whether a word must end with them.</param>
/// <param name="Behind">One of which must stand before them; empty for anything.</param>
/// <param name="Before">One of which must stand behind them; empty for anything.</param>
internal sealed record TransliterationRule(string From, string To, bool AtStart, bool AtEnd, string Behind, string Before)
{
    /// <summary>Gets a value indicating whether it does not matter where the letters stand.</summary>
    public bool IsAnywhere => !AtStart && !AtEnd && Behind.Length is 0 && Before.Length is 0;

    /// <summary>Reads a rule such as <c>щ=shch</c>, <c>^є=ye</c> (at the beginning of a word), <c>ия$=ia</c> (at its end), or <c>αυ[θκ]=af</c> (before one of these).</summary>
    public static TransliterationRule Parse(string rule)
    {
        var equals = rule.IndexOf('=', StringComparison.Ordinal);
        var from = rule[..equals];
        var behind = "";
        var before = "";
        if (from[0] is '[')
        {
            var close = from.IndexOf(']', StringComparison.Ordinal);
            behind = from[1..close];
            from = from[(close + 1)..];
        }

        if (from[^1] is ']')
        {
            var open = from.IndexOf('[', StringComparison.Ordinal);
            before = from[(open + 1)..^1];
            from = from[..open];
        }

        return new(from.Trim('^', '$'), rule[(equals + 1)..], from[0] is '^', from[^1] is '$', behind, before);
    }
}

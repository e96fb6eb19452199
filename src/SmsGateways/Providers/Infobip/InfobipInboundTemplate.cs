using System.Buffers;
using System.Collections.Frozen;

namespace SmsGateways.Providers.Infobip;

/// <summary>The query that the user registered for inbound messages: <c>who=%sender%&amp;what=%text%</c>. Source: section 2.8.1 of the document.</summary>
internal sealed class InfobipInboundTemplate
{
    /// <summary>All parameters of table 9 under their own names.</summary>
    public const string Default
        = "sender=%sender%&receiver=%receiver%&text=%text%&bin=%bin%&datetime=%datetime%&messageid=%messageid%&datacoding=%datacoding%&esmclass=%esmclass%";

    private const string Text = "text";
    private const string Binary = "bin";

    private static readonly FrozenSet<string> Placeholders
        = new[] { "sender", "receiver", Text, Binary, "datetime", "messageid", "datacoding", "esmclass", "output" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    // From the user's names to the document's.
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a template of a query without mistakes.</summary>
    public InfobipInboundTemplate(string? query)
    {
        foreach (var (name, value) in Parse(query ?? Default).Where(static field => IsPlaceholder(field.Value)))
        {
            _names.Add(name, Name(value).ToLowerInvariant());
        }
    }

    /// <summary>Finds what is wrong with a query.</summary>
    public static IEnumerable<string> FindMistakes(string? query)
    {
        var fields = Parse(query ?? Default);
        var placeholders = fields.Where(static field => IsPlaceholder(field.Value)).Select(static field => Name(field.Value)).ToList();

        foreach (var unknown in placeholders.Where(static name => !Placeholders.Contains(name)))
        {
            yield return $"it has the placeholder %{unknown}%, and Infobip knows {string.Join(", ", Placeholders.Order(StringComparer.Ordinal))}";
        }

        foreach (var twice in placeholders.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
        {
            yield return $"it has %{twice.Key}% more than once";
        }

        foreach (var twice in fields.GroupBy(static field => field.Name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
        {
            yield return $"it has the parameter '{twice.Key}' more than once";
        }

        if (fields.Any(static field => field.Name.Length is 0))
        {
            yield return "it has a parameter without a name";
        }

        if (fields.Any(static field => !IsPlaceholder(field.Value) && Placeholders.Any(name => field.Value.Contains($"%{name}%", StringComparison.OrdinalIgnoreCase))))
        {
            yield return "it has a placeholder amid other text, where it could not be told what is whose";
        }

        if (!placeholders.Any(static name => name.Equals(Text, StringComparison.OrdinalIgnoreCase) || name.Equals(Binary, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "it has neither %text% nor %bin%, so that no message would say anything";
        }
    }

    /// <summary>Reads the query of a push.</summary>
    /// <returns>The fields under the document's names, or <see langword="null"/> where the query is not made of this template.</returns>
    /// <exception cref="FormatException">A parameter comes twice.</exception>
    public InfobipValues? Read(string query)
    {
        var fields = new InfobipValues();
        foreach (var (name, value) in Parse(query))
        {
            if (_names.TryGetValue(InfobipForm.Decode(name), out var known))
            {
                fields.Add(known, InfobipForm.Decode(value));
            }
        }

        // A message without a sender is none where the template asks for one. What else is missing, was not available.
        return (fields.Has(Text) || fields.Has(Binary)) && (fields.Has("sender") || !_names.ContainsValue("sender")) ? fields : null;
    }

    // With or without what stands before the question mark: users copy what they registered. A later one belongs to a text.
    private static List<(string Name, string Value)> Parse(string query)
    {
        var mark = query.AsSpan().IndexOfAny('?', '=');
        return [.. InfobipForm.Split(mark >= 0 && query[mark] is '?' ? query[(mark + 1)..] : query)];
    }

    private static bool IsPlaceholder(string value) => value is ['%', _, .., '%'] && value.AsSpan(1, value.Length - 2).IndexOfAnyExcept(Letters) < 0;

    private static string Name(string placeholder) => placeholder[1..^1];
}

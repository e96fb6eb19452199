using System.Text;

namespace SmsGateways.Providers.SmsCo;

/// <summary>Finds the one line that is the answer.</summary>
/// <remarks>
/// The provider's PHP may print warnings of its own around it. More than one line that could be the answer, or a page of HTML, whatever lines it has,
/// is none.
/// </remarks>
internal static class SmsCoLines
{
    // Tags of a page. Not the <br> and <b> of PHP's warnings.
    private static readonly string[] PageTags = ["<!doctype", "<html", "<head", "<body", "<title", "<script", "<div", "<form", "<p>"];

    /// <summary>Splits an answer into its lines.</summary>
    /// <returns>Those that are not blank, trimmed.</returns>
    /// <exception cref="FormatException">It is a page.</exception>
    public static List<string> Read(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        if (PageTags.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)))
        {
            throw new FormatException("The answer is a page.");
        }

        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim().Trim('\uFEFF').Trim();
            if (!trimmed.IsEmpty)
            {
                lines.Add(trimmed.ToString());
            }
        }

        return lines;
    }

    /// <summary>Finds the line that can be read.</summary>
    /// <param name="lines">The lines of the answer.</param>
    /// <param name="read">Reads a line, or makes <see langword="null"/> of it.</param>
    /// <returns>What was read, or <see langword="null"/> where no line could be.</returns>
    /// <exception cref="FormatException">There are several.</exception>
    public static T? Find<T>(List<string> lines, Func<string, T?> read)
        where T : class
    {
        T? found = null;
        foreach (var line in lines)
        {
            if (read(line) is { } answer)
            {
                found = found is null ? answer : throw new FormatException("The answer contradicts itself.");
            }
        }

        return found;
    }
}

using System.Text;

namespace Campaign;

/// <summary>Comma-separated values as RFC 4180 has them: fields in quotes may hold commas, line breaks and doubled quotes.</summary>
internal static class Csv
{
    /// <summary>Reads the rows after the first, which names the columns.</summary>
    public static async IAsyncEnumerable<string[]> ReadAsync(string path)
    {
        using var reader = new StreamReader(path);
        await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { } row)
        {
            // An odd number of quotes: the field goes on behind the line break.
            while (row.Count(static c => c is '"') % 2 is 1 && await reader.ReadLineAsync() is { } more)
            {
                row += "\n" + more;
            }

            if (row.Length > 0)
            {
                yield return Split(row);
            }
        }
    }

    public static string Join(params IEnumerable<string?> fields)
        => string.Join(',', fields.Select(static field => field?.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"")}\"" : field));

    private static string[] Split(string row)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is '"')
            {
                // The first of two quotes inside a field closes it, the second opens it again and stands for itself.
                if (!isQuoted && i > 0 && row[i - 1] is '"')
                {
                    field.Append('"');
                }

                isQuoted = !isQuoted;
            }
            else if (row[i] is ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(row[i]);
            }
        }

        return [.. fields, field.ToString()];
    }
}

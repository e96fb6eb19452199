using System.Globalization;

namespace Campaign;

/// <summary>A file of customers for the sample.</summary>
internal static class Customers
{
    // Names as databases have them.
    private static readonly string[] Names = ["Aigul", "Asanov, Bakyt", "Gulnara \"Gulya\" Toktosunova", "Жаныл", "Emil"];

    public static string MakeUp(string path, int count)
    {
        var rows = Enumerable.Range(1, count).Select(static row => Csv.Join(
            row % 400 is 0 ? "0550 12" : $"+996 550 {row / 1000:00} {row % 1000:0000}", // Now and then somebody typed nonsense.
            Names[row % Names.Length],
            (row * 7919L % 1_000_000).ToString("000000", CultureInfo.InvariantCulture)));
        File.WriteAllLines(path, rows.Prepend("number,name,code"));
        return path;
    }
}

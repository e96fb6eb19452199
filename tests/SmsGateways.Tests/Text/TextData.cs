using System.Text.Json;

namespace SmsGateways.Tests.Text;

/// <summary>The alphabets and sample vectors as data, so that tests do not repeat the tables of the code under test.</summary>
internal static class TextData
{
    /// <summary>Gets the characters of the default alphabet, which take one septet.</summary>
    public static HashSet<char> Default { get; } = ReadCharacters("gsm7_default.json");

    /// <summary>Gets the characters of the extension table, which take two septets.</summary>
    public static HashSet<char> Extension { get; } = ReadCharacters("gsm7_ext.json");

    /// <summary>Reads a file of the folder <c>Data</c>, which is copied next to the tests.</summary>
    public static JsonDocument Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Text", "Data", file)));

    private static HashSet<char> ReadCharacters(string file)
    {
        using var table = Read(file);
        return [.. table.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("char").GetString()![0])];
    }
}

using System.Runtime.CompilerServices;

namespace SmsGateways.Tests.Docs;

/// <summary>Every C# block in README and docs is the region of a file here, which is compiled: what a reader copies, works.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Pages
    {
        get
        {
            var pages = new TheoryData<string> { "README.md" };
            foreach (var page in Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories).Order())
            {
                pages.Add(Path.GetRelativePath(Root(), page));
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_on_a_page_is_compiled_code(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), page));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```csharp")
            {
                continue;
            }

            var name = i > 0 && lines[i - 1].StartsWith("<!-- snippet: ", StringComparison.Ordinal) ? lines[i - 1][14..^4] : null;
            name.Should().NotBeNull($"the block at line {i + 1} of {page} needs a comment '<!-- snippet: name -->' above it and a region of that name in {Here()}");

            var end = Array.IndexOf(lines, "```", i);
            string.Join('\n', lines[(i + 1)..end]).Should().Be(Region(name!), $"the block '{name}' of {page} differs from the code that is compiled");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_on_a_page_lead_somewhere(string page)
    {
        var text = File.ReadAllText(Path.Combine(Root(), page));
        var folder = Path.GetDirectoryName(Path.Combine(Root(), page))!;
        var broken = System.Text.RegularExpressions.Regex.Matches(text, @"\]\((?!https?:)([^)#]+)")
            .Select(match => match.Groups[1].Value)
            .Where(link => !File.Exists(Path.Combine(folder, link)));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void The_readme_has_at_most_150_lines() => File.ReadAllLines(Path.Combine(Root(), "README.md")).Should().HaveCountLessThanOrEqualTo(150);

    // A whole file, or a region's lines without the indentation that they share.
    private static string Region(string name)
    {
        if (name.EndsWith(".cs", StringComparison.Ordinal))
        {
            return File.ReadAllText(Path.Combine(Root(), name)).TrimEnd();
        }

        foreach (var file in Directory.EnumerateFiles(Here(), "*.cs"))
        {
            var lines = File.ReadAllLines(file);
            var start = Array.FindIndex(lines, line => line.Trim() == $"#region {name}");
            if (start >= 0)
            {
                var region = lines[(start + 1)..Array.FindIndex(lines, start, line => line.Trim() == "#endregion")];
                var indent = region.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
                return string.Join('\n', region.Select(line => line.Length < indent ? "" : line[indent..])).Trim('\n');
            }
        }

        return $"There is no region '{name}' in {Here()}.";
    }

    private static string Root() => Path.GetFullPath(Path.Combine(Here(), "../../.."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;

namespace SmsGateways.Tests.HouseRules;

/// <summary>Rules about the code itself, checked by reflection and by reading the files, because no analyzer knows them.</summary>
public sealed partial class HouseRulesTests
{
    private const int MaxLines = 300;

    // Unsealed on purpose, each with its reason.
    private static readonly Dictionary<string, string> Unsealed = new()
    {
        ["SmsGateways.SmsSendException"] = "SmsOutcomeUnknownException is one",
        ["SmsGateways.SmsGatewayOptions"] = "the common part of every provider's options",
    };

    private static readonly Assembly Library = typeof(ISmsGateway).Assembly;

    // Each package with the event ids that are its own.
    private static readonly (Assembly Assembly, int FirstEvent, int LastEvent)[] Packages =
    [
        (Library, 1000, 1999),
        (Assembly.Load("SmsGateways.PostgreSql"), 3000, 3099),
        (Assembly.Load("SmsGateways.AspNetCore"), 4000, 4099),
    ];

    private static IEnumerable<Type> Types => Packages.SelectMany(static package => package.Assembly.GetTypes()).Where(static type
        => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            && type.Namespace is "SmsGateways" or "Microsoft.Extensions.DependencyInjection" or "Microsoft.AspNetCore.Builder"
            || type.Namespace?.StartsWith("SmsGateways.", StringComparison.Ordinal) is true);

    [Fact]
    public void Concrete_classes_are_sealed() => AssertNone(
        Types.Where(static type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !IsGenerated(type) && !Unsealed.ContainsKey(type.FullName!))
            .Select(static type => type.FullName!),
        "Seal it, or make it abstract: an unsealed class is a promise to support subclasses.");

    [Fact]
    public void The_list_of_unsealed_classes_is_true() => AssertNone(
        Unsealed.Keys.Where(static name => Library.GetType(name) is not { IsSealed: false }), "Take it off the list of unsealed classes.");

    [Fact]
    public void Gateways_are_internal() => AssertNone(
        Types.Where(static type => type.IsPublic && !type.IsAbstract && type.IsAssignableTo(typeof(ISmsGateway))).Select(static type => type.FullName!),
        "A provider's gateway is reached through ISmsGateway. Make it internal.");

    [Fact]
    public void What_is_public_lies_in_one_of_two_namespaces() => AssertNone(
        Library.GetExportedTypes().Where(static type => type.Namespace is not ("SmsGateways" or "Microsoft.Extensions.DependencyInjection")).Select(static type => type.FullName!),
        "The vocabulary needs one using. Put it in SmsGateways, or make it internal.");

    [Fact]
    public void Nothing_public_and_static_can_change() => AssertNone(
        Packages.SelectMany(static package => package.Assembly.GetExportedTypes())
            .SelectMany(static type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static member => member is FieldInfo { IsInitOnly: false, IsLiteral: false } or PropertyInfo { SetMethod.IsPublic: true })
            .Select(static member => $"{member.DeclaringType}.{member.Name}"),
        "A static that changes is shared by all tests and all tenants. Bring it in through a constructor.");

    [Fact]
    public void A_file_is_at_most_300_lines() => AssertNone(
        Repository.SourceFiles().Select(static file => (Name: Repository.NameOf(file), Lines: File.ReadLines(file).Count()))
            .Where(static file => file.Lines > MaxLines).Select(static file => $"{file.Name}: {file.Lines} lines"),
        $"A reader gives up after {MaxLines} lines. Split it by question.");

    [Fact]
    public void A_file_has_one_public_type_of_its_own_name() => AssertNone(
        Repository.SourceFiles()
            .Select(static file => (File: file, Types: PublicType().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value).Distinct().ToList()))
            .Where(static file => file.Types.Count > 1 || (file.Types is [var only] && only != Path.GetFileName(file.File).Split('.')[0]))
            .Select(static file => $"{Repository.NameOf(file.File)}: {string.Join(", ", file.Types)}"),
        "One public type a file, and the file has its name.");

    [Fact]
    public void The_reading_of_files_finds_every_public_type()
    {
        var found = Repository.SourceFiles("src/SmsGateways").SelectMany(static file => PublicType().Matches(File.ReadAllText(file))).Select(static match => match.Groups["name"].Value);

        found.Distinct().Should().BeEquivalentTo(Library.GetExportedTypes().Where(static type => !type.IsNested).Select(static type => type.Name.Split('`')[0]));
    }

    [Fact]
    public void Every_event_id_is_used_once()
    {
        var events = Packages
            .SelectMany(static package => package.Assembly.GetTypes(), static (package, type) => (package, type))
            .SelectMany(static pair => pair.type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), static (pair, method) => (pair.package, method))
            .Select(static pair => (pair.method.Name, Package: pair.package, Event: pair.method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(static method => method.Event is not null)
            .ToList();

        events.Select(static method => method.Package).Distinct().Should().HaveSameCount(Packages);
        AssertNone(
            events.GroupBy(static method => method.Event!.EventId).Where(static group => group.Count() > 1)
                .Select(static group => $"{group.Key}: {string.Join(", ", group.Select(static method => method.Name))}"),
            "Whoever filters by event id must get one event. Take the next free one.");
        AssertNone(
            events.Where(static method => method.Event!.EventId < method.Package.FirstEvent || method.Event!.EventId > method.Package.LastEvent).Select(static method => method.Name),
            "Each package has event ids of its own: they are listed above.");
    }

    [Fact]
    public void Placeholders_of_logs_have_no_name_that_would_hold_a_number_a_text_or_a_secret() => AssertNone(
        Packages.SelectMany(static package => package.Assembly.GetTypes())
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(static method => method.GetCustomAttribute<LoggerMessageAttribute>() is { Message: { } message } && Personal().IsMatch(message))
            .Select(static method => method.Name),
        "Phone numbers are masked, texts and secrets are not logged at all.");

    [Fact]
    public void The_library_references_only_the_packages_it_may()
    {
        string[] allowed =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly", "Polly.Core", "Polly.RateLimiting",
        ];
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/SmsGateways/SmsGateways.csproj"));

        AssertNone(
            project.Descendants("PackageReference").Select(static reference => (string)reference.Attribute("Include")!).Except(allowed),
            "Every package is one that all users of the library get. Do without it, or decide it together.");
        project.Descendants("ProjectReference").Should().BeEmpty("the package stands alone, and the simulator shares no code with it");
        project.Descendants("FrameworkReference").Should().BeEmpty("the core runs without ASP.NET Core");
        AssertNone(
            Library.GetReferencedAssemblies().Select(static assembly => assembly.Name!)
                .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    && !name.StartsWith("Polly", StringComparison.Ordinal)),
            "This assembly comes from no package that the library may have.");
    }

    [Fact]
    public void Dependencies_point_one_way()
    {
        // Providers → Sending, Http, Text → vocabulary: a layer names only those below it.
        var forbidden = new Dictionary<string, string[]>
        {
            ["Http"] = ["Sending", "Providers", "DependencyInjection"],
            ["Text"] = ["Http", "Sending", "Providers", "DependencyInjection"],
            ["Sending"] = ["Providers", "DependencyInjection"],
            ["Providers"] = ["DependencyInjection"],
        };

        AssertNone(
            from layer in forbidden
            where Directory.Exists(Path.Combine(Repository.Root, "src/SmsGateways", layer.Key))
            from file in Repository.SourceFiles($"src/SmsGateways/{layer.Key}")
            let text = File.ReadAllText(file)
            from above in layer.Value
            where text.Contains($"using SmsGateways.{above}", StringComparison.Ordinal)
            select $"{Repository.NameOf(file)} uses {above}",
            "Turn the dependency around, or move what both need down.");
    }

    [Fact]
    public void Every_provider_has_the_same_files() => AssertNone(
        from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/SmsGateways/Providers"))
        let provider = Path.GetFileName(folder)
        from suffix in new[] { "Options", "Gateway", "Wire", "Errors" }
        where !File.Exists(Path.Combine(folder, $"{provider}{suffix}.cs"))
        select $"Providers/{provider}/{provider}{suffix}.cs",
        "Regularity is the map: the same file answers the same question for every provider.");

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && IsGenerated(outer);

    private static void AssertNone(IEnumerable<string> offenders, string why)
    {
        var names = offenders.Order(StringComparer.Ordinal).ToList();
        Assert.True(names.Count is 0, $"{why}{Environment.NewLine}{string.Join(Environment.NewLine, names)}");
    }

    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\{(?:Number|Phone|To|From|Recipient|Text|Body|Content|Login|Username|Password|Token|Url|Uri|Address|Query)\w*\}", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>Finds out what each provider can do by asking its gateway, and writes the page that says so.</summary>
internal static class ProviderTable
{
    private const string Yes = "yes";
    private const string No = "–";
    private const string Phone = "+996550123456";

    private static readonly (string Row, Type Feature)[] Features =
    [
        ("Delivery reports, asked for (`ISmsDeliveryReports`)", typeof(ISmsDeliveryReports)),
        ("What is pushed, read (`ISmsCallbacks`)", typeof(ISmsCallbacks)),
        ("Messages that came in, fetched (`ISmsInbox`)", typeof(ISmsInbox)),
        ("Balance (`ISmsAccount`)", typeof(ISmsAccount)),
        ("Number information (`ISmsNumberLookup`)", typeof(ISmsNumberLookup)),
    ];

    /// <summary>Gets a suite's provider for each of its suites.</summary>
    public static IReadOnlyList<ProviderSide> Sides { get; } =
    [
        .. typeof(ProviderConformance).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ProviderConformance)) && type.Namespace!.Contains(".Providers.", StringComparison.Ordinal))
            .Select(type => ((ProviderConformance)Activator.CreateInstance(type)!).Side)
            .OrderBy(side => side.Title, StringComparer.Ordinal),
    ];

    public static async Task<string> WriteAsync()
    {
        var columns = new List<IReadOnlyList<(string Row, string Cell)>>();
        foreach (var side in Sides)
        {
            columns.Add(await AskAsync(side));
        }

        var page = new StringBuilder("""
            # What each provider can do

            Found out by asking the gateways themselves. A dash beside a kind of content or a time means: refused by name, before any byte is sent. Beside a
            feature it means that `gateway.GetService<…>()` is null.


            """);
        AppendRow(page, "", Sides.Select(side => $"[{side.Title}]({side.Provider.ToLowerInvariant()}.md)"));
        AppendRow(page, "---", Sides.Select(_ => "---"));
        for (var row = 0; row < columns[0].Count; row++)
        {
            AppendRow(page, columns[0][row].Row, columns.Select(column => column[row].Cell));
        }

        return page.ToString();
    }

    private static async Task<IReadOnlyList<(string Row, string Cell)>> AskAsync(ProviderSide side)
    {
        await using var server = RawServer.Start(exchange => side.Accept(exchange.Request) is var answer ? exchange.AnswerAsync(answer.Body, answer.Status, answer.ContentType) : Task.CompletedTask);
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => side.Add(sms, "one", side.SimulatorAccount, account =>
        {
            account.BaseAddress = server.Address;
            account.DefaultSender = "Shop";
        }));
        await using var provider = services.BuildServiceProvider();
        var sms = provider.GetRequiredService<ISmsGateway>();
        var gateway = sms.GetRequiredService<ProviderGateway>();

        var cells = new List<(string, string)>();
        foreach (var content in ProviderSide.AllKinds)
        {
            cells.Add((content is SmsText { Flash: true } ? "Flash text (`SmsText.Flash`)" : $"`{content.GetType().Name}`", await SendAsync(new(content, Phone))));
        }

        cells.Add(("Scheduled (`SendAt`)", await SendAsync(new("Hello", Phone) { SendAt = DateTimeOffset.UtcNow.AddDays(1) })));
        cells.Add(("Validity period (`ValidFor`)", await SendAsync(new("Hello", Phone) { ValidFor = TimeSpan.FromHours(1) })));
        cells.Add(("Recipients a request", $"{gateway.Options.MaxRecipientsPerRequest}"));
        cells.Add(("Different messages a request", $"{gateway.MaxMessagesPerRequest}"));
        cells.Add(("Recognizes a repetition", gateway.CreateSubmission(gateway.Plan(new("Hello", Phone), CancellationToken.None), 0).Batch switch
        {
            { HasIds: false } => No,
            { HasRecipientIds: true } => "by an id for each recipient",
            _ => "by an id for each request",
        }));
        cells.Add(("Confirms by its reports what it has", gateway.CanBeAsked ? Yes : No));
        cells.AddRange(Features.Select(feature => (feature.Row, sms.GetService(feature.Feature) is null ? No : Yes)));
        cells.Add(("Of its own", OwnFeatures(side, sms) is { Length: > 0 } own ? own : No));
        return cells;

        async Task<string> SendAsync(SmsMessage message) => (await sms.SendAsync(message)).Recipients[0] switch
        {
            { Outcome: SmsOutcome.Accepted } => Yes,
            { Error.Code: SmsErrorCode.Unsupported } => No,
            var row => throw new InvalidOperationException($"{side.Title} neither sends nor refuses {message}: {row}, {row.Error}."),
        };
    }

    private static string OwnFeatures(ProviderSide side, ISmsGateway gateway) => string.Join(", ", typeof(ISmsGateway).Assembly.GetExportedTypes()
        .Where(type => type.IsInterface && type.Name.StartsWith($"I{side.Provider}", StringComparison.Ordinal) && gateway.GetService(type) is not null)
        .Select(type => $"`{type.Name}`"));

    private static void AppendRow(StringBuilder page, string row, IEnumerable<string> cells) => page.Append(row is "---" ? "|---|" : $"| {row} |").AppendJoin('|', cells.Select(cell => cell is "---" ? cell : $" {cell} ")).Append("|\n");
}

using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>What the two platforms, and so their two documents, do differently.</summary>
internal sealed record SmsProPlatform
{
    /// <summary>smspro.biz, as its English document has it.</summary>
    public static SmsProPlatform Biz { get; } = new()
    {
        Path = "biz",

        // Nobody has published an answer of smspro.biz, so its document is all there is.
        AnswersInNamespace = false,
        BlockedByNine = "Blocked by the spam filter",
        RepeatsAfterNine = false,
        HasReportQueue = false,

        // The document says Kyrgyzstan only, and prints this answer for this number.
        Numbers = [.. KyrgyzNumbers.Ranges, new("88018", new("Bangladesh", "Robi Axiata", 6))],
    };

    /// <summary>smspro.nikita.kg, as its Russian document has it.</summary>
    public static SmsProPlatform Nikita { get; } = new()
    {
        Path = "nikita",

        // Field notes, A3: three clients recorded live answers of /api/message in a namespace that the document does not show.
        AnswersInNamespace = true,
        BlockedByNine = "Request processing time exceeded, repeat with the same id in 5-10 seconds",
        RepeatsAfterNine = true,
        HasReportQueue = true,
        Numbers = KyrgyzNumbers.Ranges,
    };

    public required string Path { get; init; }

    public required bool AnswersInNamespace { get; init; }

    /// <summary>Gets what status 9 means: spam at Biz, too busy at Nikita.</summary>
    public required string BlockedByNine { get; init; }

    /// <summary>Gets a value indicating whether a client is told to repeat the id after status 9, so that it must not be blocked.</summary>
    public required bool RepeatsAfterNine { get; init; }

    /// <summary>Gets a value indicating whether <c>/api/dr</c> has status 5.</summary>
    public required bool HasReportQueue { get; init; }

    public required IReadOnlyList<NumberRange> Numbers { get; init; }
}

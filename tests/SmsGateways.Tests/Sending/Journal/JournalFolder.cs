using Microsoft.Extensions.Logging.Abstractions;
using SmsGateways.Sending.Journal;
using SmsGateways.Tests.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>A folder with a journal, deleted afterwards. In memory where the system has such a place: what is tested is not how fast the disk is.</summary>
internal sealed class JournalFolder : IDisposable
{
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);
    public static readonly PhoneNumber Anna = PhoneNumber.Parse("+996550000001");

    private readonly string _folder;

    public JournalFolder(bool isOnDisk = false)
    {
        var root = !isOnDisk && Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        _folder = Path.Combine(root, $"sms-journal-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_folder);
        File = Path.Combine(_folder, "sms.journal");
    }

    public string File { get; }

    public string NewFile => File + ".new";

    public ManualTimeProvider Clock { get; } = new();

    public LogLines Log { get; } = new();

    public static SmsJournalClaim Claim(string messageId, string gateway = "nikita", long fingerprint = 1)
        => new(messageId, [Anna], gateway, fingerprint, TimeSpan.FromMinutes(2));

    public static SmsJournalEntry Accepted(string providerMessageId)
        => new(Anna, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = 1, ProviderMessageId = providerMessageId };

    public FileJournal Open(TimeProvider? clock = null, Action<JournalStep>? onStep = null, int garbage = 20_000, string? file = null)
        => new(file ?? File, Retention, clock ?? Clock, Log, onStep, garbage);

    /// <summary>Opens the file as the journal that has it open would leave it, if its process were killed now.</summary>
    public FileJournal OpenCopy(byte[] bytes)
    {
        var copy = Path.Combine(_folder, $"{Guid.NewGuid():N}.journal");
        System.IO.File.WriteAllBytes(copy, bytes);
        return new(copy, Retention, Clock, NullLogger.Instance);
    }

    public byte[] Bytes()
    {
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

namespace SmsGateways.Sending.Journal;

/// <summary>What the journal does to the disk: tests let each of them fail.</summary>
internal enum JournalStep
{
    /// <summary>Bytes are about to be written.</summary>
    Write,

    /// <summary>What was written is about to be flushed to the disk.</summary>
    Flush,

    /// <summary>A new file is about to take the place of the old one.</summary>
    Replace,
}

namespace SmsGateways;

/// <summary>The journal's database could not be asked, did not answer in time, or refused.</summary>
/// <remarks>
/// The text has the kind of the failure and PostgreSQL's code, and no value: no number, id, login or connection string. There is no inner exception, because
/// the driver's may quote a row.
/// </remarks>
public sealed class SmsJournalException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="SmsJournalException"/> class.</summary>
    public SmsJournalException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SmsJournalException"/> class.</summary>
    /// <param name="message">What happened.</param>
    public SmsJournalException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SmsJournalException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public SmsJournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Gets PostgreSQL's code, for example <c>42501</c> for a missing right.</summary>
    /// <value><see langword="null"/> where it did not answer.</value>
    public string? SqlState { get; init; }
}

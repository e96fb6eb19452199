namespace Worker;

/// <summary>The table of reminders.</summary>
internal interface IReminders
{
    /// <summary>Makes the table, with some rows in it, if it is not there.</summary>
    Task CreateAsync(CancellationToken cancellationToken);

    /// <summary>Reads what is due. Nobody is kept from reading the same rows at the same time: that each goes out once is the journal's work.</summary>
    IAsyncEnumerable<Reminder> ReadDueAsync(CancellationToken cancellationToken);

    /// <summary>Notes what became of a row. What was not sent stays due.</summary>
    Task MarkAsync(int number, string state, CancellationToken cancellationToken);
}

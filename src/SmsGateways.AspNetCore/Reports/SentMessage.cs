namespace SmsGateways.AspNetCore.Reports;

/// <summary>A message that was sent, or is about to be, under one id of the provider's.</summary>
/// <param name="messageId">The application's id of it.</param>
internal sealed class SentMessage(string messageId)
{
    private readonly HashSet<PhoneNumber> _open = [];
    private readonly HashSet<PhoneNumber> _recipients = [];

    public string MessageId => messageId;

    /// <summary>Gets or sets how many parts the provider counted.</summary>
    public int? Parts { get; set; }

    /// <summary>Gets a value indicating whether a recipient has no final report.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_open)
            {
                return _open.Count > 0;
            }
        }
    }

    /// <summary>Gets the recipient, where only one has the message under this id: some providers' reports name nobody.</summary>
    public PhoneNumber? OnlyRecipient
    {
        get
        {
            lock (_open)
            {
                return _recipients.Count is 1 ? _recipients.First() : null;
            }
        }
    }

    public void Open(PhoneNumber to)
    {
        lock (_open)
        {
            _open.Add(to);
            _recipients.Add(to);
        }
    }

    public void Close(PhoneNumber? to)
    {
        lock (_open)
        {
            if (to is { } number)
            {
                _open.Remove(number);
            }
            else if (_open.Count is 1)
            {
                _open.Clear(); // A report that names nobody can only be about the one there is.
            }
        }
    }
}

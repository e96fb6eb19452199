namespace SmsGateways.Simulator;

/// <summary>A message to one recipient that Infobip accepted.</summary>
public sealed record SimulatedInfobipMessage
{
    /// <summary>Gets the message id: the client's, or the one that Infobip gave it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Id"/> is the client's.</summary>
    public required bool IsClientId { get; init; }

    /// <summary>Gets the name of the account at the time of acceptance.</summary>
    public required string Login { get; init; }

    /// <summary>Gets the sender.</summary>
    public required string Sender { get; init; }

    /// <summary>Gets the number, digits only.</summary>
    public required string Recipient { get; init; }

    /// <summary>Gets the text as a phone shows it, also where it came as hexadecimal Unicode.</summary>
    /// <value>Has a question mark for each character that <see cref="DataCoding"/> does not have. The title of a bookmark. Empty for binary content.</value>
    public required string Text { get; init; }

    /// <summary>Gets the binary content in hexadecimal capitals.</summary>
    /// <value>Empty when there is none.</value>
    public string Binary { get; init; } = "";

    /// <summary>Gets the type as it was written.</summary>
    /// <value><c>longSMS</c>, <c>bookmark</c> or <c>nSMS</c>; empty for none.</value>
    public string Type { get; init; } = "";

    /// <summary>Gets the address of a bookmark (<c>wapurl</c>).</summary>
    /// <value>Empty when there is none.</value>
    public string WapUrl { get; init; } = "";

    /// <summary>Gets a value indicating whether it is shown at once, because of <c>flash</c> or <see cref="DataCoding"/> 24 or 240.</summary>
    public bool IsFlash { get; init; }

    /// <summary>Gets the data coding.</summary>
    public int DataCoding { get; init; }

    /// <summary>Gets the ESM class; 64 says that <see cref="Binary"/> begins with a user data header.</summary>
    public int EsmClass { get; init; }

    /// <summary>Gets the sender's type of number: the request's, or 1 for a number and 5 for a name.</summary>
    public required int SourceTon { get; init; }

    /// <summary>Gets the sender's numbering plan: the request's, or 1 for a number and 0 for a name.</summary>
    public required int SourceNpi { get; init; }

    /// <summary>Gets the recipient's type of number; <see langword="null"/> when the request does not say.</summary>
    public int? DestinationTon { get; init; }

    /// <summary>Gets the recipient's numbering plan; <see langword="null"/> when the request does not say.</summary>
    public int? DestinationNpi { get; init; }

    /// <summary>Gets how long delivery is tried, 48 hours at most; <see langword="null"/> when the request does not say.</summary>
    public TimeSpan? ValidityPeriod { get; init; }

    /// <summary>Gets the scheduled time (<c>sendDateTime</c>); <see langword="null"/> when the message was to be sent immediately.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Gets the application id.</summary>
    /// <value>Empty when there is none.</value>
    public string AppId { get; init; } = "";

    /// <summary>Gets the message's own address for its delivery report; <see langword="null"/> when it has none.</summary>
    public Uri? PushUrl { get; init; }

    /// <summary>Gets a value indicating whether its delivery report waits to be pulled (<c>nopush</c> 1).</summary>
    public bool NoPush { get; init; }

    /// <summary>Gets the campaign of a short code in the USA.</summary>
    /// <value>Empty when there is none.</value>
    public string CampaignId { get; init; } = "";

    /// <summary>Gets the number of parts the text was split into.</summary>
    public required int Parts { get; init; }

    /// <summary>Gets what it cost, in credits.</summary>
    public required decimal Price { get; init; }

    /// <summary>Gets the time of acceptance.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets what there is to report about its delivery; <see langword="null"/> while it is on its way.</summary>
    public SimulatedInfobipReport? Report { get; init; }

    /// <summary>Returns the id, and neither the number nor the text.</summary>
    /// <returns>For example <c>Infobip message 092052214113845702</c>.</returns>
    public override string ToString() => $"Infobip message {Id}";
}

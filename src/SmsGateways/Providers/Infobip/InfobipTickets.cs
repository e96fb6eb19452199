namespace SmsGateways.Providers.Infobip;

/// <summary>Which number got which ticket of an asynchronous request for number context.</summary>
internal static class InfobipTickets
{
    private static readonly SmsError NotNamed = new(SmsErrorCode.Protocol, SmsErrorScope.Unspecified, null, null) { Detail = "The answer does not name this number." };

    /// <summary>Reads the answer.</summary>
    /// <returns>One ticket for each number, in order; or why there are none.</returns>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static (List<InfobipNumberTicket> Tickets, SmsError? Error) Read(ReadOnlyMemory<byte> body, PhoneNumber[] numbers)
    {
        var (lines, refusal) = InfobipNumbers.ReadTickets(body.Span);
        if (refusal is not null)
        {
            return ([], ToError(refusal));
        }

        // In the same order, says the document. By number all the same: a row that is missing must not give its ticket to the next.
        var byNumber = lines.Where(static line => PhoneNumber.TryParse(line.Destination, out _))
            .GroupBy(static line => PhoneNumber.Parse(line.Destination))
            .ToDictionary(static group => group.Key, static group => new Queue<InfobipTicketLine>(group));

        return ([.. numbers.Select(number => byNumber.GetValueOrDefault(number)?.TryDequeue(out var line) is true ? Create(number, line) : new(number, false, null) { Error = NotNamed })], null);
    }

    private static InfobipNumberTicket Create(PhoneNumber number, InfobipTicketLine line) => line.IsAccepted
        ? new(number, true, line.Id)
        : new(number, false, null) { Error = new(SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, line.Status, line.Status) };

    // "In case some parameter is missing or incorrect".
    private static SmsError ToError(InfobipRefusal refusal)
        => refusal.Code is InfobipRefusal.Failed ? refusal.ToError() with { Code = SmsErrorCode.InvalidRequest, Scope = SmsErrorScope.Gateway } : refusal.ToError();
}

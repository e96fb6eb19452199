namespace SmsGateways.Providers.Infobip;

/// <summary>One record of the answer to an asynchronous request: <c>23423423232;OK;121c0a6b752-1-93</c>.</summary>
/// <param name="Destination">The number, as it was sent.</param>
/// <param name="Status"><c>OK</c> or <c>FAILED</c>.</param>
/// <param name="Id">The id, if it has one.</param>
internal readonly record struct InfobipTicketLine(string Destination, string Status, string? Id)
{
    public bool IsAccepted => Status.Equals("OK", StringComparison.OrdinalIgnoreCase);
}

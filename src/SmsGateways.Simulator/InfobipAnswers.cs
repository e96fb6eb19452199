namespace SmsGateways.Simulator;

/// <summary>The forms of Infobip's answers where its document has several, or the field another one.</summary>
/// <remarks>Everything can be changed while the simulator runs and holds from the next request on.</remarks>
public sealed class InfobipAnswers
{
    internal InfobipAnswers()
    {
    }

    /// <summary>Gets or sets the content type of every answer.</summary>
    /// <value><c>text/csv;charset= UTF-8</c> by default, as the document prints it with XML and JSON, blank included.</value>
    public string ContentType { get; set; } = "text/csv;charset= UTF-8";

    /// <summary>Gets or sets the name of the message id in XML and JSON.</summary>
    /// <value><c>messageid</c> by default; one example of the document has <c>messageId</c>.</value>
    public string MessageIdName { get; set; } = "messageid";

    /// <summary>Gets or sets how a status is written.</summary>
    public InfobipStatusForm Status { get; set; }

    /// <summary>Gets or sets how a request is answered that is refused as a whole: unreadable, or from a stranger.</summary>
    public InfobipRefusalForm Refusal { get; set; }

    /// <summary>Gets or sets a value indicating whether such a request is answered with one result for each of its recipients.</summary>
    /// <value>
    /// <see langword="false"/> by default: one result for the destination <c>000000000000</c>, as in the document's JSON example. A white
    /// label of the platform documents the other.
    /// </value>
    public bool RefusesEachRecipient { get; set; }

    /// <summary>Gets or sets the status for a wrong name or password.</summary>
    /// <value>-5 by default, as in the table; the document's JSON example has -1.</value>
    public int InvalidCredentialsStatus { get; set; } = Infobip.InfobipStatus.InvalidUserOrPassword;
}

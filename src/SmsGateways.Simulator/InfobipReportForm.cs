namespace SmsGateways.Simulator;

/// <summary>The forms of Infobip's delivery reports where the field has another one than the document.</summary>
/// <remarks>Everything can be changed while the simulator runs and holds from the next report on.</remarks>
public sealed class InfobipReportForm
{
    internal InfobipReportForm()
    {
    }

    /// <summary>Gets or sets a value indicating whether dates have two digits everywhere: <c>2016/09/04 05:01:44</c>.</summary>
    /// <value><see langword="false"/> by default, as in the document's <c>2005/7/19 22:0:0</c>; answers recorded later have them.</value>
    public bool PadsDates { get; set; }

    /// <summary>Gets or sets the offset from GMT of the dates.</summary>
    /// <value>Zero by default: the document does not say.</value>
    public TimeSpan Offset { get; set; }

    /// <summary>Gets or sets a value indicating whether there are <c>price</c> and <c>pducount</c>, as in answers recorded in the field.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool HasPrice { get; set; }

    /// <summary>Gets or sets the name of the GSM error code.</summary>
    /// <value><c>gsmerror</c> by default; the document's script reads <c>gsmerrcode</c>.</value>
    public string GsmErrorName { get; set; } = "gsmerror";

    /// <summary>Gets or sets a value indicating whether a pull without reports is answered with a document without messages.</summary>
    /// <value><see langword="false"/> by default: the answer is <c>NO_DATA</c>.</value>
    public bool HasEmptyDocument { get; set; }

    /// <summary>Gets or sets a value indicating whether the errors of a pull are negative: <c>-5</c>.</summary>
    /// <value><see langword="false"/> by default: <c>5</c>, as in the document.</value>
    public bool HasNegativeErrors { get; set; }
}

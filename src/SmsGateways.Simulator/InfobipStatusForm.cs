namespace SmsGateways.Simulator;

/// <summary>How Infobip writes the status of a recipient.</summary>
public enum InfobipStatusForm
{
    /// <summary>As in most of the document's answers; a string in JSON: <c>"-13"</c>.</summary>
    Text,

    /// <summary>A number in JSON: <c>-13</c>.</summary>
    Number,

    /// <summary>With the blanks of the document's JSON answers: <c>"- 1"</c>, and <c>" clientmsgID "</c> for the message id.</summary>
    WithBlanks,
}

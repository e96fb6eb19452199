namespace SmsGateways.Simulator;

/// <summary>How SmsCo's <c>getstatus.php</c> writes a status. The document prints a table and no answer.</summary>
public enum SmsCoStatusForm
{
    /// <summary>The line of the document's table: <c>0 | Sent</c>.</summary>
    NumberAndWord,

    /// <summary>The number alone: <c>0</c>.</summary>
    Number,

    /// <summary>The word alone: <c>Sent</c>.</summary>
    Word,
}

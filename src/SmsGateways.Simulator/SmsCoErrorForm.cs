namespace SmsGateways.Simulator;

/// <summary>How SmsCo writes an error. The document prints a table and no answer.</summary>
public enum SmsCoErrorForm
{
    /// <summary>The bare code, as the clients in the field compare it: <c>2905</c>.</summary>
    Code,

    /// <summary>The code with a minus sign, as later versions of the same component write it: <c>-2905</c>.</summary>
    NegativeCode,

    /// <summary>The line of the document's table: <c>2905=Invalid username/password combination</c>.</summary>
    CodeAndText,
}

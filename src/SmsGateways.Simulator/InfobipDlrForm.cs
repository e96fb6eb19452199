namespace SmsGateways.Simulator;

/// <summary>How Infobip posts the results of number context requests.</summary>
public enum InfobipDlrForm
{
    /// <summary>As the document prints it: <c>dlr=</c> before the JSON of each row, unencoded.</summary>
    NameOnEveryRow,

    /// <summary>As the document describes it: one variable of a form, with all rows in it, encoded as forms are.</summary>
    OneVariable,
}

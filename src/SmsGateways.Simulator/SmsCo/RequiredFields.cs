namespace SmsGateways.Simulator.SmsCo;

/// <summary>Which code a request gets for what is missing: the field's own; 2915 where it has none or several are missing.</summary>
internal static class RequiredFields
{
    /// <summary>Returns the code; null when nothing is missing.</summary>
    public static int? Check(params ReadOnlySpan<(bool IsEmpty, int Code)> fields)
    {
        int? code = null;
        foreach (var field in fields)
        {
            if (field.IsEmpty)
            {
                code = code is null ? field.Code : SmsCoCode.FieldsAreEmpty;
            }
        }

        return code;
    }
}

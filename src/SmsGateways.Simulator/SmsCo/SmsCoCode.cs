namespace SmsGateways.Simulator.SmsCo;

/// <summary>The document's error codes.</summary>
internal static class SmsCoCode
{
    public const int SendingFailed = 2904;
    public const int InvalidLogin = 2905;
    public const int CreditExhausted = 2906;
    public const int GatewayUnavailable = 2907;
    public const int InvalidSchedule = 2908;
    public const int UnableToSchedule = 2909;
    public const int UsernameIsEmpty = 2910;
    public const int PasswordIsEmpty = 2911;
    public const int RecipientIsEmpty = 2912;
    public const int MessageIsEmpty = 2913;
    public const int SenderIsEmpty = 2914;
    public const int FieldsAreEmpty = 2915;
}

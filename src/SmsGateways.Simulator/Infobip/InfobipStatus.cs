namespace SmsGateways.Simulator.Infobip;

/// <summary>The document's "HTTP API response values" (2.3), and four more that a client in the field knows.</summary>
internal static class InfobipStatus
{
    public const int Processed = 0;
    public const int NotEnoughCredits = -2;
    public const int NetworkNotCovered = -3;
    public const int InvalidUserOrPassword = -5;
    public const int MissingDestination = -6;
    public const int MissingText = -7;
    public const int MissingSender = -8;
    public const int MissingUsername = -10;
    public const int MissingPassword = -11;
    public const int InvalidDestination = -13;
    public const int SyntaxError = -22;
    public const int ErrorProcessing = -23;
    public const int InvalidSendDateTime = -27;
    public const int InvalidPushUrl = -28;
    public const int InvalidAppId = -30;
    public const int DuplicateMessageId = -33;
    public const int SenderNotAllowed = -34;

    private static readonly Dictionary<int, string> Names = new()
    {
        [Processed] = "ALL_RECIPIENTS_PROCESSED",
        [-1] = "SEND_ERROR",
        [NotEnoughCredits] = "NOT_ENOUGH_CREDITS",
        [NetworkNotCovered] = "NETWORK_NOTCOVERED",
        [-4] = "SOCKET_EXCEPTION",
        [InvalidUserOrPassword] = "INVALID_USER_OR_PASS",
        [MissingDestination] = "MISSING_DESTINATION_ADDRESS",
        [MissingText] = "MISSING_SMS_TEXT",
        [MissingSender] = "MISSING_SENDER_NAME",
        [-9] = "DESTINATION_ADDRESS_INVALID_FORMAT",
        [MissingUsername] = "MISSING_USERNAME",
        [MissingPassword] = "MISSING_PASSWORD",
        [InvalidDestination] = "INVALID_DESTINATION_ADDRESS",
        [SyntaxError] = "SYNTAX_ERROR",
        [ErrorProcessing] = "ERROR_PROCESSING",
        [-26] = "COMMUNICATION_ERROR",
        [InvalidSendDateTime] = "INVALID_SENDDATETIME",
        [InvalidPushUrl] = "INVALID_DELIVERY_REPORT_PUSH_URL",
        [InvalidAppId] = "INVALID_CLIENT_APPID",
        [DuplicateMessageId] = "DUPLICATE_MESSAGEID",
        [SenderNotAllowed] = "SENDER_NOT_ALLOWED",
        [-99] = "GENERAL_ERROR",
    };

    /// <summary>Returns the name; that of the general error for a number that no table has.</summary>
    public static string NameOf(int status) => Names.GetValueOrDefault(status) ?? Names[-99];
}

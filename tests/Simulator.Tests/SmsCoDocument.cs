namespace SmsGateways.Simulator.Tests;

/// <summary>The URLs exactly as SmsCo's document prints them, but for the backslashes that its Markdown needs.</summary>
internal static class SmsCoDocument
{
    public const string Send =
        "http://smsco.ge/components/com_smsreseller/smsapi2.php?username=test&password=test&recipient=995599445448&message=test";

    public const string Balance = "http://smsco.ge/components/com_smsreseller/smsapi2.php?username=test&password=test&balance=true";

    public const string Schedule = "http://smsco.ge/components/com_smsreseller/smsapi2.php?username=test&password=test"
        + "&recipient=995599244409&message=test&schedule=2012-10-01 12:30:00";

    public const string Status = "http://smsco.ge/components/com_smsreseller/getstatus.php?username=test&password=test&mes_id=123";

    /// <summary>The table of errors.</summary>
    public static IReadOnlyDictionary<int, string> Errors { get; } = new Dictionary<int, string>
    {
        [2904] = "SMS Sending Failed",
        [2905] = "Invalid username/password combination",
        [2906] = "Credit exhausted",
        [2907] = "Gateway unavailable",
        [2908] = "Invalid schedule date format",
        [2909] = "Unable to schedule",
        [2910] = "Username is empty",
        [2911] = "Password is empty",
        [2912] = "Recipient is empty",
        [2913] = "Message is empty",
        [2914] = "Sender is empty",
        [2915] = "One or more required fields are empty",
    };
}

namespace SmsGateways;

/// <summary>How many digits of a number are its country code. Source: the list of assigned codes annexed to ITU-T E.164.</summary>
internal static class CountryCodes
{
    // Zones 1 and 7 are one country code each; in the others these have two digits, and all the rest three.
    private static ReadOnlySpan<byte> TwoDigits =>
    [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58,
        60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ];

    public static int LengthIn(ReadOnlySpan<char> digits)
    {
        if (digits[0] is '1' or '7')
        {
            return 1;
        }

        var firstTwo = ((digits[0] - '0') * 10) + (digits[1] - '0');
        return TwoDigits.Contains((byte)firstTwo) ? 2 : 3;
    }
}

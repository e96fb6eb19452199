namespace SmsGateways;

/// <summary>A way to look at 64 characters: one for each width of vector, and one character after the other.</summary>
/// <remarks>All give the same. The generic parameter lets the same tests run each of them, on every machine.</remarks>
internal interface IGsm7Scan
{
    /// <summary>Looks at 64 characters.</summary>
    /// <param name="characters">At least 64 characters.</param>
    static abstract Gsm7Block Read(ReadOnlySpan<char> characters);
}

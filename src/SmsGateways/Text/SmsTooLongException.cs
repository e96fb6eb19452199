using System.Globalization;

namespace SmsGateways;

/// <summary>The text needs more parts than a message can have. Nothing was sent; a shorter text can be.</summary>
/// <remarks>Neither the message nor any property holds the text.</remarks>
public sealed class SmsTooLongException : ArgumentException
{
    /// <summary>Initializes a new instance of the <see cref="SmsTooLongException"/> class.</summary>
    /// <param name="parts">The number of parts that the text would need.</param>
    /// <param name="maxParts">The number of parts that a message can have.</param>
    /// <param name="paramName">The name of the parameter that holds the text, or <see langword="null"/>.</param>
    public SmsTooLongException(int parts, int maxParts, string? paramName = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"The text needs {parts} parts, but a message has at most {maxParts}. Shorten it."),
            paramName)
    {
        Parts = parts;
        MaxParts = maxParts;
    }

    /// <summary>Gets the number of parts that the text would need.</summary>
    public int Parts { get; }

    /// <summary>Gets the number of parts that a message can have.</summary>
    /// <value>255 where the standard sets the limit: the header counts parts in one octet (3GPP TS 23.040 clause 9.2.3.24.1).</value>
    public int MaxParts { get; }
}

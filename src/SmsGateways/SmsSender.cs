using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>The sender that the recipient's telephone shows: a name in letters, or a number.</summary>
/// <remarks>
/// Only what no provider could mean is refused here. Each provider has limits of its own and refuses a sender outside them before any byte
/// is sent.
/// </remarks>
[JsonConverter(typeof(SmsSenderJsonConverter))]
public sealed record SmsSender
{
    /// <summary>Creates a sender.</summary>
    /// <param name="value">The name or number, as the provider has registered it.</param>
    /// <exception cref="ArgumentException">It is empty, begins or ends with white space, or has a control character.</exception>
    public SmsSender(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);

        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            throw new ArgumentException("A sender does not begin or end with white space.", nameof(value));
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]) || char.IsSurrogate(value[i]))
            {
                throw new ArgumentException($"A sender has no control characters or symbols: U+{(int)value[i]:X4} at index {i}.", nameof(value));
            }
        }

        Value = value;
    }

    /// <summary>Gets the name or number, as it is sent.</summary>
    public string Value { get; }

    /// <summary>Gets a value indicating whether the sender is a number: digits, perhaps after a plus sign.</summary>
    public bool IsNumeric => Value.AsSpan(Value[0] is '+' ? 1 : 0) is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');

    /// <summary>Makes a sender of a string.</summary>
    /// <param name="value">The name or number, or <see langword="null"/> for none: a message without a sender has the gateway's default.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SmsSender?(string? value) => value is null ? null : new(value);

    /// <summary>Returns the sender; of a number, in whatever form, only the last two characters, as it may be a person's.</summary>
    /// <returns>For example <c>MyShop</c>, or <c>**********56</c>.</returns>
    public override string ToString() => Value.Length > 2 && !Value.Any(char.IsLetter) ? Value[^2..].PadLeft(Value.Length, '*') : Value;
}

using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Writes a <see cref="PhoneNumber"/> as a JSON string in E.164 form, also as the name of a property.</summary>
/// <remarks>Public because source-generated contexts of other assemblies must be able to create it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PhoneNumberJsonConverter : JsonConverter<PhoneNumber>
{
    /// <inheritdoc/>
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType is JsonTokenType.String && PhoneNumber.TryParse(reader.GetString(), out var number)
            ? number
            : throw new JsonException("A phone number is a string in international form, such as \"+996550123456\".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override PhoneNumber ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => PhoneNumber.TryParse(reader.GetString(), out var number)
            ? number
            : throw new JsonException("A phone number is a property name in international form, such as \"+996550123456\".");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WritePropertyName(value.ToString());
    }
}

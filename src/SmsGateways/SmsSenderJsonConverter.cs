using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Writes an <see cref="SmsSender"/> as a JSON string.</summary>
/// <remarks>Public because source-generated contexts of other assemblies must be able to create it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SmsSenderJsonConverter : JsonConverter<SmsSender>
{
    /// <inheritdoc/>
    public override SmsSender Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new(reader.GetString()!);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new JsonException("A sender is a string that is not empty and has no control characters.", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SmsSender value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);

        writer.WriteStringValue(value.Value);
    }
}

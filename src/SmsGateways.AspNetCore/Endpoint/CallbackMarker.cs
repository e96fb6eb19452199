namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Marks the endpoint of the callbacks among those of the application.</summary>
internal sealed class CallbackMarker
{
    public static CallbackMarker Instance { get; } = new();
}

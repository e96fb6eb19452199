namespace SmsGateways.Simulator;

/// <summary>What Infobip does with a text for which one SMS is too small, in a message that is not of the type <c>longSMS</c>.</summary>
/// <remarks>The document says "at the moment 160 characters" and no more.</remarks>
public enum InfobipLongTexts
{
    /// <summary>Refuses the message (-23), so that nobody gets half of a text.</summary>
    Refuse,

    /// <summary>Sends what one SMS holds, and says nothing about the rest.</summary>
    Cut,
}

namespace SmsGateways;

/// <summary>The ways in which Infobip takes messages.</summary>
public enum InfobipTransport
{
    /// <summary>One JSON document a request: several messages, an id for each recipient.</summary>
    Json,

    /// <summary>One XML document a request: several messages, an id for each recipient.</summary>
    Xml,

    /// <summary>
    /// A GET with everything in its address, the password too: one message to one recipient a request. The document gives it no id of ours, so that what is not
    /// answered is not submitted again: see <see cref="InfobipOptions.PlainRecognizesIds"/>.
    /// </summary>
    Plain,
}

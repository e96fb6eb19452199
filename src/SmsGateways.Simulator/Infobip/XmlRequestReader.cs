using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/v3/sendsms/xml</c>: the XML alone, or behind <c>XML=</c>.</summary>
internal static class XmlRequestReader
{
    public static InfobipRequest Read(byte[] body)
    {
        if (WireElement.Read(body, "SMS") is not { } sms)
        {
            return InfobipRequest.Unreadable(wantsJson: false);
        }

        var authentication = sms.Find("authentication");
        return new(
            authentication?.Find("username")?.Text, authentication?.Find("password")?.Text, [.. sms.Children("message").Select(Message)], WantsJson: false);
    }

    // In any case: the document writes datacoding, DataCoding and dataCoding, and Esmclass in the table of what is esmclass in the sample.
    private static RequestedMessage Message(WireElement message)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in message.Elements)
        {
            parameters[element.Name] = element.Text;
        }

        return new(parameters, [.. message.Children("recipients").SelectMany(recipients => recipients.Children("gsm")).Select(Recipient)]);
    }

    private static RequestedRecipient Recipient(WireElement gsm) => new(gsm.Text, gsm.Attribute("messageId") ?? "");
}

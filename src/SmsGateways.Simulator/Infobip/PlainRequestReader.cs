using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/v3/sendsms/plain</c>: parameters of the query string or of a form, in any case, which the document mixes.</summary>
internal static class PlainRequestReader
{
    // Table 7, CampaignId of 4.4, and the parameters of the XML form that are called otherwise here.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["sender"] = "sender",
        ["SMSText"] = "text",
        ["IsFlash"] = "flash",
        ["Type"] = "type",
        ["Bookmark"] = "wapurl",
        ["DataCoding"] = "datacoding",
        ["Esmclass"] = "esmclass",
        ["Binary"] = "binary",
        ["SrcTon"] = "srcton",
        ["SrcNpi"] = "srcnpi",
        ["DestTon"] = "destton",
        ["DestNpi"] = "destnpi",
        ["ValidityPeriod"] = "validityperiod",
        ["sendDateTime"] = "senddatetime",
        ["appid"] = "appid",
        ["pushurl"] = "pushurl",
        ["nopush"] = "nopush",
        ["CampaignId"] = "campaignid",
    };

    public static InfobipRequest Read(WireRequest request)
    {
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);

        // White labels of the platform answer in JSON where they are asked to.
        var wantsJson = form.Value("output").Equals("json", StringComparison.OrdinalIgnoreCase);
        if (form.Find("encoding") is { } name)
        {
            if (InfobipText.FindEncoding(name) is not { } encoding)
            {
                return InfobipRequest.Unreadable(wantsJson);
            }

            form.Encoding = encoding;
        }

        return new(form.Find("user"), form.Find("password"), [Message(form)], wantsJson);
    }

    private static RequestedMessage Message(FormParameters form)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, parameter) in Names)
        {
            if (form.Find(name) is { } value)
            {
                parameters[parameter] = value;
            }
        }

        return new(parameters, Recipients(form));
    }

    // Lists of both are seen in the field; the document shows one number and no messageid.
    private static List<RequestedRecipient> Recipients(FormParameters form)
    {
        var numbers = form.Value("GSM").Split(',');
        var ids = form.Value("messageid").Split(',');
        return [.. numbers.Select((number, i) => new RequestedRecipient(number, i < ids.Length ? ids[i] : ""))];
    }
}

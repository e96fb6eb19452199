using System.Globalization;
using System.Net;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>What all methods have in common: XML in a POST, the login or token in it, and errors in an <c>error</c> element.</summary>
internal sealed class MySmppWire(MySmppSimulator platform)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    public WireMethod Of(IMySmppMethod method) => new([HttpMethod.Get.Method, HttpMethod.Post.Method], (request, demanded) =>
    {
        if (demanded is not null)
        {
            return Refuse(demanded);
        }

        using var response = new WireDocument("response");
        return Answer(method, request, response) is { } error ? Refuse(error.In(platform.Language)) : Reply(response.Finish());
    });

    public static string WriteTime(DateTimeOffset time, TimeSpan offset) =>
        time.ToOffset(offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Write(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a time where there is one; false for what is no time.</summary>
    public static bool TryReadTime(string? text, TimeSpan offset, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        time = LocalTime.Read(text, offset, TimeFormats);
        return time is not null;
    }

    private MySmppText? Answer(IMySmppMethod method, WireRequest wire, WireDocument response)
    {
        if (wire.Body is [] || wire.Method == HttpMethod.Get.Method)
        {
            return MySmppText.NoPostData;
        }

        // "the XML document must not contain line breaks", say the documents of three siblings of the platform.
        var hasLineBreaks = wire.Body.AsSpan().IndexOfAny("\r\n"u8) >= 0;
        if ((hasLineBreaks && platform.RefusesLineBreaks) || WireElement.Read(wire.Body, "request") is not { } request)
        {
            return MySmppText.WrongFormat;
        }

        return Authorize(request.Find("security")) is { } account ? method.Answer(request, account, response) : MySmppText.WrongLogin;
    }

    private MySmppAccount? Authorize(WireElement? security) => Attribute(security, "token") is { } token
        ? platform.Store.Accounts.Find(account => account.Token == token)
        : platform.Store.Accounts.Authorize(Attribute(security, "login") ?? "", Attribute(security, "password") ?? "");

    private static string? Attribute(WireElement? security, string name) => security?.Find(name)?.Attribute("value");

    private WireReply Refuse(string error)
    {
        using var response = new WireDocument("response");
        return Reply(response.Add("error", error).Finish(), platform.ErrorStatus);
    }

    private static WireReply Reply(string xml, HttpStatusCode status = HttpStatusCode.OK) => new("text/xml; charset=utf-8", xml)
    {
        Status = (int)status,
        Malformed = xml.Replace("</response>", "</respons", StringComparison.Ordinal),
    };
}

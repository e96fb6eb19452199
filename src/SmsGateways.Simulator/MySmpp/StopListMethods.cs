using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/list_stop.php</c></summary>
internal sealed class ListStopMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        foreach (var phone in platform.StopList.Of(account))
        {
            response.Add("phone", phone);
        }

        return null;
    }
}

/// <summary><c>xml/stop.php</c></summary>
internal sealed class StopMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        foreach (var phone in Phones(request, "add_stop"))
        {
            platform.StopList.Add(account, phone);
            Write(response, phone, "add");
        }

        foreach (var phone in Phones(request, "delete_stop"))
        {
            Write(response, phone, platform.StopList.Remove(account, phone) ? "delete" : "not_found");
        }

        return null;
    }

    private static IEnumerable<string> Phones(WireElement request, string list) =>
        request.Children(list).SelectMany(static element => element.Children("phone")).Select(static phone => phone.Attribute("phone") ?? "");

    private static void Write(WireDocument response, string phone, string result) =>
        response.Open("phone").Attribute("phone", phone).Text(result).Close();
}

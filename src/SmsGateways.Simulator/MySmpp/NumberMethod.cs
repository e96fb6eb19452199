using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/def.php</c></summary>
internal sealed class NumberMethod(MySmppSimulator platform) : IMySmppMethod
{
    private const string Unknown = "unknown"; // As recorded in the field.

    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        foreach (var phone in request.Children("phones").SelectMany(static phones => phones.Children("phone")).Select(static phone => phone.Text))
        {
            var number = platform.Numbers.Find(phone);
            response.Open("phone")
                .Attribute("operator", number?.Operator ?? Unknown)
                .Attribute("region", number?.Region ?? Unknown)
                .Attribute("time_zone", number is null ? Unknown : MySmppWire.Write(number.TimeZone))
                .Text(phone)
                .Close();
        }

        return null;
    }
}

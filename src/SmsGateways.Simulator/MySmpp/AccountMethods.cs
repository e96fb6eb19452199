using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/balance.php</c></summary>
internal sealed class BalanceMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        if (!platform.WritesMoneyLast)
        {
            WriteMoney(account, response);
        }

        foreach (var (area, count) in account.SmsByArea)
        {
            response.Open("sms").Attribute("area", area).Text(MySmppWire.Write(count)).Close();
        }

        if (platform.WritesMoneyLast)
        {
            WriteMoney(account, response);
        }

        return null;
    }

    private static void WriteMoney(MySmppAccount account, WireDocument response)
    {
        response.Open("money");
        if (account.Currency is { } currency)
        {
            response.Attribute("currency", currency);
        }

        response.Text(MySmppWire.Write(account.Balance)).Close();
    }
}

/// <summary><c>xml/originator.php</c></summary>
internal sealed class OriginatorMethod : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        response.Add("any_originator", account.AllowsAnySender ? "TRUE" : "FALSE").Open("list_originator");
        foreach (var (sender, state) in account.Senders)
        {
            response.Open("originator").Attribute("state", Write(state)).Text(sender).Close();
        }

        response.Close();
        return null;
    }

    private static string Write(MySmppSenderState state) => state switch
    {
        MySmppSenderState.Order => "order",
        MySmppSenderState.Rejected => "rejected",
        _ => "completed",
    };
}

/// <summary><c>xml/time.php</c></summary>
internal sealed class TimeMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        var time = MySmppWire.WriteTime(platform.Now, platform.TimeOffset);
        response.Add("time", platform.AnswersDate ? time : time.Split(' ')[1]);
        return null;
    }
}

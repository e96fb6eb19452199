using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/incoming.php</c>: messages from phones between two times, as often as they are asked for.</summary>
internal sealed class IncomingMethod(MySmppSimulator platform) : IMySmppMethod
{
    private readonly Lock _gate = new();
    private readonly List<Received> _messages = [];

    public void Add(MySmppAccount account, SimulatedMySmppInbound message)
    {
        lock (_gate)
        {
            _messages.Add(new(account, MySmppWire.Write(1234 + _messages.Count), message, message.ReceivedAt ?? platform.Now));
        }
    }

    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        var time = request.Find("time");
        if (!MySmppWire.TryReadTime(time?.Attribute("start"), platform.TimeOffset, out var start)
            || !MySmppWire.TryReadTime(time?.Attribute("end"), platform.TimeOffset, out var end)
            || start is null)
        {
            return MySmppText.WrongDate;
        }

        // Both exclusive; the end may be missing.
        foreach (var received in Of(account).Where(received => received.At > start && !(received.At >= end)))
        {
            response.Open("sms")
                .Attribute("id_sms", received.Id)
                .Attribute("date_receive", MySmppWire.WriteTime(received.At, platform.TimeOffset))
                .Attribute("originator", received.Message.Originator)
                .Attribute("prefix", received.Message.Prefix)
                .Attribute("phone", received.Message.Phone)
                .Text(received.Message.Text)
                .Close();
        }

        return null;
    }

    private Received[] Of(MySmppAccount account)
    {
        lock (_gate)
        {
            return [.. _messages.Where(received => received.Account == account)];
        }
    }

    private sealed record Received(MySmppAccount Account, string Id, SimulatedMySmppInbound Message, DateTimeOffset At);
}

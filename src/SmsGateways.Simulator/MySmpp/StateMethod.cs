using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/state.php</c></summary>
internal sealed class StateMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        foreach (var id in request.Children("get_state").SelectMany(static list => list.Children("id_sms")).Select(static id => id.Text))
        {
            if (platform.Store.Messages(account, id) is [var accepted])
            {
                Write(response, accepted, platform);
            }
            else
            {
                response.Open("state").Attribute("id_sms", id).Attribute("time", "").Text(MySmppText.UnknownId.In(platform.Language)).Close();
            }
        }

        return null;
    }

    /// <summary>Writes a <c>state</c> element, alike in polled and pushed states.</summary>
    public static void Write(WireDocument document, AcceptedMessage accepted, MySmppSimulator platform)
    {
        var states = platform.Progress.Of(accepted, platform.Now);
        var last = states[^1];
        document.Open("state")
            .Attribute("id_sms", accepted.Id)
            .Attribute("time", last.At is { } time ? MySmppWire.WriteTime(time, platform.TimeOffset) : "");
        foreach (var state in states.OrderBy(static state => state.Channel, StringComparer.Ordinal)) // sms before viber, as in the document
        {
            document.Attribute(state.Channel, state.State);
        }

        if (platform.AnswersPrices)
        {
            document.Attribute("err", "000").Attribute("num_parts", MySmppWire.Write(accepted.Message.Parts))
                .Attribute("price", MySmppWire.Write(accepted.Message.Price));
        }

        document.Text(last.State).Close();
    }
}

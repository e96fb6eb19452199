using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/list_scheduled.php</c>, by pages.</summary>
internal sealed class ListScheduledMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        var page = int.TryParse(request.Find("scheduled")?.Attribute("page"), out var number) && number > 0 ? number : 1;
        var scheduled = platform.Store.Messages().Where(accepted => accepted.Account == account && IsScheduled(accepted, platform.Now)).ToArray();
        var pages = (scheduled.Length + platform.ScheduledPageSize - 1) / platform.ScheduledPageSize;

        response.Open("phones").Attribute("page", MySmppWire.Write(page)).Attribute("num_pages", MySmppWire.Write(pages));
        foreach (var accepted in scheduled.Skip((page - 1) * platform.ScheduledPageSize).Take(platform.ScheduledPageSize))
        {
            Write(response, accepted.Message);
        }

        response.Close();
        return null;
    }

    public static bool IsScheduled(AcceptedMessage accepted, DateTimeOffset now) => accepted.DeletedAt is null && accepted.Message.SendAt > now;

    private void Write(WireDocument response, SimulatedMySmppMessage message) => response.Open("scheduled")
        .Attribute("id_sms", message.Id)
        .Attribute("time_put_turn", MySmppWire.WriteTime(message.ReceivedAt, platform.TimeOffset))
        .Attribute("originator", message.Sender)
        .Attribute("phone", message.Phone)
        .Attribute("type_sms", message.Type)
        .Attribute("text_sms", message.Text)
        .Attribute("count_sms", MySmppWire.Write(message.Parts))
        .Attribute("name_delivery", message.DeliveryName)
        .Attribute("time_send", MySmppWire.WriteTime(message.SendAt!.Value, platform.TimeOffset))
        .Attribute("validity_period", message.ValidUntil is { } time ? MySmppWire.WriteTime(time, platform.TimeOffset) : "")
        .Close();
}

/// <summary><c>xml/scheduled.php</c>, which deletes.</summary>
internal sealed class ScheduledMethod(MySmppSimulator platform) : IMySmppMethod
{
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        var ids = request.Children("delete_schedule").SelectMany(static list => list.Children("schedule")).Select(static one => one.Attribute("id_sms") ?? "");
        foreach (var id in ids)
        {
            response.Open("scheduled").Attribute("id_sms", id).Text(Delete(account, id) ? "delete" : "not_found").Close();
        }

        return null;
    }

    private bool Delete(MySmppAccount account, string id)
    {
        lock (platform.Store.Gate)
        {
            if (platform.Store.Messages(account, id) is not [var accepted] || !ListScheduledMethod.IsScheduled(accepted, platform.Now))
            {
                return false;
            }

            accepted.DeletedAt = platform.Now;
            account.Balance += accepted.Message.Price;
            return true;
        }
    }
}

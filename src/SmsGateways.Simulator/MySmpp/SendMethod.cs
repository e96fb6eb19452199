using System.Globalization;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary><c>xml/</c>: "Sending SMS, Viber, Flash SMS, WAP-Push".</summary>
internal sealed class SendMethod(MySmppSimulator platform) : IMySmppMethod
{
    // The first id is that of an answer recorded in the field.
    private const long FirstId = 2856677675;

    private readonly Dictionary<(MySmppAccount Account, string ClientId), SimulatedMySmppMessage> _sent = [];

    /// <summary>Processes a request in one step, so that of two with one client's id one is the repetition.</summary>
    public MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response)
    {
        lock (platform.Store.Gate)
        {
            if (account.IsLocked)
            {
                return MySmppText.Locked;
            }

            var submissions = new List<Submission>();
            foreach (var message in request.Children("message"))
            {
                if (Content.Read(message) is not { } content)
                {
                    return MySmppText.WrongFormat;
                }

                submissions.AddRange(content.Subscribers.Select(subscriber => new Submission(content, subscriber, account, platform, platform.Now)));
            }

            if (!submissions.TrueForAll(static submission => submission.HasGoodTimes))
            {
                return MySmppText.WrongDate; // Sibling servers have it for whole requests only.
            }

            submissions.ForEach(submission => Send(submission, response));
            return null;
        }
    }

    private void Send(Submission submission, WireDocument response)
    {
        if (platform.Errors.TryGetValue(submission.Phone, out var demanded))
        {
            Refuse(submission, demanded, response);
        }
        else if (submission.ClientId is not "" && _sent.TryGetValue((submission.Account, submission.ClientId), out var earlier))
        {
            Repeat(submission, earlier, response);
        }
        else if (submission.Refusal() is { } refusal)
        {
            Refuse(submission, refusal.In(platform.Language), response);
        }
        else if (submission.Price <= submission.Account.Balance)
        {
            submission.Account.Balance -= submission.Price;
            Write(submission, Keep(submission, waitsForMoney: false), DeliveryProgress.OnItsWay, response);
        }
        else if (platform.QueuesWithoutMoney)
        {
            Write(submission, Keep(submission, waitsForMoney: true), MySmppText.WaitsForMoney.In(platform.Language), response);
        }
        else
        {
            Refuse(submission, MySmppText.OutOfSms.In(platform.Language), response);
        }
    }

    // "If SMS with this number has already been sent [...], the number of the previously sent SMS will be returned."
    private void Repeat(Submission submission, SimulatedMySmppMessage earlier, WireDocument response)
    {
        if (platform.Repetition is MySmppRepetition.AlreadySent)
        {
            Refuse(submission, MySmppText.AlreadySent.In(platform.Language), response);
        }
        else
        {
            Write(submission, earlier, DeliveryProgress.OnItsWay, response);
        }
    }

    private SimulatedMySmppMessage Keep(Submission submission, bool waitsForMoney)
    {
        var id = (FirstId + platform.Store.Count).ToString(CultureInfo.InvariantCulture);
        var message = submission.ToMessage(id) with { WaitsForMoney = waitsForMoney };
        platform.Store.Keep(new AcceptedMessage(submission.Account, message));
        if (submission.ClientId is not "")
        {
            _sent.Add((submission.Account, submission.ClientId), message);
        }

        return message;
    }

    private void Write(Submission submission, SimulatedMySmppMessage message, string text, WireDocument response)
    {
        response.Open("information").Attribute("number_sms", submission.Number).Attribute("id_sms", message.Id);
        if (platform.AnswersPrices)
        {
            response.Attribute("id_turn", "533025253"); // Its meaning is nobody's but the server's; the value is of an answer recorded in the field.
        }

        response.Attribute("parts", MySmppWire.Write(message.Parts));
        if (platform.AnswersPrices)
        {
            response.Attribute("price", MySmppWire.Write(submission.Account.PricePerPart)).Attribute("price_sum", MySmppWire.Write(message.Price));
        }

        response.Text(text).Close();
    }

    // "If an error occurred while sending SMS, id_sms is not transmitted"
    private static void Refuse(Submission submission, string text, WireDocument response) =>
        response.Open("information").Attribute("number_sms", submission.Number).Text(text).Close();
}

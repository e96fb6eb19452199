using System.Globalization;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>Infobip's <c>sendsms</c>, from chapter 2.2 of its document: several messages in one request, a result for each recipient, an id that must not come twice.</summary>
internal abstract class InfobipMessages(ChaosSettings settings, FaultPlan plan, Ledger ledger, InfobipIds ids) : Endpoint
{
    private const int Accepted = 0;
    private const int InvalidDestination = -13;
    private const int DuplicateMessageId = -33;

    public override bool IsDocument => true;

    public override Fault Arrive(HttpRequestText request)
    {
        var recipients = Read(request);
        foreach (var message in recipients.Skip(1).Select(static gsm => gsm.Message).Distinct().Where(message => message != recipients[0].Message))
        {
            ledger.OnArrival(message);
        }

        foreach (var (message, slot, _) in recipients)
        {
            ledger.Check(message, slot);
        }

        return plan.ForSend(recipients[0].Slot, ledger.OnSubmission(recipients[0].Message, recipients[0].Slot));
    }

    public override int Process(HttpRequestText request, bool refuse, Span<byte> body)
    {
        var length = 0;
        Append(body, Begin, ref length);
        foreach (var (index, gsm) in Read(request).Index())
        {
            // Not all of them, so that what happened to one must not be said of the next.
            var status = Decide(gsm, refuse && index % 2 is 0);
            WriteRow(body[length..], index, status, status is InvalidDestination ? "" : gsm.Id, Slots.DigitsOf(gsm.Slot), out var written);
            length += written;
        }

        Append(body, End, ref length);
        return length;
    }

    protected abstract string Begin { get; }

    protected abstract string End { get; }

    /// <summary>Finds the recipients of a request, and what is for whom.</summary>
    protected abstract IReadOnlyList<InfobipGsm> Read(HttpRequestText request);

    protected abstract void WriteRow(Span<byte> body, int index, int status, string id, string destination, out int written);

    private int Decide(InfobipGsm gsm, bool refuse)
    {
        var known = ids.GetOrAdd(gsm);
        lock (known.Lock)
        {
            if (settings.Rules.RefusesKnownIds && known.IsKnown)
            {
                return DuplicateMessageId;
            }

            if (refuse)
            {
                return InvalidDestination;
            }

            ledger.Send(gsm.Message, gsm.Slot);
            known.OnSent([gsm.Slot], settings.Rules.RegistrationLag);
            return Accepted;
        }
    }

    private static void Append(Span<byte> body, string text, ref int length)
    {
        Utf8.TryWrite(body[length..], CultureInfo.InvariantCulture, $"{text}", out var written);
        length += written;
    }
}

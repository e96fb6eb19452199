using System.Text;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Support;

/// <summary>A provider that takes several messages in one request, each recipient under an id of its own: lines of "id number text" in, lines of "id word" out.</summary>
internal sealed class ParcelGateway(string name, string client, ParcelOptions options, GatewayServices services) : ProviderGateway(name, client, options, services)
{
    public override int MaxMessagesPerRequest => options.MaxMessages;

    protected override bool HasRecipientIds => true;

    public override OutgoingRequest Write(Batch batch)
    {
        var body = new StringBuilder();
        foreach (var entry in batch.Entries)
        {
            for (var i = 0; i < entry.Recipients.Length; i++)
            {
                body.Append(entry.Ids.Span[i]).Append(' ').Append(entry.Recipients.Span[i]).Append(' ').Append(((SmsText)entry.Message.Content).Text).Append('\n');
            }
        }

        return new(HttpMethod.Post, options.AddressOf("send"), Encoding.UTF8.GetBytes(body.ToString()), "text/plain");
    }

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        var lines = Encoding.UTF8.GetString(reply.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is [['!', .. var word]])
        {
            verdicts.Fill(Judge(word, null) with { IsOfRequest = true });
            return;
        }

        var answers = lines.Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1]);
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = answers.TryGetValue(batch.IdOf(i)!, out var answer) ? Judge(answer, batch.IdOf(i)) : default;
        }
    }

    protected override SmsError? Check(ref SmsMessage message) => null;

    protected override string CreateId(SmsMessage message, PhoneNumber to) => message.Id is "broken" ? throw new InvalidOperationException("A mistake.") : $"{message.Id}-{to.ToString()[^3..]}";

    private static Verdict Judge(string word, string? id) => word switch
    {
        "OK" => Verdict.Accepted(id, 1),
        "DUPLICATE" => Verdict.Unknown(SmsErrorCode.DuplicateId, "seen before") with { ProviderMessageId = id, IsForAsking = true },
        "BUSY" => new(SmsOutcome.Rejected, new(SmsErrorCode.RateLimited, SmsErrorScope.Transient, word, null)),
        "MONEY" => new(SmsOutcome.Rejected, new(SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway, word, null)),
        "ROUTE" => new(SmsOutcome.Rejected, new(SmsErrorCode.NotCovered, SmsErrorScope.Gateway, word, null)),
        "TEXT" => new(SmsOutcome.Rejected, new(SmsErrorCode.InvalidText, SmsErrorScope.Content, word, null)),
        "NUMBER" => new(SmsOutcome.Rejected, new(SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, word, null)),
        _ => throw new FormatException("No such word."),
    };
}

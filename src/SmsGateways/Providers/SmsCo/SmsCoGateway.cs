using System.Runtime.CompilerServices;
using System.Text;
using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.SmsCo;

/// <summary>Sends through SmsCo: one GET a request, everything in the query string, no id of ours, and one line as the answer.</summary>
internal sealed class SmsCoGateway : ProviderGateway, ISmsDeliveryReports, ISmsAccount
{
    private readonly SmsCoOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly string _sendAddress;
    private readonly string _statusAddress;

    public SmsCoGateway(string name, string client, SmsCoOptions options, GatewayServices services)
        : base(name, client, options, services)
    {
        _options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _sendAddress = options.AddressOf(options.SendPath).AbsoluteUri;
        _statusAddress = options.AddressOf(options.StatusPath).AbsoluteUri;
    }

    public IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, CancellationToken cancellationToken = default)
        => ReadReportsAsync(RequireMessages(query), cancellationToken);

    public async Task<SmsBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(Get(SmsCoWire.WriteBalanceQuestion(_sendAddress, _options)), SmsCoWire.ReadBalance, cancellationToken).ConfigureAwait(false);
        return answer.Code is null
            ? new() { Amount = answer.Amount, ProviderFields = new Dictionary<string, string> { ["balance"] = answer.Line } }
            : throw new SmsProviderException(Name, SmsCoErrors.OfQuestion(answer.Code.Digits, answer.Code.Text));
    }

    protected override SmsError? Check(ref SmsMessage message)
    {
        if (RefuseAllButText(message, "SmsCo") is { } unsupported)
        {
            return unsupported;
        }

        var content = (SmsText)message.Content;

        if (message.From?.Value is { } sender && !SmsCoLimits.IsSender(sender))
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender '{message.From}' does not fit: {SmsCoLimits.SenderRule}.");
        }

        if (message.SendAt is { } time && LocalTime.FindAmbiguity(time, _zone, "SmsCo") is { } ambiguity)
        {
            return ambiguity;
        }

        var text = TextCheck.Normalize(content.Text, out var refusal);
        if ((refusal ?? CheckLatin(content.Text, message.Simplify)) is { } error)
        {
            return error;
        }

        message = ReferenceEquals(text, content.Text) ? message : message with { Content = content with { Text = text } };
        return CheckAddress(message);
    }

    // The Latin form even where it saves nothing: nothing else can be sent.
    protected override string Simplify(string text, SmsSimplification how)
        => _options.AllowNonLatinText ? base.Simplify(text, how)
            : Simplifier.ToAscii(text, how) is { } latin ? base.Simplify(latin, how)
            : text;

    public override OutgoingRequest Write(Batch batch) => Get(SmsCoWire.WriteMessage(_sendAddress, _options, _zone, batch.Message, batch.Recipients.Span));

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        var answer = SmsCoWire.ReadSendAnswer(reply.Body);
        if (answer.Code is { } code)
        {
            verdicts.Fill(SmsCoErrors.Judge(code.Digits, code.Text));
        }
        else
        {
            SmsCoWire.JudgeOk(answer, batch.Recipients.Span, verdicts);
        }
    }

    private async IAsyncEnumerable<SmsDeliveryReport> ReadReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.IsAllWaiting)
        {
            throw new SmsProviderException(Name, RefuseAllWaiting("SmsCo"));
        }

        // With one recipient a request, an id is a recipient's. With more, the status of all would pass for that of one.
        if (query.To is not null && _options.MaxRecipientsPerRequest > 1)
        {
            throw new SmsProviderException(Name, Refuse(
                SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"SmsCo tells the status of a request, and not of one of its recipients: leave {nameof(query.To)} out."));
        }

        foreach (var id in query.ProviderMessageIds)
        {
            var answer = await AskAsync(Get(SmsCoWire.WriteStatusQuestion(_statusAddress, _options, id)), SmsCoReports.Read, cancellationToken).ConfigureAwait(false);
            yield return answer.Code is null
                ? new(id, answer.Status) { Gateway = Name, ProviderStatus = answer.ProviderStatus }
                : throw new SmsProviderException(Name, SmsCoErrors.OfQuestion(answer.Code.Digits, answer.Code.Text));
        }
    }

    private static OutgoingRequest Get(string address) => new(HttpMethod.Get, new(address), ReadOnlyMemory<byte>.Empty, null);

    private SmsError? CheckLatin(string text, SmsSimplification? simplify)
    {
        if (_options.AllowNonLatinText || SmsCoLimits.IndexOfNonLatin(text) is not (>= 0 and var index))
        {
            return null;
        }

        return Refuse(
            SmsErrorCode.InvalidText,
            SmsErrorScope.Content,
            $"The text has U+{Rune.GetRuneAt(text, index).Value:X4} at index {index}; SmsCo takes Latin text only. {SmsCoLatin.Advise(text, simplify)}");
    }

    // Of the request with the most numbers, each as long as numbers get: what is refused does not depend on how they are packed.
    private SmsError? CheckAddress(SmsMessage message)
    {
        var numbers = Math.Min(message.To.Count, _options.MaxRecipientsPerRequest) * SmsCoLimits.NumberLength;
        var length = SmsCoWire.WriteMessage(_sendAddress, _options, _zone, message, []).Length + numbers;
        return CheckAddressLength("SmsCo", length);
    }
}

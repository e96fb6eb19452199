using System.Runtime.CompilerServices;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.SmsPro;

/// <summary>Sends through SmsPro: one XML document a request, one text, up to 50 phones, one id that the platform remembers.</summary>
internal sealed class SmsProGateway : ProviderGateway, ISmsDeliveryReports, ISmsNumberLookup, ISmsAccount
{
    // Clients in the field send this media type with success; the document names none.
    private const string ContentType = "application/xml; charset=utf-8";

    private readonly SmsProOptions _options;
    private readonly Uri _sendAddress;
    private readonly SmsProCallbacks _callbacks;

    public SmsProGateway(string name, string client, SmsProOptions options, GatewayServices services)
        : base(name, client, options, services)
    {
        _options = options;
        _sendAddress = options.AddressOf("api/message");
        _callbacks = new(name);
    }

    public override object? GetService(Type serviceType) => serviceType == typeof(ISmsCallbacks) ? _callbacks : base.GetService(serviceType);

    public IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, CancellationToken cancellationToken = default)
        => ReadReportsAsync(RequireMessages(query), cancellationToken);

    public async Task<SmsNumberInfo> LookupAsync(PhoneNumber number, CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(Ask("api/def", SmsProWire.WriteNumberQuestion(_options, RequireNumber(number))), SmsProFields.Read, cancellationToken).ConfigureAwait(false);
        return answer.Status is "0"
            ? new(number)
            {
                Region = answer.ReadText("region"),
                Operator = answer.ReadText("operator"),
                UtcOffset = answer.ReadNumber("timezone") is { } hours and not -1 and >= -12 and <= 14 ? TimeSpan.FromHours((double)hours) : null, // -1 is "not known".
                ProviderFields = answer.Fields,
            }
            : throw new SmsProviderException(Name, SmsProErrors.OfNumber(answer.Status, answer.Text));
    }

    public async Task<SmsBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(Ask("api/info", SmsProWire.WriteAccountQuestion(_options)), SmsProFields.Read, cancellationToken).ConfigureAwait(false);
        return answer.Status is "0"
            ? new()
            {
                Amount = answer.ReadNumber("account"),
                PricePerPart = answer.ReadNumber("smsprice"),
                IsActive = answer.Fields.GetValueOrDefault("state") switch { "0" => true, "1" => false, _ => null },
                ProviderFields = answer.Fields,
            }
            : throw new SmsProviderException(Name, SmsProErrors.OfAccount(answer.Status, answer.Text));
    }

    public override bool CanBeAsked => true;

    protected override SmsError? Check(ref SmsMessage message)
    {
        if (RefuseAllButText(message, "SmsPro") is { } unsupported)
        {
            return unsupported;
        }

        var content = (SmsText)message.Content;

        if (CheckSender(message.From?.Value ?? _options.DefaultSender, SmsProLimits.IsSender, SmsProLimits.SenderRule) is { } mistake)
        {
            return mistake;
        }

        if (message.SendAt is { } time && !SmsProTime.CanWrite(time))
        {
            return Refuse(SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, $"{nameof(SmsMessage.SendAt)} is after the year 9999 in Bishkek.");
        }

        var text = TextCheck.Normalize(content.Text, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        if (text.Length > SmsProLimits.TextLength)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"The text has {text.Length} characters; SmsPro takes at most {SmsProLimits.TextLength}.");
        }

        message = ReferenceEquals(text, content.Text) ? message : message with { Content = content with { Text = text } };
        return null;
    }

    protected override string CreateId(SmsMessage message, int index, int count)
        => count is 1 && message.Trail?.Branch is null && SmsProLimits.IsId(message.Id!)
            ? message.Id!
            : ProviderMessageId.Create(_options.Login, message.Id!, index, message.Trail?.Branch);

    public override OutgoingRequest Write(Batch batch) => new(HttpMethod.Post, _sendAddress, SmsProWire.WriteMessage(_options, batch), ContentType);

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        var answer = SmsProWire.ReadSendAnswer(reply.Body);
        if (answer.Id is not null && !answer.Id.Equals(batch.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new XmlException("The answer belongs to another request.");
        }

        // One status stands for the whole request.
        verdicts.Fill(Judge(answer, verdicts.Length) with { ProviderMessageId = batch.Id });
    }

    private async IAsyncEnumerable<SmsDeliveryReport> ReadReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.IsAllWaiting)
        {
            throw new SmsProviderException(Name, RefuseAllWaiting("SmsPro"));
        }

        foreach (var id in query.ProviderMessageIds)
        {
            var answer = await AskAsync(
                Ask("api/dr", SmsProWire.WriteReportQuestion(_options, id, query.To)), body => SmsProReports.ReadAnswer(body, Name, id), cancellationToken).ConfigureAwait(false);

            // 4, "not found": there is no report, which may yet come.
            if (answer.Status is not ("0" or "4"))
            {
                throw new SmsProviderException(Name, SmsProErrors.OfReports(_options.Platform!.Value, answer.Status, answer.Text));
            }

            foreach (var report in answer.Reports)
            {
                yield return report;
            }
        }
    }

    private OutgoingRequest Ask(string path, byte[] question) => new(HttpMethod.Post, _options.AddressOf(path), question, ContentType);

    private Verdict Judge(SmsProSendAnswer answer, int recipients)
    {
        var isSuccess = answer.Status is "0" || (answer.Status is "11" && _options.TestMode);
        if (!isSuccess)
        {
            return SmsProErrors.Judge(_options.Platform!.Value, answer.Status, answer.Text, recipients);
        }

        // Which of the phones were not recognized, only the delivery report tells.
        return answer.Phones < recipients
            ? Verdict.Unknown(SmsErrorCode.InvalidRecipient, $"The platform recognized {answer.Phones} of {recipients} phones, and does not say which.") with { IsForAsking = true }
            : Verdict.Accepted(null, answer.Parts);
    }

}

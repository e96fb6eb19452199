namespace SmsGateways.Simulator.Infobip;

/// <summary>One message of a request as the platform understood it; what is missing is empty or null.</summary>
internal sealed class Submission
{
    // The document's tables 2 and 3: types of number and numbering plans.
    private static readonly int[] TypesOfNumber = [0, 1, 2, 3, 4, 5, 6];
    private static readonly int[] NumberingPlans = [0, 1, 3, 4, 6, 8, 9, 10, 14, 18];

    private readonly RequestedMessage _request;
    private readonly DataCoding? _dataCoding;
    private readonly string _sentText;

    public Submission(RequestedMessage request, InfobipAccount account, InfobipSimulator platform, DateTimeOffset now)
    {
        _request = request;
        Account = account;
        Platform = platform;
        Now = now;
        DataCodingValue = Number("datacoding") ?? 0;
        _dataCoding = DataCoding.Find(DataCodingValue);
        Binary = InfobipText.ReadHex(Value("binary"));
        Delay = InfobipText.ReadDelay(Value("senddatetime"));
        Validity = InfobipText.ReadValidity(Value("validityperiod"));

        var text = _dataCoding?.Show(Value("text")) ?? "";
        _sentText = IsTooLong(text) && platform.LongTexts is InfobipLongTexts.Cut ? _dataCoding!.CutToOnePart(text) : text;
        Parts = IsLong ? _dataCoding?.Parts(_sentText) ?? 1 : 1;
    }

    public InfobipSimulator Platform { get; }

    public InfobipAccount Account { get; }

    public DateTimeOffset Now { get; }

    public IReadOnlyList<RequestedRecipient> Recipients => _request.Recipients;

    public int DataCodingValue { get; }

    public byte[]? Binary { get; }

    public TimeSpan? Delay { get; }

    public TimeSpan? Validity { get; }

    public int Parts { get; }

    public decimal Price => Parts * Account.PricePerPart;

    public string Sender => Value("sender");

    public bool IsSenderAllowed => (InfobipText.IsNumeric(Sender)
            ? Sender.Length <= InfobipText.MaxNumericSender
            : Sender.Length is > 0 and <= InfobipText.MaxAlphanumericSender)
        && Account.AllowedSenders?.Contains(Sender) is not false;

    public bool HasContent => Value("text") is not "" || Value("binary") is not "" || (IsOfType("bookmark") && Value("wapurl") is not "");

    /// <summary>Gets a value indicating whether the push URL is absent, the word that stands for none, or the address of a web server.</summary>
    public bool HasGoodPushUrl => Value("pushurl") is "" || IsNoPushUrl
        || (Uri.TryCreate(Value("pushurl"), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps));

    public bool HasGoodAppId => Value("appid") is "" || Account.AllowedAppIds?.Contains(Value("appid")) is not false;

    public bool HasGoodSendDateTime => Value("senddatetime") is "" || Delay is not null;

    /// <summary>Gets a value indicating whether all is well that the table of response values has no value of its own for.</summary>
    public bool IsWellFormed => HasGoodContent && HasGoodNumbers
        && (Value("validityperiod") is "" || Validity is not null)
        && Value("flash") is "" or "0" or "1"
        && Value("nopush") is "" or "0" or "1";

    private bool IsLong => IsOfType("longSMS");

    private bool IsNoPushUrl => Value("pushurl") is "nopush";

    private bool HasGoodContent => _dataCoding is not null
        && (Value("text") is "" || Value("binary") is "") // "Cannot be used together with "text" parameter"
        && Binary is not null && DataCoding.FitsIntoOneMessage(Binary)
        && !IsTooLong(_sentText)
        && (Value("type") is "" || IsOfType("nSMS") || IsOfType("bookmark") || IsLong)
        && !(IsLong && Value("binary") is not ""); // "for text messages only"

    private bool HasGoodNumbers => Has("datacoding", static _ => true)
        && Has("esmclass", static value => value <= byte.MaxValue)
        && Has("srcton", TypesOfNumber.Contains)
        && Has("destton", TypesOfNumber.Contains)
        && Has("srcnpi", NumberingPlans.Contains)
        && Has("destnpi", NumberingPlans.Contains);

    public SimulatedInfobipMessage ToMessage(RequestedRecipient recipient, string id) => new()
    {
        Id = id,
        IsClientId = recipient.MessageId is not "",
        Login = Account.Login,
        Sender = Sender,
        Recipient = recipient.Gsm,
        Text = _dataCoding!.IsUnicode && Binary is not [] && EsmClass is 0 ? DataCoding.ReadUnicode(Binary!) : _sentText,
        Binary = Convert.ToHexString(Binary!),
        Type = Value("type"),
        WapUrl = Value("wapurl"),
        IsFlash = Value("flash") is "1" || _dataCoding.IsFlash,
        DataCoding = DataCodingValue,
        EsmClass = EsmClass,

        // "your message will be sent with src-ton = 1 for numeric sender, and src-ton = 5 for alphanumeric sender", which the document
        // pairs with src-npi 1 and 0.
        SourceTon = Number("srcton") ?? (InfobipText.IsNumeric(Sender) ? 1 : 5),
        SourceNpi = Number("srcnpi") ?? (InfobipText.IsNumeric(Sender) ? 1 : 0),
        DestinationTon = Number("destton"),
        DestinationNpi = Number("destnpi"),
        ValidityPeriod = Validity,
        SendAt = Now + Delay,
        AppId = Value("appid"),
        PushUrl = Value("pushurl") is "" || IsNoPushUrl ? null : new Uri(Value("pushurl")),
        NoPush = Value("nopush") is "1",
        CampaignId = Value("campaignid"),
        Parts = Parts,
        Price = Price,
        ReceivedAt = Now,
    };

    private int EsmClass => Number("esmclass") ?? 0;

    // "Message body (at the moment 160 characters)": more than one part needs longSMS.
    private bool IsTooLong(string text) => !IsLong && _dataCoding?.Parts(text) > 1;

    private bool IsOfType(string type) => Value("type").Equals(type, StringComparison.OrdinalIgnoreCase);

    private bool Has(string name, Func<int, bool> isGood) => Value(name) is "" || Number(name) is { } number && isGood(number);

    private int? Number(string name) => InfobipText.ReadNumber(Value(name));

    private string Value(string name) => _request.Value(name);
}

namespace SmsGateways.Providers.Infobip;

/// <summary>A parameter of a message: its names in XML, JSON and a query. Source: tables 1, 4 and 7 of the document; where its examples write a name differently, theirs.</summary>
internal sealed record InfobipParameter(string Xml, string Json, string Plain)
{
    public static readonly InfobipParameter Sender = new("sender", "sender", "sender");
    public static readonly InfobipParameter Text = new("text", "text", "SMSText");
    public static readonly InfobipParameter Flash = new("flash", "flash", "IsFlash");
    public static readonly InfobipParameter Type = new("type", "type", "type");
    public static readonly InfobipParameter WapUrl = new("wapurl", "wapurl", "Bookmark");
    public static readonly InfobipParameter Binary = new("binary", "binary", "binary");
    public static readonly InfobipParameter DataCoding = new("datacoding", "datacoding", "datacoding");
    public static readonly InfobipParameter EsmClass = new("esmclass", "esmclass", "esmclass");
    public static readonly InfobipParameter SourceTon = new("srcton", "srcton", "SrcTon");
    public static readonly InfobipParameter SourceNpi = new("srcnpi", "srcnpi", "SrcNpi");
    public static readonly InfobipParameter DestinationTon = new("destton", "destton", "DestTon");
    public static readonly InfobipParameter DestinationNpi = new("destnpi", "destnpi", "DestNpi");
    public static readonly InfobipParameter SendDateTime = new("sendDateTime", "sendDateTime", "SendDateTime");
    public static readonly InfobipParameter ValidityPeriod = new("ValidityPeriod", "ValidityPeriod", "ValidityPeriod");
    public static readonly InfobipParameter AppId = new("appid", "appid", "appid");
    public static readonly InfobipParameter PushUrl = new("pushurl", "drPushUrl", "pushurl");
    public static readonly InfobipParameter NoPush = new("nopush", "nopush", "nopush");

    /// <summary>Gets a value indicating whether the document's queries have the parameter before the number.</summary>
    public bool ComesFirst => this == Sender || this == Text || this == Binary || this == SendDateTime;
}

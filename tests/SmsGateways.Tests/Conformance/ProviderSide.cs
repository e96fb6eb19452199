using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>What the suite must know about a provider. Requests are read and answers are written here from the provider's document, and not with the library's help.</summary>
public abstract class ProviderSide
{
    /// <summary>Every kind of content there is, each one that the provider could send if it knows the kind.</summary>
    private static readonly SmsContent[] Kinds =
    [
        new SmsText("Hello"),
        new SmsText("Hello") { Flash = true },
        new SmsNotification("Hello"),
        new SmsBinary(new byte[] { 1, 2 }),
        new SmsWapPush("Hello", new("https://example.com/")),
        new SmsSilent(),
        new SmsVCard("Hello") { CellPhone = "996550123456" },
        new SmsViber("Hello") { Sender = "Shop" },
    ];

    /// <summary>Gets the folder of the provider, as in <c>Providers/SmsPro</c>.</summary>
    public abstract string Provider { get; }

    /// <summary>Gets what stands over its column in tables: the provider, and the variant where there are several.</summary>
    public virtual string Title => Provider;

    /// <summary>Gets a value indicating whether the provider tells a repetition from a new message.</summary>
    public virtual bool RecognizesIds => true;

    /// <summary>Gets how many recipients the suite may put into one request.</summary>
    public virtual int RecipientsPerRequest => 2;

    /// <summary>Gets how many different messages the provider takes in one request.</summary>
    public virtual int MessagesPerRequest => 1;

    /// <summary>Gets how long a text may be where the provider has a limit of its own.</summary>
    public virtual int? TextLength => null;

    internal abstract Credentials SimulatorAccount { get; }

    public static IReadOnlyList<SmsContent> AllKinds => Kinds;

    /// <summary>Tells whether the provider's document knows a kind of content.</summary>
    public virtual bool CanSend(SmsContent content) => content is SmsText { Flash: false };

    internal abstract SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure);

    /// <summary>Reads who gets what in a request.</summary>
    internal abstract IReadOnlyList<WireSms> Read(RawRequest request);

    /// <summary>Writes that everybody in the request was accepted.</summary>
    internal abstract WireAnswer Accept(RawRequest request);

    /// <summary>Writes that the account is not who it says, with words of the provider's own where its answers have a place for them.</summary>
    internal abstract WireAnswer RefuseAccount(RawRequest request, string words = "");

    /// <summary>Starts the provider's simulation, which was written from the document by another reading.</summary>
    internal abstract Task<SimulatedProvider> StartSimulatorAsync();
}

using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>A gateway with the document's account, made the way an application makes it.</summary>
internal sealed class MySmppTestGateway : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private MySmppTestGateway(ServiceProvider provider) => _provider = provider;

    public ISmsGateway Gateway => _provider.GetRequiredService<ISmsGateway>();

    public static MySmppTestGateway Create(Uri address, Action<MySmppOptions>? configure = null, Action<IServiceCollection>? services = null, TimeProvider? clock = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddSmsGateways(sms => sms.AddMySmpp("my", options =>
        {
            options.Login = "login";
            options.Password = "password";
            options.BaseAddress = address;
            options.DefaultSender = "Sender 1";
            Patience.ApplyTo(options);
            configure?.Invoke(options);
        }));
        services?.Invoke(collection);
        return new(collection.BuildServiceProvider());
    }

    public T Feature<T>()
        where T : class
        => Gateway.GetService<T>()!;

    /// <summary>Sends with a deadline shorter than the quiet period, so that an unknown message is not submitted again.</summary>
    public Task<SmsSendResult> SendAsync(SmsMessage message)
        => Gateway.SendAsync(message.Once());

    public async Task<SmsRecipientResult> SendOneAsync()
        => (await SendAsync(new SmsMessage("Message text 1", "+79033256699") { Id = "m1" })).Recipients.Should().ContainSingle().Subject;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

/// <summary>The provider's side of a test: what it reads of a request, and how it answers one.</summary>
internal static class MySmppServer
{
    public static IEnumerable<XElement> Recipients(this RawRequest request) => XDocument.Parse(request.Body).Descendants("abonent");

    public static string[] Values(this RawRequest request, string attribute) => [.. request.Recipients().Select(recipient => recipient.Attribute(attribute)?.Value ?? "")];

    /// <summary>Answers every recipient of a request.</summary>
    public static string AnswerAll(RawRequest request, Func<XElement, string> answer) => $"<response>{string.Concat(request.Recipients().Select(answer))}</response>";

    /// <summary>Says "send" of a recipient.</summary>
    public static string Sent(XElement recipient)
        => $"""<information number_sms="{recipient.Attribute("number_sms")!.Value}" id_sms="9{recipient.Attribute("client_id_sms")!.Value}" parts="1">send</information>""";

    /// <summary>Says no of a recipient.</summary>
    public static string Refused(XElement recipient, string words) => $"""<information number_sms="{recipient.Attribute("number_sms")!.Value}">{words}</information>""";

    public static RawServer Start() => RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)));
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Sending;

namespace Benchmarks;

/// <summary>What one send costs through the gateway, beside a client written by hand that posts the same bytes to the same server.</summary>
#pragma warning disable CA1001 // Cleaned up by GlobalCleanup.
public class SendBenchmarks
{
    private const string Body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><message><login>login</login><pwd>passwd</pwd><id>A88726</id><sender>My-company</sender>"
        + "<text>Any SMS message text</text><phones><phone>996550123456</phone></phones></message>";

    private const string Answer =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<response xmlns=\"http://Giper.mobi/schema/Message\">\n<id>A88726</id>\n"
        + "<status>0</status>\n<phones>1</phones>\n<smscnt>1</smscnt>\n</response>";

    private static readonly byte[] Octets = Encoding.UTF8.GetBytes(Body);
    private static readonly MediaTypeHeaderValue Xml = new("application/xml", "utf-8");

    private readonly SmsMessage _message = new("Any SMS message text", "+996550123456") { Id = "A88726", From = "My-company" };
    private readonly PhoneNumber[] _to = [PhoneNumber.Parse("+996550123456")];
    private LoopbackProvider _provider = null!;
    private HttpClient _client = null!;
    private HttpClient _typed = null!;
    private ISmsGateway _gateway = null!;
    private Uri _address = null!;

    /// <summary>Starts the server and both clients.</summary>
    [GlobalSetup]
    public void Setup()
    {
        if (WriteBody() is not Body)
        {
            throw new InvalidOperationException("The client that writes its message does not send the same as the others.");
        }

        _provider = new(Answer);
        _address = new(_provider.Address, "api/message");
        _client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options =>
        {
            options.Platform = SmsProPlatform.Nikita;
            options.Login = "login";
            options.Password = "passwd";
            options.BaseAddress = _provider.Address;
        }));
        services.AddHttpClient("by hand").ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        var provider = services.BuildServiceProvider();
        _gateway = provider.GetRequiredService<ISmsGateway>();
        _typed = provider.GetRequiredService<IHttpClientFactory>().CreateClient("by hand");
    }

    /// <summary>Stops the server.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _client.Dispose();
        _provider.Dispose();
    }

    /// <summary>Posts bytes that were made before, and looks for the status with a string search: less than any real client does.</summary>
    /// <returns>Whether it was accepted, so that nothing is optimized away.</returns>
    [Benchmark(Baseline = true)]
    public async Task<bool> HandWritten()
    {
        using var content = new ByteArrayContent(Octets);
        content.Headers.ContentType = Xml;
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.StatusCode is HttpStatusCode.OK && body.Contains("<status>0</status>", StringComparison.Ordinal);
    }

    /// <summary>The client that an application has: from the factory, writes the message and reads the answer with the framework's XML.</summary>
    /// <returns>Whether it was accepted.</returns>
    [Benchmark]
    public async Task<bool> TypedClient()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new StringContent(WriteBody(), Encoding.UTF8, "application/xml"),
        };
        using var response = await _typed.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = XDocument.Parse(await response.Content.ReadAsStringAsync());
        return (int?)answer.Root!.Element(answer.Root.Name.Namespace + "status") is 0;
    }

    /// <summary>One attempt without the rules: write, exchange, read.</summary>
    /// <returns>Whether it was accepted.</returns>
    [Benchmark]
    public async Task<bool> OneAttempt()
    {
        var verdicts = new Verdict[1];
        var submission = new Submission(new Batch(_message, _to, "A88726"), verdicts, new Deadline(TimeProvider.System, TimeSpan.FromSeconds(60)));
        await ((IAttempting)_gateway).AttemptAsync(submission, CancellationToken.None);
        return verdicts[0].Outcome is SmsOutcome.Accepted;
    }

    /// <summary>Sends through the gateway: check, measure, write, exchange, read, decide, result.</summary>
    /// <returns>Whether it was accepted.</returns>
    [Benchmark]
    public async Task<bool> Gateway() => (await _gateway.SendAsync(_message)).AllAccepted;

    private string WriteBody()
        => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement(
            "message",
            new XElement("login", "login"),
            new XElement("pwd", "passwd"),
            new XElement("id", _message.Id),
            new XElement("sender", _message.From),
            new XElement("text", ((SmsText)_message.Content).Text),
            new XElement("phones", _message.To.Select(static to => new XElement("phone", to.ToString("D", null))))).ToString(SaveOptions.DisableFormatting);
}

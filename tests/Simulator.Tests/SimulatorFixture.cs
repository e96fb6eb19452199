using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>A simulator on a clock that stands still and a client that knows nothing but HTTP, anew for each test.</summary>
public abstract class SimulatorFixture : IAsyncLifetime
{
    public enum Platform
    {
        Biz,
        Nikita,
    }

    protected ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(6)));

    protected HttpClient Http { get; } = new() { Timeout = ManualTimeProvider.Patience };

    protected SmsSimulator Simulator { get; private set; } = null!;

    protected SmsProSimulator Nikita => Simulator.Nikita;

    protected SmsProSimulator Biz => Simulator.Biz;

    public async Task InitializeAsync() => Simulator = await SmsSimulator.StartAsync(new SmsSimulatorOptions { TimeProvider = Clock });

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Simulator.DisposeAsync();
    }

    protected SmsProSimulator On(Platform platform) => platform is Platform.Biz ? Biz : Nikita;

    protected Task<HttpResponseMessage> PostAsync(
        SmsProSimulator platform, string method, string xml, CancellationToken cancellationToken = default)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(xml));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/xml; charset=utf-8");
        return Http.PostAsync(new Uri(platform.BaseAddress, $"api/{method}"), content, cancellationToken);
    }

    /// <summary>Posts, expects HTTP 200 and an XML type, and returns the parsed answer.</summary>
    protected async Task<XElement> AskAsync(SmsProSimulator platform, string method, string xml)
    {
        using var response = await PostAsync(platform, method, xml);
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/xml; charset=utf-8");
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    protected Task<XElement> SendAsync(SmsProSimulator platform, string xml) => AskAsync(platform, "message", xml);

    /// <summary>Sends a request below HTTP, because a client that pools connections hides how one of them ended.</summary>
    protected async Task<string> ExchangeAsync(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var limit = new CancellationTokenSource(ManualTimeProvider.Patience);
        await socket.ConnectAsync(Simulator.Address.Host, Simulator.Address.Port, limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes(request), limit.Token);

        using var answer = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await socket.ReceiveAsync(buffer, limit.Token)) > 0)
        {
            answer.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Waits, in real time, for what happens behind a test.</summary>
    protected static async Task EventuallyAsync(Func<bool> hasHappened)
    {
        using var limit = new CancellationTokenSource(ManualTimeProvider.Patience);
        while (!hasHappened())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }

    /// <summary>Waits until a request hangs, and for a while longer; then the client gives up.</summary>
    protected static async Task GiveUpAsync(Func<CancellationToken, Task> send, Func<bool> hangs)
    {
        using var patience = new CancellationTokenSource();
        var sending = send(patience.Token);
        await EventuallyAsync(hangs);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        sending.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();

        await sending.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    protected static int Status(XElement answer) => int.Parse(Value(answer, "status"), System.Globalization.CultureInfo.InvariantCulture);

    protected static string Value(XElement answer, string name) => answer.Elements().Single(child => child.Name.LocalName == name).Value;
}

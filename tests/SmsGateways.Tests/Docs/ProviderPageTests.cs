using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways.Simulator;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of the providers' pages does what the pages say, against the simulator.</summary>
public sealed class ProviderPageTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "GQ5v9dY2mWk7RbT3xLz0aPfH";

    // One attempt each, on however busy a machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StringWriter _console = new(CultureInfo.InvariantCulture);
    private SmsSimulator _simulator = null!;

    private string Printed => _console.ToString();

    public async Task InitializeAsync() => _simulator = await SmsSimulator.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    public void Dispose() => _console.Dispose();

    public static TheoryData<string> Pages => ["smspro", "smsco", "mysmpp", "infobip"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_registers_starts(string page)
    {
        Action<HostApplicationBuilder>[] registrations = page switch
        {
            "smspro" => [SmsProSnippets.Register, SmsProSnippets.RegisterSection, SmsProSnippets.RegisterTrial],
            "smsco" => [SmsCoSnippets.Register, SmsCoSnippets.RegisterSection],
            "mysmpp" => [MySmppSnippets.Register, MySmppSnippets.RegisterSection],
            _ => [InfobipSnippets.Register, InfobipSnippets.RegisterSection, static builder => { InfobipSnippets.RegisterSection(builder); InfobipSnippets.RegisterTwo(builder); }],
        };
        foreach (var register in registrations)
        {
            using var host = Build(page, register);
            await host.StartAsync();
            host.Services.GetRequiredService<ISmsGateway>().Name.Should().NotBeEmpty();
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task SmsPro_tells_of_messages_numbers_and_the_account_and_tries_without_sending()
    {
        using var host = Build("smspro", SmsProSnippets.RegisterTrial);
        var gateway = host.Services.GetRequiredService<ISmsGateway>();
        _simulator.Nikita.SendDelay = _simulator.Nikita.DeliveryDelay = TimeSpan.Zero;

        var message = new SmsMessage("Hello", "+996550123456", "+996550123457") { Id = "hello" };
        await SmsProSnippets.AskAsync(gateway, (await gateway.SendAsync(message)).EnsureAccepted(), _console, default);
        await SmsProSnippets.LookAsync(gateway, _console, default);
        var accepted = await SmsProSnippets.TryAsync(host.Services.GetRequiredService<ISmsGateways>(), message, _console, default);
        _simulator.Nikita.Account.AllowedSenders = ["Other"];
        await SmsProSnippets.TryAsync(host.Services.GetRequiredService<ISmsGateways>(), message with { Id = "again" }, _console, default);

        Printed.Should().Contain("56: Delivered").And.Contain("57: Delivered").And.Contain("left, a part costs").And.Contain("MegaCom, Бишкек").And.Contain("InvalidSender: 5");
        accepted.AllAccepted.Should().BeTrue();
        _simulator.Nikita.Messages.Where(static sent => !sent.IsTest).Should().ContainSingle();
    }

    [Fact]
    public async Task SmsCo_sends_in_Latin_and_tells_what_became_of_it()
    {
        using var host = Build("smsco", SmsCoSnippets.RegisterSection);
        var gateway = host.Services.GetRequiredService<ISmsGateway>();

        var message = await SmsCoSnippets.SendAsync(gateway, _console, default);
        await SmsCoSnippets.AskAsync(gateway, await gateway.SendAsync(message), _console, default);

        Printed.Should().Contain("Accepted as ").And.Contain(", in the provider's words ").And.Contain(" left");
        _simulator.SmsCo.Messages[0].Text.Should().MatchRegex("^[ -~]+$");
    }

    [Fact]
    public async Task MySmpp_sends_all_kinds_cancels_stops_and_answers()
    {
        using var host = Build("mysmpp", MySmppSnippets.RegisterSection);
        var gateway = host.Services.GetRequiredService<ISmsGateway>();
        _simulator.MySmpp.DeliveryDelay = TimeSpan.Zero;
        _simulator.MySmpp.SetViberState("79033256699", "not_deliver");

        var sent = await MySmppSnippets.SendViberAsync(gateway, default);
        await MySmppSnippets.AskForStatesAsync(gateway, sent.EnsureAccepted(), _console, default);
        await MySmppSnippets.SendKindsAsync(gateway, PhoneNumber.Parse("+79033256699"), default);
        _simulator.MySmpp.Messages.Should().HaveCount(5);
        await MySmppSnippets.ScheduleAsync(gateway, _console, default);
        await MySmppSnippets.StopAsync(gateway, _console, default);
        await MySmppSnippets.AskAsync(gateway, _console, default);

        Printed.Should().Contain(": Delivered").And.Contain(" goes out at ").And.Contain("It will not go out.").And.Contain("done, 1 on the list, ")
            .And.Contain("111 messages to Russia").And.Contain("Any sender may be used.").And.Contain("The account's clock says");
    }

    [Fact]
    public async Task Infobip_sends_all_kinds_in_a_request_and_hands_out_what_waits()
    {
        using var host = Build("infobip", InfobipSnippets.RegisterSection);
        var gateway = host.Services.GetRequiredService<ISmsGateway>();
        _simulator.Infobip.DeliveryDelay = TimeSpan.Zero;
        _simulator.Infobip.Receive(new() { Sender = "385951111111", Text = "YES" });

        await InfobipSnippets.SendAsync(gateway, _console, default);
        _simulator.Infobip.Requests.Should().ContainSingle();
        _simulator.Infobip.Messages.Should().HaveCount(6).And.Contain(static message => message.Binary == "060504158115813045", "the header's length is added");
        (await gateway.SendAsync(InfobipSnippets.Extras())).EnsureAccepted();
        await InfobipSnippets.PullAsync(gateway, _console, default);
        await InfobipSnippets.ReceiveAsync(gateway, _console, default);
        await InfobipSnippets.LookAsync(gateway, _console, default);
        var tickets = await InfobipSnippets.RequestAsync(gateway, _console, default);
        await InfobipSnippets.AskAsync(gateway, _console, default);

        Printed.Should().Contain(": 1 Accepted").And.Contain(": Delivered").And.Contain(": YES").And.Contain("DELIVRD: ").And.Contain(" will be pushed").And.Contain(" left");
        tickets.Should().OnlyContain(static ticket => ticket.IsAccepted);
    }

    [Fact]
    public async Task The_push_url_of_the_page_is_the_address_that_is_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddJsonStream(Json("infobip")).AddInMemoryCollection([new("Sms:CallbackSecret", Secret)]);
        builder.Services.AddSingleton<CallbackSnippets.IOrders, Orders>();
        await using var app = CallbackSnippets.PushUrl(builder);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();

        var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();
        var expected = addresses.GetAddress("infobip", new Uri("https://shop.example/"));
        app.Services.GetRequiredService<IOptionsMonitor<InfobipOptions>>().Get("infobip").PushUrl.Should().Be(expected);
        InfobipSnippets.PushTo(new("Hello", "+385951111111"), addresses).ProviderOptions.OfType<InfobipMessageOptions>().Single().PushUrl.Should().Be(expected);
    }

    [Fact]
    public async Task The_polling_of_the_page_stores_what_comes_in()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSmsGateways(static sms =>
        {
            sms.AddMySmpp("mysmpp", static o => o.DefaultSender = "MyShop");
            sms.AddInfobip("infobip", static o => o.DefaultSender = "MyShop");
        });
        LeadToSimulator(builder.Services);
        CallbackSnippets.Inbox(builder.Services, Secret);
        var (clock, answers) = (new ManualTimeProvider(), new Answers());
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<CallbackSnippets.IAnswers>(answers).AddSingleton<CallbackSnippets.ISubscriptions>(answers);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        _simulator.MySmpp.Receive(new() { Originator = "79033256699", Phone = "79611111111", Text = "Yes" });
        _simulator.Infobip.Receive(new() { Sender = "79033256699", Text = "Stop" });

        await app.StartAsync();
        for (var minutes = 0; minutes < 10 && answers.Saved.Count < 2; minutes++)
        {
            clock.Advance(TimeSpan.FromMinutes(1)); // In vain, as long as nothing waits for it.
            SpinWait.SpinUntil(() => answers.Saved.Count is 2, TimeSpan.FromSeconds(5));
        }

        SpinWait.SpinUntil(() => !answers.Ended.IsEmpty, Patience); // After it was saved.
        answers.Saved.Select(static message => (message.Gateway, message.Text)).Should().BeEquivalentTo([("mysmpp", "Yes"), ("infobip", "Stop")]);
        answers.Ended.Should().Equal(PhoneNumber.Parse("79033256699"));
    }

    // The page's own configuration, and what leads to the simulator.
    private IHost Build(string page, Action<HostApplicationBuilder> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddJsonStream(Json(page));
        register(builder);
        LeadToSimulator(builder.Services);
        return builder.Build();
    }

    private void LeadToSimulator(IServiceCollection services)
    {
        services.PostConfigureAll<SmsProOptions>(o => (o.AttemptTimeout, o.Deadline, o.BaseAddress, o.Login, o.Password) = (Patience, 3 * Patience, _simulator.Nikita.BaseAddress, "login", "passwd"));
        services.PostConfigureAll<SmsCoOptions>(o => (o.AttemptTimeout, o.Deadline, o.BaseAddress, o.Username, o.Password) = (Patience, 3 * Patience, _simulator.SmsCo.BaseAddress, "test", "test"));
        services.PostConfigureAll<MySmppOptions>(o => (o.AttemptTimeout, o.Deadline, o.BaseAddress, o.Login, o.Password, o.Token) = (Patience, 3 * Patience, _simulator.MySmpp.BaseAddress, "login", "password", null));
        services.PostConfigureAll<InfobipOptions>(o => (o.AttemptTimeout, o.Deadline, o.BaseAddress, o.Username, o.Password) = (Patience, 3 * Patience, _simulator.Infobip.BaseAddress, "test", "test"));
    }

    private static MemoryStream Json(string page, [CallerFilePath] string here = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, $"../../../docs/providers/{page}.md"));
        return new(Encoding.UTF8.GetBytes(text.Split("```json\n")[1].Split("```")[0]));
    }

    private sealed class Orders : CallbackSnippets.IOrders
    {
        public Task SetDeliveryAsync(string messageId, PhoneNumber to, string status, bool isFinal, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Answers : CallbackSnippets.IAnswers, CallbackSnippets.ISubscriptions
    {
        public ConcurrentQueue<SmsInboundMessage> Saved { get; } = new();

        public ConcurrentQueue<PhoneNumber> Ended { get; } = new();

        public Task SaveAsync(SmsInboundMessage message, CancellationToken cancellationToken)
        {
            Saved.Enqueue(message);
            return Task.CompletedTask;
        }

        public Task EndAsync(PhoneNumber number, CancellationToken cancellationToken)
        {
            Ended.Enqueue(number);
            return Task.CompletedTask;
        }
    }
}

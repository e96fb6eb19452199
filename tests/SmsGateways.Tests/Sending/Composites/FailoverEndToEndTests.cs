using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>Several gateways of a real provider, over sockets: what the servers got is the truth.</summary>
public sealed partial class FailoverEndToEndTests
{
    private static readonly SmsMessage Message = new SmsMessage("Your code is 1234", "+996550123456") { Id = "otp1" }.Once();

    [Fact]
    public async Task A_provider_that_refuses_connections_is_passed_over()
    {
        await using var server = RawServer.Start(AcceptAsync);
        await using var provider = Provide(new($"http://127.0.0.1:{FreePort()}/"), server.Address);
        var gateway = provider.GetRequiredService<ISmsGateway>();

        var one = await gateway.SendAsync(Message);
        var many = await gateway.SendManyAsync(Enumerable.Range(0, 5).Select(static i => Message with { Id = $"many{i}" })).ToListAsync();

        many.Append(one).SelectMany(static result => result.Recipients).Should().OnlyContain(static row => row.Outcome == SmsOutcome.Accepted && row.Gateway == "second" && !row.MayBeDuplicate);
        server.Ledger.Select(IdOf).Should().BeEquivalentTo("otp1", "many0", "many1", "many2", "many3", "many4");
    }

    [Theory]
    [InlineData(SmsOnUnknown.AtMostOnce)]
    [InlineData(SmsOnUnknown.AtLeastOnce)]
    public async Task A_lost_answer_goes_on_only_where_the_caller_wants_it(SmsOnUnknown onUnknown)
    {
        await using var silent = RawServer.Start(static exchange => exchange.CloseAsync());
        await using var server = RawServer.Start(AcceptAsync);
        await using var provider = Provide(silent.Address, server.Address);

        var result = await provider.GetRequiredService<ISmsGateway>().SendAsync(Message with { OnUnknown = onUnknown });

        var goesOn = onUnknown is SmsOnUnknown.AtLeastOnce;
        silent.Ledger.Where(static request => request.RequestLine.Contains("/api/message", StringComparison.Ordinal)).Should().HaveCount(1);
        server.Ledger.Should().HaveCount(goesOn ? 1 : 0);
        result.Recipients[0].Should().Match<SmsRecipientResult>(row => row.Outcome == (goesOn ? SmsOutcome.Accepted : SmsOutcome.Unknown) && row.MayBeDuplicate == goesOn);
    }

    [Fact]
    public async Task Two_branches_that_end_at_one_account_are_two_messages_to_it()
    {
        await using var server = RawServer.Start(AcceptAsync);
        await using var provider = Provide(server.Address, server.Address, static sms => sms.AddRouting("routing", static r => r.Prefix("996", "first").Otherwise("second")));
        var gateway = provider.GetRequiredKeyedService<ISmsGateway>("routing");
        var message = Message with { To = [PhoneNumber.Parse("+996550123456"), PhoneNumber.Parse("+995550123456")] };

        var result = await gateway.SendAsync(message);
        await gateway.SendAsync(message with { Id = "otp2", To = [message.To[0]] });

        result.AllAccepted.Should().BeTrue();
        server.Ledger.Select(IdOf).Should().OnlyHaveUniqueItems().And.NotContain("otp1").And.Contain("otp2", "what is not split keeps its id");
    }

    [Fact]
    public async Task What_is_unknown_is_asked_about_where_it_went()
    {
        await using var silent = RawServer.Start(static exchange => exchange.Request.RequestLine.Contains("/api/dr", StringComparison.Ordinal)
            ? exchange.AnswerAsync("<response><status>0</status><phone><number>996550123456</number><report>0</report><sendTime></sendTime><rcvTime></rcvTime></phone></response>")
            : exchange.CloseAsync());
        await using var provider = Provide(new($"http://127.0.0.1:{FreePort()}/"), silent.Address);
        var result = await provider.GetRequiredService<ISmsGateway>().SendAsync(Message);
        result.Recipients[0].Should().Match<SmsRecipientResult>(static row => row.Outcome == SmsOutcome.Unknown && row.Gateway == "second");

        var known = await provider.GetRequiredService<ISmsGateways>().ReconcileAsync(result);

        known.Recipients[0].Should().Match<SmsRecipientResult>(static row => row.Outcome == SmsOutcome.Accepted && row.Evidence == SmsEvidence.DeliveryReport);
    }

    private static ServiceProvider Provide(Uri first, Uri second, Action<SmsGatewaysBuilder>? configure = null) => new ServiceCollection().AddSmsGateways(sms =>
    {
        Add("first", first);
        Add("second", second);
        sms.AddFailover("otp", "first", "second");
        sms.DefaultGateway = "otp";
        configure?.Invoke(sms);

        void Add(string name, Uri address) => sms.AddSmsPro(name, options =>
        {
            options.Platform = SmsProPlatform.Nikita;
            options.Login = "login";
            options.Password = "passwd";
            options.BaseAddress = address;
            options.DefaultSender = "MyShop";
            Patience.ApplyTo(options);
        });
    }).BuildServiceProvider();

    private static Task AcceptAsync(RawExchange exchange)
        => exchange.AnswerAsync($"<response><id>{IdOf(exchange.Request)}</id><status>0</status><phones>1</phones><smscnt>1</smscnt></response>");

    private static string IdOf(RawRequest request) => IdElement().Match(request.Body).Groups[1].Value;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<id>([^<]+)</id>")]
    private static partial Regex IdElement();
}

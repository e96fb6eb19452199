using Microsoft.Extensions.DependencyInjection;
using PostgreSql.Tests.Server;
using SmsGateways;
using SmsGateways.Simulator;

namespace PostgreSql.Tests;

/// <summary>The whole way: two applications with one journal, and a provider that knows no ids and would take everything twice.</summary>
public sealed class SendingTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task Two_applications_with_the_same_list_reach_the_provider_once_a_message()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        simulator.SmsCo.Account.Balance = 10_000;
        await using var first = Application(simulator);
        await using var second = Application(simulator);
        var list = Enumerable.Range(0, 200).Select(static i => new SmsMessage($"Order {i} is ready", PhoneNumber.Parse($"+995599{i:D6}")) { Id = $"ready-{i}", From = "MyShop" }).ToList();

        var results = await Task.WhenAll(new[] { first, second }.SelectMany(application => list.Select(message => application.GetRequiredService<ISmsGateway>().SendAsync(message))));

        simulator.SmsCo.Messages.Select(static message => message.Text).Should().BeEquivalentTo(list.Select(static message => ((SmsText)message.Content).Text));
        results.SelectMany(static result => result.Recipients).Should().OnlyContain(static row => row.Outcome == SmsOutcome.Accepted || row.Outcome == SmsOutcome.Unknown);

        // Whoever comes later gets the answers from the journal.
        var later = await Task.WhenAll(list.Select(message => second.GetRequiredService<ISmsGateway>().SendAsync(message)));
        later.Should().OnlyContain(static result => result.AllAccepted);
        simulator.SmsCo.Messages.Should().HaveCount(list.Count);
    }

    [Fact]
    public async Task While_the_database_is_away_nothing_is_sent()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        await using var proxy = Proxy(out var connectionString);
        proxy.Cut();
        await using var application = Application(simulator, connectionString);

        var result = await application.GetRequiredService<ISmsGateway>().SendAsync(new SmsMessage("Order 1 is ready", "+995599000001") { From = "MyShop" });

        result.Recipients.Should().ContainSingle().Which.Outcome.Should().Be(SmsOutcome.NotSent);
        simulator.SmsCo.Messages.Should().BeEmpty();
    }

    private ServiceProvider Application(SmsSimulator simulator, string? connectionString = null) => new ServiceCollection().AddLogging().AddSmsGateways(sms =>
    {
        sms.AddSmsCo("smsco", options =>
        {
            options.BaseAddress = simulator.SmsCo.BaseAddress;
            options.Username = simulator.SmsCo.Account.Login;
            options.Password = simulator.SmsCo.Account.Password;
            options.MaxConcurrentRequests = 32;
        });
        sms.UsePostgreSqlJournal(connectionString ?? Server.ConnectionString, options => options.Schema = Options().Schema);
    }).BuildServiceProvider();
}

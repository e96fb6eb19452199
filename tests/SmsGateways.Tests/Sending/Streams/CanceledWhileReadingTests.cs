using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Streams;

/// <summary>Whoever cancels while a message is being read from the source, as any caller on another thread does, has a result of that message too.</summary>
public sealed class CanceledWhileReadingTests
{
    private const int CanceledAt = 3;

    [Theory]
    [InlineData("pro", false, false)]
    [InlineData("failover", false, false)]
    [InlineData("routing", false, false)]
    [InlineData("pro", true, false)]
    [InlineData("failover", true, false)]
    [InlineData("pro", false, true)]
    [InlineData("failover", true, true)]
    public async Task What_was_read_has_a_result(string name, bool hasJournal, bool hasGuards)
    {
        await using var server = RawServer.Answering("<response><status>0</status></response>");
        await using var services = Services(server.Address, hasJournal, hasGuards);
        using var canceling = new CancellationTokenSource();
        List<string> read = [];
        List<SmsSendResult> results = [];

        var sending = async () =>
        {
            await foreach (var result in services.GetRequiredService<ISmsGateways>().Get(name).SendManyAsync(Messages(), canceling.Token))
            {
                results.Add(result);
            }
        };

        await sending.Should().ThrowAsync<OperationCanceledException>();
        read.Should().HaveCount(CanceledAt);
        results.Select(static result => result.MessageId).Should().BeEquivalentTo(read);
        results.Single(static result => result.MessageId == $"m{CanceledAt}").Recipients[0].Should().BeEquivalentTo(new { Outcome = SmsOutcome.NotSent, Error = new { Code = SmsErrorCode.Canceled } });

        IEnumerable<SmsMessage> Messages()
        {
            for (var number = 1; ; number++)
            {
                read.Add($"m{number}");
                if (number is CanceledAt)
                {
                    canceling.Cancel();
                }

                yield return new SmsMessage("Hi", "+996550123456") { Id = $"m{number}" };
            }
        }
    }

    private static ServiceProvider Services(Uri address, bool hasJournal, bool hasGuards)
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("pro", options =>
            {
                (options.Login, options.Password, options.DefaultSender) = ("login", "passwd", "My-company");
                (options.Platform, options.BaseAddress) = (SmsProPlatform.Nikita, address);
            });
            sms.AddFailover("failover", "pro");
            sms.AddRouting("routing", static routes => routes.Otherwise("pro"));
            if (hasJournal)
            {
                sms.UseInMemoryJournal();
            }

            if (hasGuards)
            {
                sms.UseGuards(static guards => guards.MaxMessagesPerRecipient = 1000);
            }
        });
        return services.BuildServiceProvider();
    }
}

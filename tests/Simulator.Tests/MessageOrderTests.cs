namespace SmsGateways.Simulator.Tests;

/// <summary>Which status <c>/api/message</c> answers where several would do. The documents leave it open; here it is the lowest.</summary>
public sealed class MessageOrderTests : SimulatorFixture
{
    [Fact]
    public async Task Of_several_reasons_the_lowest_status_is_answered()
    {
        var account = Nikita.Account;
        await SendAsync(Nikita, Requests.Message);
        account.IsIpAllowed = false;
        account.Balance = 0;
        account.AllowedSenders = [];
        account.StopWords = ["SMS"];
        Nikita.BlocksWithNine = _ => true;
        var request = Requests.Message.WithId("-").WithPhones("1").WithTime("1").WithTest("1").Change("passwd", "password");
        List<int> statuses = [Status(await SendAsync(Nikita, request))];

        foreach (var mend in (Action[])
        [
            () => request = request.Change("<id>-</id>", "<id>A88726</id>"),
            () => request = request.Change("password", "passwd"),
            () => account.IsIpAllowed = true,
            () => account.Balance = 100,
            () => account.AllowedSenders = null,
            () => account.StopWords = [],
            () => request = request.Change("<phone>1</phone>", "<phone>996550123456</phone>"),
            () => request = request.Change("<time>1</time>", ""),
            () => Nikita.BlocksWithNine = null,
            () => request = request.Change("A88726", "A88727"),
            () => request = request.Change("<test>1</test>", ""),
        ])
        {
            mend();
            statuses.Add(Status(await SendAsync(Nikita, request)));
        }

        statuses.Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0);
    }
}

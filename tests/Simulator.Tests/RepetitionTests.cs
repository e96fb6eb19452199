namespace SmsGateways.Simulator.Tests;

/// <summary>When an id counts as repeated, where the documents leave it open.</summary>
public sealed class RepetitionTests : SimulatorFixture
{
    [Fact]
    public async Task A_refused_message_does_not_block_its_id_by_default()
    {
        await SendAsync(Nikita, Requests.Message.WithPhones("0550123456"));

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
    }

    [Fact]
    public async Task A_refused_message_blocks_its_id_where_the_platform_registers_refused_ids()
    {
        Nikita.RegistersRefusedIds = true;
        await SendAsync(Nikita, Requests.Message.WithPhones("0550123456"));

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(10);
        Nikita.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Spam_of_Biz_blocks_its_id_where_the_platform_registers_refused_ids()
    {
        Biz.RegistersRefusedIds = true;
        Biz.BlocksWithNine = _ => true;
        await SendAsync(Biz, Requests.Message);

        Biz.BlocksWithNine = null;
        Status(await SendAsync(Biz, Requests.Message)).Should().Be(10);
    }

    [Fact]
    public async Task A_test_blocks_its_id_where_the_platform_registers_refused_ids()
    {
        Nikita.RegistersRefusedIds = true;
        await SendAsync(Nikita, Requests.Message.WithTest("1"));

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(10);
    }

    [Fact]
    public async Task A_request_of_nobody_blocks_no_id()
    {
        Nikita.RegistersRefusedIds = true;
        await SendAsync(Nikita, Requests.Message.Change("passwd", "password"));

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
    }

    [Fact]
    public async Task A_repetition_that_comes_before_the_id_is_registered_is_sent_and_charged_again()
    {
        Nikita.IdRegistrationDelay = TimeSpan.FromSeconds(5);

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        Clock.Advance(TimeSpan.FromSeconds(4));
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(10);

        Nikita.Messages.Should().HaveCount(2);
        Nikita.Account.Balance.Should().Be(20123.12m - 2);
        (await AskAsync(Nikita, "dr", SmsProDocuments.NikitaReportQuestion)).Elements("phone").Should().ContainSingle();
    }

    [Fact]
    public async Task A_repetition_that_the_balance_no_longer_pays_for_is_answered_with_the_lower_status()
    {
        Nikita.Account.Balance = 1;

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(4);
        Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Two_accounts_have_ids_and_balances_of_their_own_and_both_platforms_too()
    {
        var other = Nikita.AddAccount("other", "secret");
        var othersMessage = Requests.Message.Change("<login>login", "<login>other").Change("<pwd>passwd", "<pwd>secret");

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        Status(await SendAsync(Nikita, othersMessage)).Should().Be(0);
        Status(await SendAsync(Biz, Requests.Message)).Should().Be(0);
        Status(await SendAsync(Biz, othersMessage)).Should().Be(2);

        Nikita.Messages.Select(message => message.Login).Should().Equal("login", "other");
        other.Balance.Should().Be(20122.12m);
        Status(await AskAsync(Nikita, "dr", SmsProDocuments.NikitaReportQuestion.Change("passwd", "secret"))).Should().Be(2);
    }

    [Fact]
    public async Task A_changed_password_holds_from_the_next_request_on()
    {
        Nikita.Account.Password = "changed";

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(2);
        Status(await SendAsync(Nikita, Requests.Message.Change("passwd", "changed"))).Should().Be(0);
        Nikita.Account.ToString().Should().NotContain("changed");
    }

    [Fact]
    public async Task Of_many_identical_requests_at_once_one_is_accepted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(Nikita, Requests.Message)));

        answers.Select(Status).Should().ContainSingle(status => status == 0).And.OnlyContain(status => status == 0 || status == 10);
        Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_many_identical_requests_at_once_one_is_accepted_while_the_clock_runs()
    {
        await using var running = await SmsSimulator.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => SendAsync(running.Nikita, Requests.Message)));

        answers.Select(Status).Should().ContainSingle(status => status == 0);
        running.Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Many_requests_at_once_never_spend_more_than_there_is()
    {
        Nikita.Account.Balance = 25;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => SendAsync(Nikita, Requests.Message.WithId($"Id{i}"))));

        answers.Select(Status).Count(status => status is 0).Should().Be(25);
        answers.Select(Status).Count(status => status is 4).Should().Be(75);
        Nikita.Account.Balance.Should().Be(0);
        Nikita.Requests.Should().HaveCount(100);
    }
}

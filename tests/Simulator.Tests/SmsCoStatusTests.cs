namespace SmsGateways.Simulator.Tests;

/// <summary><c>getstatus.php</c>: each row of the document's table of statuses, and the clock behind them.</summary>
public sealed class SmsCoStatusTests : SmsCoFixture
{
    [Theory]
    [InlineData(0, "Sent")]
    [InlineData(1, "Delivered")]
    [InlineData(2, "In process")]
    [InlineData(3, "Failed")]
    [InlineData(4, "Deleted")]
    [InlineData(5, "Expired")]
    [InlineData(6, "Rejected")]
    [InlineData(7, "Canceled")]
    [InlineData(8, "Unknown")]
    public async Task A_status_can_be_decided_and_is_the_line_of_the_table_or_its_number_or_its_word(int status, string word)
    {
        await AskAsync(SmsCoDocument.Send);
        SmsCo.SetStatus("123", status);
        Clock.Advance(TimeSpan.FromDays(1));

        (await AskAsync(SmsCoDocument.Status)).Should().Be($"{status} | {word}");
        SmsCo.StatusForm = SmsCoStatusForm.Number;
        (await AskAsync(SmsCoDocument.Status)).Should().Be($"{status}");
        SmsCo.StatusForm = SmsCoStatusForm.Word;
        (await AskAsync(SmsCoDocument.Status)).Should().Be(word);
        SmsCo.Messages.Single().Status.Should().Be(status);
    }

    [Fact]
    public async Task A_message_moves_from_in_process_to_sent_to_delivered_with_the_clock()
    {
        await AskAsync(SmsCoDocument.Send);
        (await AskAsync(SmsCoDocument.Status)).Should().Be("2 | In process");

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("0 | Sent");

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("1 | Delivered");
        SmsCo.Messages.Single().Status.Should().Be(1);
    }

    [Fact]
    public async Task The_delays_can_be_others()
    {
        SmsCo.SendDelay = TimeSpan.Zero;
        SmsCo.DeliveryDelay = TimeSpan.FromMinutes(1);

        await AskAsync(SmsCoDocument.Send);
        (await AskAsync(SmsCoDocument.Status)).Should().Be("0 | Sent");
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("1 | Delivered");
    }

    [Fact]
    public async Task A_scheduled_message_is_in_process_until_its_time()
    {
        await AskAsync(SmsCoDocument.Schedule.Change("2012-10-01 12:30:00", "2010-09-21 22:00:57"));

        Clock.Advance(TimeSpan.FromSeconds(60));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("2 | In process");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("0 | Sent");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(SmsCoDocument.Status)).Should().Be("1 | Delivered");
    }

    [Fact]
    public async Task Statuses_are_decided_for_one_message_at_a_time()
    {
        await AskAsync(SmsCoDocument.Send);
        await AskAsync(SmsCoDocument.Send);

        SmsCo.SetStatus("124", 6);

        SmsCo.Messages.Select(message => message.Status).Should().Equal(2, 6);
    }

    [Theory]
    [InlineData("122")]
    [InlineData("0123")]
    [InlineData("123,123")]
    [InlineData("abc")]
    public async Task An_id_that_is_nobodys_gets_the_general_error(string id)
    {
        await AskAsync(SmsCoDocument.Send);

        (await AskAsync(SmsCoDocument.Status.Change("mes_id=123", $"mes_id={id}"))).Should().Be("2904");
    }

    [Fact]
    public async Task A_status_can_be_asked_for_with_a_form()
    {
        await AskAsync(SmsCoDocument.Send);
        using var form = new FormUrlEncodedContent([new("username", "test"), new("password", "test"), new("mes_id", "123")]);

        using var answer = await Http.PostAsync(new Uri(SmsCo.BaseAddress, "components/com_smsreseller/getstatus.php"), form);

        (await answer.Content.ReadAsStringAsync()).Should().Be("2 | In process");
    }

    [Fact]
    public async Task A_status_can_be_decided_of_accepted_messages_only()
    {
        SmsCo.Invoking(smsCo => smsCo.SetStatus("123", 1)).Should().Throw<ArgumentException>().WithMessage("*\"123\"*");

        await AskAsync(SmsCoDocument.Send);
        SmsCo.Invoking(smsCo => smsCo.SetStatus("123", -1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>Each limit at its value and one over, and its window.</summary>
public sealed class GuardLimitsTests
{
    [Fact]
    public async Task Only_allowed_prefixes_are_sent_to()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["+996", "7", "995599"]);

        (await guarded.SendAsync(Guarded.One)).Should().Be(SmsOutcome.Accepted);
        (await guarded.SendAsync("+79161234567")).Should().Be(SmsOutcome.Accepted);
        (await guarded.SendAsync(Guarded.Far)).Should().Be(SmsOutcome.Accepted);
        (await guarded.SendAsync("+995322123456")).Should().Be(SmsOutcome.Rejected);
        (await guarded.SendAsync("+99712345678")).Should().Be(SmsOutcome.Rejected);
        (await guarded.SendAsync("+17161234567")).Should().Be(SmsOutcome.Rejected, "the seven is not at the beginning");
        guarded.Recorder.Sent.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_recipient_gets_so_many_messages_within_the_window()
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerRecipient, o.RecipientWindow) = (3, TimeSpan.FromMinutes(10)));

        (await guarded.CountAcceptedAsync(2)).Should().Be(2);
        guarded.Clock.Advance(TimeSpan.FromMinutes(4));
        (await guarded.CountAcceptedAsync(5)).Should().Be(1);
        (await guarded.CountAcceptedAsync(1, Guarded.Other)).Should().Be(1, "another number has its own count");

        guarded.Clock.Advance(TimeSpan.FromMinutes(6) - TimeSpan.FromTicks(1));
        (await guarded.CountAcceptedAsync(1)).Should().Be(0);
        guarded.Clock.Advance(TimeSpan.FromTicks(1));
        (await guarded.CountAcceptedAsync(5)).Should().Be(2, "the first two are over, the third is not");
        guarded.Clock.Advance(TimeSpan.FromMinutes(4));
        (await guarded.CountAcceptedAsync(5)).Should().Be(1);
    }

    [Theory]
    [InlineData(7, "+996550199999", "+996550200000")]
    [InlineData(3, "+996999999999", "+997550123456")]
    [InlineData(15, Guarded.One, Guarded.Other)]
    public async Task Numbers_of_one_prefix_get_so_many_messages_together(int length, string same, string other)
    {
        using var guarded = new Guarded(o => (o.MaxMessagesPerPrefix, o.PrefixWindow, o.PrefixLength) = (2, TimeSpan.FromHours(1), length));

        (await guarded.CountAcceptedAsync(1)).Should().Be(1);
        (await guarded.CountAcceptedAsync(2, same)).Should().Be(1);
        (await guarded.CountAcceptedAsync(3, other)).Should().Be(2);
        guarded.Clock.Advance(TimeSpan.FromHours(1));
        (await guarded.CountAcceptedAsync(3)).Should().Be(2);
    }

    [Fact]
    public async Task A_number_shorter_than_a_prefix_is_a_prefix_by_itself()
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerPrefix, o.PrefixLength) = (1, 10));

        (await guarded.SendAsync("+6834567")).Should().Be(SmsOutcome.Accepted);
        (await guarded.SendAsync("+6834568")).Should().Be(SmsOutcome.Accepted);
        (await guarded.SendAsync("+6834567")).Should().Be(SmsOutcome.Rejected);
    }

    [Theory]
    [InlineData(306, SmsOutcome.Accepted)]
    [InlineData(307, SmsOutcome.Rejected)]
    [InlineData(100_000, SmsOutcome.Rejected)]
    public async Task A_text_has_so_many_parts(int length, SmsOutcome outcome)
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerMessage = 2);

        (await guarded.SendAsync(text: new('a', length))).Should().Be(outcome);
        guarded.Recorder.Sent.Count.Should().Be(outcome is SmsOutcome.Accepted ? 1 : 0);
    }

    [Theory]
    [InlineData(80, true, SmsOutcome.Accepted, 1)]
    [InlineData(80, false, SmsOutcome.Rejected, 2)]
    [InlineData(160, true, SmsOutcome.Rejected, 2)]
    public async Task The_parts_are_those_of_the_simplified_text(int length, bool simplify, SmsOutcome outcome, int parts)
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerMessage = 1);
        var message = new SmsMessage("“" + new string('a', length), Guarded.One) { Simplify = simplify ? new() : null };

        var row = (await guarded.Gateway.SendAsync(message)).Recipients[0];

        row.Outcome.Should().Be(outcome);
        (row.PredictedParts ?? parts).Should().Be(parts);
    }

    [Fact]
    public async Task Line_ends_count_as_they_are_sent()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerMessage = 1);

        (await guarded.SendAsync(text: new string('a', 159) + "\r\n")).Should().Be(SmsOutcome.Accepted);
    }

    [Fact]
    public async Task So_many_parts_go_out_in_an_hour_over_all_gateways()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerHour = 7, static sms => sms.AddGateway("second", static _ => new Recorder("second")));
        var twoParts = new SmsMessage(new string('a', 161), Guarded.One, Guarded.Other, Guarded.Far);

        (await guarded.Gateway.SendAsync(twoParts)).AllAccepted.Should().BeTrue();
        (await guarded.Get("second").SendAsync(twoParts)).Recipients.Should().OnlyContain(static row => row.Outcome == SmsOutcome.Rejected);
        (await guarded.Get("second").SendAsync(new("Hi", Guarded.One))).AllAccepted.Should().BeTrue();
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected);

        guarded.Clock.Advance(TimeSpan.FromHours(1));
        (await guarded.Gateway.SendAsync(twoParts)).AllAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_no_text_counts_as_one_part_and_what_cannot_be_measured_by_its_length()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerHour = 4);

        (await guarded.Gateway.SendAsync(new(new SmsBinary(new byte[500]), Guarded.One))).AllAccepted.Should().BeTrue();
        (await guarded.SendAsync(text: new string('a', 200) + '\u001B')).Should().Be(SmsOutcome.Accepted, "to refuse an escape is the gateway's affair");
        (await guarded.CountAcceptedAsync(2)).Should().Be(1);
    }

    [Fact]
    public async Task A_number_that_is_listed_twice_counts_once_and_has_two_rows()
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerRecipient, o.MaxPartsPerHour) = (1, 2));

        var result = await guarded.Gateway.SendAsync(new("Hi", Guarded.One, Guarded.Other, Guarded.One));
        result.Recipients.Select(static row => row.Outcome).Should().AllBeEquivalentTo(SmsOutcome.Accepted).And.HaveCount(3);

        var again = await guarded.Gateway.SendAsync(new("Hi", Guarded.One, Guarded.One));
        again.Recipients.Select(static row => row.Outcome).Should().AllBeEquivalentTo(SmsOutcome.Rejected).And.HaveCount(2);
    }

    [Fact]
    public async Task Recipients_that_pass_are_sent_to_and_the_rows_are_in_order()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"]);
        var message = new SmsMessage("Hi", Guarded.Far, Guarded.One, Guarded.Far, Guarded.Other, Guarded.One) { Id = "m1" };

        var result = await guarded.Gateway.SendAsync(message);

        result.Message.Should().Be(message);
        result.Message!.Trail.Should().BeNull();
        result.MessageId.Should().Be("m1");
        result.Recipients.Select(static row => row.To).Should().Equal(message.To);
        result.Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.Accepted);
        guarded.Recorder.Sent.Should().ContainSingle().Which.To.Should().Equal(message.To.Where(static to => to.ToString() != Guarded.Far));
    }

    [Theory]
    [InlineData(SmsOutcome.NotSent, 0)]
    [InlineData(SmsOutcome.Unknown, 1)]
    [InlineData(SmsOutcome.Rejected, 1)]
    [InlineData(SmsOutcome.Accepted, 1)]
    public async Task Only_what_was_provably_not_sent_is_given_back(SmsOutcome outcome, int counted)
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerRecipient, o.MaxMessagesPerPrefix, o.MaxPartsPerHour) = (1, 2, 2));
        guarded.Recorder.Outcome = to => to.ToString() == Guarded.Other ? outcome : SmsOutcome.Accepted;

        await guarded.Gateway.SendAsync(new("Hi", Guarded.One, Guarded.Other));

        guarded.Recorder.Outcome = static _ => SmsOutcome.Accepted;
        (await guarded.CountAcceptedAsync(1)).Should().Be(0);
        (await guarded.CountAcceptedAsync(2, Guarded.Other)).Should().Be(1 - counted);
    }

    [Fact]
    public async Task A_message_that_waits_for_its_turn_counts_from_when_it_left()
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerRecipient, o.RecipientWindow) = (1, TimeSpan.FromMinutes(1)));
        var leaving = new TaskCompletionSource();
        guarded.Recorder.Sending = (_, _) => leaving.Task;
        var first = guarded.SendAsync();

        guarded.Clock.Advance(TimeSpan.FromMinutes(5));
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected, "the first is still under way");
        leaving.SetResult();
        await first;

        guarded.Clock.Advance(TimeSpan.FromSeconds(59));
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected);
        guarded.Clock.Advance(TimeSpan.FromSeconds(1));
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Accepted);
    }

    [Fact]
    public async Task A_resubmission_counts_and_is_unknown_where_it_is_refused()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 2);
        var message = new SmsMessage("Hi", Guarded.One) { Id = "m1" };

        await guarded.Gateway.SendAsync(message);
        (await guarded.Gateway.SendAsync(message with { IsResubmission = true })).AllAccepted.Should().BeTrue();
        var refused = (await guarded.Gateway.SendAsync(message with { IsResubmission = true })).Recipients[0];

        refused.Outcome.Should().Be(SmsOutcome.Unknown, "the earlier run may have sent it");
        refused.Error!.Code.Should().Be(SmsErrorCode.PolicyLimit);
        guarded.Recorder.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_refusal_says_which_limit_and_what_to_do_and_never_whom_or_what()
    {
        using var guarded = new Guarded(static o =>
        {
            o.AllowedPrefixes = ["996", "995"];
            (o.MaxMessagesPerRecipient, o.MaxMessagesPerPrefix, o.MaxPartsPerMessage, o.MaxPartsPerHour) = (1, 2, 3, 4);
        });
        await guarded.SendAsync();
        var errors = new List<SmsError>();

        await AddAsync("+12125550123", "Hi");
        await AddAsync(Guarded.One, "Hi");
        await AddAsync(Guarded.Far, new('a', 460));
        await guarded.SendAsync(Guarded.Other);
        await AddAsync("+996550199999", "Hi");
        await AddAsync(Guarded.Far, new('a', 459));

        errors.Should().OnlyContain(static error => error.Code == SmsErrorCode.PolicyLimit && error.ProviderCode == null && error.ProviderText == null);
        errors.Select(static error => error.Scope).Should().Equal(SmsErrorScope.Recipient, SmsErrorScope.Recipient, SmsErrorScope.Content, SmsErrorScope.Recipient, SmsErrorScope.Recipient);
        errors.Select(static error => error.Detail).Should().SatisfyRespectively(
            static detail => detail.Should().StartWith("AllowedPrefixes (2 of them) has none that fits the recipient: add"),
            static detail => detail.Should().StartWith("MaxMessagesPerRecipient is 1 in 00:10:00, ").And.Contain("send later"),
            static detail => detail.Should().Be("MaxPartsPerMessage is 3, and the text needs 4: make it shorter, or raise the limit."),
            static detail => detail.Should().StartWith("MaxMessagesPerPrefix is 2 in 00:10:00 for numbers that share 7 digits, "),
            static detail => detail.Should().StartWith("MaxPartsPerHour is 4, "));
        errors.Should().AllSatisfy(static error => error.ToString().Should().NotContainAny("996", "995", "1234", "212", "aaa", "Hi "));

        async Task AddAsync(string to, string text) => errors.Add((await guarded.Gateway.SendAsync(new(text, to))).Recipients[0].Error!);
    }

    [Fact]
    public async Task What_is_over_is_forgotten()
    {
        using var guarded = new Guarded(static o => (o.MaxMessagesPerRecipient, o.MaxMessagesPerPrefix, o.MaxPartsPerHour) = (1, 10_000, 10_000));
        for (var i = 0; i < 5000; i++)
        {
            await guarded.SendAsync($"+99655{1_000_000 + i}");
        }

        guarded.Keys.Should().Be(5000 + 1 + 1);
        guarded.Clock.Advance(TimeSpan.FromHours(1));
        await guarded.SendAsync();
        guarded.Keys.Should().Be(3);
    }
}

namespace SmsGateways.Tests.Chaos;

/// <summary>Every rule finds what it is there for, in books that are wrong on purpose; and finds nothing in books that are right.</summary>
public sealed class InvariantsTests
{
    private readonly ChaosSettings _settings = new() { Messages = 20, RecipientsPerMessage = 2, FaultRate = 0.3, RefusedConnectRate = 1 / 8d };
    private readonly Ledger _ledger;
    private readonly Journal _journal;

    public InvariantsTests()
    {
        _ledger = new(_settings);
        _journal = new(_settings);

        for (var message = 0; message < _settings.Messages; message++)
        {
            _journal.OnStart(message);
            _ledger.OnSubmission(message, 2 * message);
            for (var slot = 2 * message; slot < (2 * message) + 2; slot++)
            {
                _ledger.Send(message, slot);
                _journal.OnOutcome(slot, SmsOutcome.Accepted);
            }
        }
    }

    [Fact]
    public void Nothing_is_wrong_with_right_books() => Check().Should().BeEmpty();

    [Fact]
    public void An_unknown_outcome_is_right_whether_it_was_sent_or_not()
    {
        _journal.OnOutcome(7, SmsOutcome.Unknown);

        Check().Should().BeEmpty();
    }

    [Fact]
    public void I1_finds_who_got_a_message_twice_and_tells_the_case()
    {
        _ledger.Send(3, 7);

        Check().Should().ContainSingle(static violation => violation.Rule == Rule.I1 && violation.Count == 1).Which.Message
            .Should().Contain("m3 to 996500000007: 2 SMS, told Accepted").And.Contain("Seed 20260101");
    }

    [Fact]
    public void I2_finds_who_is_accepted_and_got_nothing() => Check(new(_settings), _journal).Should().Equal((Rule.I2, 40));

    [Theory]
    [InlineData(SmsOutcome.Rejected)]
    [InlineData(SmsOutcome.NotSent)]
    public void I3_and_I4_find_who_got_a_message_that_is_said_not_to_be_sent(SmsOutcome outcome)
    {
        _journal.OnOutcome(7, outcome);

        Check(_ledger, _journal).Should().Equal((Rule.I3, 1), (Rule.I4, 1));
    }

    [Fact]
    public void I5_finds_what_was_not_accepted_although_nothing_went_wrong()
    {
        _journal.OnOutcome(7, SmsOutcome.Unknown);

        Check(_ledger, _journal, _settings with { FaultRate = 0, RefusedConnectRate = 0 }).Should().Equal((Rule.I5, 1));
    }

    [Fact]
    public void I6_finds_missing_outcomes_complaints_and_strays()
    {
        var journal = new Journal(_settings);
        for (var message = 0; message < _settings.Messages; message++)
        {
            journal.OnStart(message);
        }

        journal.OnComplaint(3, "3 outcomes for 2 recipients");
        _ledger.OnStray("'hello' is no text of a message.");

        Check(_ledger, journal).Where(static violation => violation.Rule is Rule.I6).Should().Equal((Rule.I6, 40), (Rule.I6, 1), (Rule.I6, 1));
    }

    [Fact]
    public void I6_finds_a_text_at_the_wrong_person() => FluentActions.Invoking(() => _ledger.Send(3, 8)).Should().Throw<FormatException>().WithMessage("*'m3'*996500000008*");

    [Fact]
    public void I7_finds_what_arrived_after_its_deadline()
    {
        Thread.Sleep(60); // More than the grace.
        _ledger.OnArrival(3);

        Check(_ledger, _journal, _settings with { Deadline = TimeSpan.FromMilliseconds(1) }).Should().Contain((Rule.I7, 1));
        Check().Should().BeEmpty("the same books are right where the deadline is a long way off");
    }

    [Fact]
    public void I8_finds_one_message_that_goes_round_in_circles_and_many_that_do_so_a_little()
    {
        for (var i = 0; i <= Invariants.MostRequestsPerRequest * _settings.RequestsPerMessage; i++)
        {
            _ledger.OnArrival(3);
        }

        for (var i = 0; i < 100; i++)
        {
            _ledger.OnArrival(i % 20);
        }

        Check(_ledger, _journal).Select(static violation => violation.Rule).Should().Equal(Rule.I8, Rule.I8);
    }

    [Fact]
    public void I9_finds_connections_that_outlive_their_client()
        => Invariants.Check(CreateBooks(_ledger, _journal, _settings) with { OpenConnections = 2 }).Should().ContainSingle(static violation => violation.Rule == Rule.I9);

    [Fact]
    public void I10_finds_that_nobody_is_sent_to_any_more()
    {
        var journal = new Journal(_settings);
        for (var slot = 0; slot < _settings.Recipients; slot++)
        {
            journal.OnStart(slot / 2);
            journal.OnOutcome(slot, slot < 37 ? SmsOutcome.Accepted : SmsOutcome.NotSent);
        }

        Check(_ledger, journal).Should().Contain((Rule.I10, 3));
    }

    private static IEnumerable<(Rule Rule, long Count)> Check(Ledger ledger, Journal journal, ChaosSettings settings)
        => Invariants.Check(CreateBooks(ledger, journal, settings)).Select(static violation => (violation.Rule, violation.Count));

    private static Books CreateBooks(Ledger ledger, Journal journal, ChaosSettings settings) => new(settings, new(settings), ledger, journal);

    private IEnumerable<(Rule Rule, long Count)> Check(Ledger ledger, Journal journal) => Check(ledger, journal, _settings);

    private IReadOnlyList<Violation> Check() => Invariants.Check(CreateBooks(_ledger, _journal, _settings));
}

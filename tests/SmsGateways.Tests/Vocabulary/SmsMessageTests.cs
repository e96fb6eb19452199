namespace SmsGateways.Tests.Vocabulary;

public sealed class SmsMessageTests
{
    private static readonly PhoneNumber First = PhoneNumber.Parse("+996550123456");
    private static readonly PhoneNumber Second = PhoneNumber.Parse("+995555123457");

    public static TheoryData<string, SmsMessage> Ways => new()
    {
        { "text, strings", new("Hi", "+996550123456", "00995555123457") },
        { "text, numbers", new("Hi", First, Second) },
        { "text, array of strings", new("Hi", new[] { "+996550123456", "+995555123457" }) },
        { "text, list of numbers", new("Hi", new List<PhoneNumber> { First, Second }) },
        { "text, query", new("Hi", new[] { First, Second }.Where(static _ => true)) },
        { "content, strings", new(new SmsText("Hi"), "+996550123456", "+995555123457") },
        { "content, numbers", new(new SmsText("Hi"), First, Second) },
        { "content, query of strings", new(new SmsText("Hi"), new[] { "+996550123456", "+995555123457" }.Where(static _ => true)) },
        { "text, property", new("Hi") { To = [First, Second] } },
        { "content, property", new(new SmsText("Hi")) { To = [First, Second] } },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void All_ways_to_create_a_message_give_the_same(string way, SmsMessage message)
    {
        var expected = new SmsMessage("Hi", First, Second);

        message.Should().Be(expected, way);
        message.GetHashCode().Should().Be(expected.GetHashCode(), way);
        message.To.Should().Equal(First, Second);
    }

    [Fact]
    public void Nothing_is_set_that_was_not_said()
    {
        var message = new SmsMessage("Hi");

        message.Id.Should().BeNull();
        message.To.Should().BeEmpty();
        message.From.Should().BeNull();
        message.SendAt.Should().BeNull();
        message.ValidFor.Should().BeNull();
        message.Deadline.Should().BeNull();
        message.OnUnknown.Should().Be(SmsOnUnknown.AtMostOnce);
        message.IsResubmission.Should().BeFalse();
        message.Simplify.Should().BeNull();
        message.ProviderOptions.Should().BeEmpty();
    }

    [Fact]
    public void Null_is_refused_everywhere_it_means_nothing()
    {
        var mistakes = new Action[]
        {
            () => _ = new SmsMessage((string)null!),
            () => _ = new SmsMessage((SmsContent)null!),
            () => _ = new SmsMessage((string)null!, First),
            () => _ = new SmsMessage((SmsContent)null!, "+996550123456"),
            () => _ = new SmsMessage("Hi", (IEnumerable<string>)null!),
            () => _ = new SmsMessage("Hi", (IEnumerable<PhoneNumber>)null!),
            () => _ = new SmsMessage(new SmsSilent(), (IEnumerable<string>)null!),
            () => _ = new SmsMessage(new SmsSilent(), (IEnumerable<PhoneNumber>)null!),
            () => _ = new SmsMessage("Hi") { To = null! },
            () => _ = new SmsMessage("Hi") { Content = null! },
            () => _ = new SmsMessage("Hi") { ProviderOptions = null! },
        };

        mistakes.Should().AllSatisfy(static mistake => mistake.Should().Throw<ArgumentNullException>());
    }

    [Theory]
    [InlineData(0, "0550123456", "+996550123456", "+996550123457")]
    [InlineData(1, "+996550123456", "0550123456", "+996550123457")]
    [InlineData(2, "+996550123456", "+996550123457", "0550123456")]
    [InlineData(1, "+996550123456", null, "+996550123457")]
    public void A_bad_recipient_is_named_by_its_index_and_not_quoted(int index, params string?[] to)
    {
        var byText = FluentActions.Invoking(() => new SmsMessage("Hi", to!)).Should().Throw<FormatException>().Which;
        var byContent = FluentActions.Invoking(() => new SmsMessage(new SmsSilent(), to!)).Should().Throw<FormatException>().Which;

        byText.Message.Should().StartWith($"Recipient {index} ").And.Be(byContent.Message);
        byText.ToString().Should().NotContain("550123");
    }

    [Fact]
    public void The_default_value_is_no_recipient()
    {
        FluentActions.Invoking(() => new SmsMessage("Hi", First, default)).Should().Throw<ArgumentException>().WithMessage("Recipient 1 *");
        FluentActions.Invoking(() => new SmsMessage(new SmsSilent(), default(PhoneNumber))).Should().Throw<ArgumentException>().WithMessage("Recipient 0 *");
        FluentActions.Invoking(() => new SmsMessage("Hi") { To = [default] }).Should().Throw<ArgumentException>().WithMessage("Recipient 0 *");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("ready\n4711")]
    [InlineData("ready\u007F")]
    public void An_id_that_says_nothing_is_refused(string id)
        => FluentActions.Invoking(() => new SmsMessage("Hi") { Id = id }).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Times_that_are_over_before_they_begin_are_refused(long ticks)
    {
        FluentActions.Invoking(() => new SmsMessage("Hi") { ValidFor = new(ticks) }).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("ValidFor");
        FluentActions.Invoking(() => new SmsMessage("Hi") { Deadline = new(ticks) }).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Deadline");
    }

    [Fact]
    public void A_deadline_longer_than_a_timer_can_wait_is_refused()
    {
        FluentActions.Invoking(() => new SmsMessage("Hi") { Deadline = TimeSpan.MaxValue }).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*3 days*");
        FluentActions.Invoking(() => new SmsMessage("Hi") { Deadline = TimeSpan.FromDays(3) + TimeSpan.FromTicks(1) }).Should().Throw<ArgumentOutOfRangeException>();
        new SmsMessage("Hi") { Deadline = TimeSpan.FromDays(3) }.Deadline.Should().Be(TimeSpan.FromDays(3));
        new SmsMessage("Hi") { Deadline = null, ValidFor = null }.Deadline.Should().BeNull();
    }

    [Fact]
    public void Lists_are_copied()
    {
        var to = new List<PhoneNumber> { First };
        var numbers = new[] { First };
        var options = new List<SmsProviderOptions> { new Extra("a") };
        var byProperty = new SmsMessage("Hi") { To = to, ProviderOptions = options };
        var byConstructor = new SmsMessage("Hi", numbers);

        to.Add(Second);
        options.Clear();
        numbers[0] = Second;

        byProperty.To.Should().Equal(First);
        byProperty.ProviderOptions.Should().Equal(new Extra("a"));
        byConstructor.To.Should().Equal(First);
    }

    [Fact]
    public void A_sequence_of_recipients_is_read_once()
    {
        var reads = 0;
        _ = new SmsMessage("Hi", Read());
        reads.Should().Be(1);

        IEnumerable<string> Read()
        {
            reads++;
            yield return "+996550123456";
        }
    }

    [Fact]
    public void A_copy_with_one_change_leaves_the_original_alone()
    {
        var message = Full();

        var again = message with { IsResubmission = true };

        message.IsResubmission.Should().BeFalse();
        again.Should().NotBe(message);
        (again with { IsResubmission = false }).Should().Be(message);
        FluentActions.Invoking(() => message with { To = [default] }).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Every_property_counts_in_equality()
    {
        var message = Full();
        var others = new Dictionary<string, SmsMessage>
        {
            [nameof(SmsMessage.Id)] = message with { Id = "other" },
            [nameof(SmsMessage.Content)] = message with { Content = new SmsText("Hi") { Flash = true } },
            [nameof(SmsMessage.To)] = message with { To = [Second, First] },
            [nameof(SmsMessage.From)] = message with { From = "Other" },
            [nameof(SmsMessage.SendAt)] = message with { SendAt = message.SendAt!.Value.AddSeconds(1) },
            [nameof(SmsMessage.ValidFor)] = message with { ValidFor = null },
            [nameof(SmsMessage.Deadline)] = message with { Deadline = TimeSpan.FromSeconds(5) },
            [nameof(SmsMessage.OnUnknown)] = message with { OnUnknown = SmsOnUnknown.AtLeastOnce },
            [nameof(SmsMessage.IsResubmission)] = message with { IsResubmission = true },
            [nameof(SmsMessage.Simplify)] = message with { Simplify = SmsSimplification.Default },
            [nameof(SmsMessage.ProviderOptions)] = message with { ProviderOptions = [new Extra("b")] },
        };

        others.Keys.Should().BeEquivalentTo(typeof(SmsMessage).GetProperties().Select(static property => property.Name));
        others.Should().AllSatisfy(other => other.Value.Should().NotBe(message, other.Key));
        Full().Should().Be(message).And.NotBeSameAs(message);
        Full().GetHashCode().Should().Be(message.GetHashCode());
        (message with { To = [First] }).Should().NotBe(message);
        message.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void What_a_log_shows_has_no_text_and_no_number()
    {
        Full().ToString().Should().Be("SmsMessage ready-4711: SmsText (2 characters) to +996*******56 and 1 more");
        new SmsMessage("x", Second).ToString().Should().Be("SmsMessage: SmsText (1 character) to +995*******57");
        new SmsMessage(new SmsSilent()).ToString().Should().Be("SmsMessage: SmsSilent to nobody");
    }

    private static SmsMessage Full() => new("Hi", First, Second)
    {
        Id = "ready-4711",
        From = "MyShop",
        SendAt = new(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(6)),
        ValidFor = TimeSpan.FromHours(1),
        Deadline = TimeSpan.FromSeconds(30),
        ProviderOptions = [new Extra("a")],
    };

    private sealed record Extra(string Value) : SmsProviderOptions;
}

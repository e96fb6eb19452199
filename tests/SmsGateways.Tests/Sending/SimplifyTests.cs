using SmsGateways.Sending;
using SmsGateways.Sending.Journal;
using SmsGateways.Simulator;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>What a message allows is substituted in what is sent, and nowhere else.</summary>
public sealed class SimplifyTests : IAsyncLifetime
{
    private static readonly string Quoted = "“" + new string('a', 100) + "”\r\n";
    private static readonly string Plain = "\"" + new string('a', 100) + "\"\n";
    private static readonly SmsMessage Message = new(Quoted, "+996550123456");

    private SmsSimulator _simulator = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SmsSimulator.StartAsync();
        _gateway = TestGateway.SmsPro(_simulator.Nikita.BaseAddress);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task The_provider_gets_the_simplified_text_and_the_caller_the_message_back()
    {
        var result = await _gateway.Gateway.SendAsync(Message with { Simplify = SmsSimplification.Default });

        result.Recipients[0].Should().Match<SmsRecipientResult>(static row => row.Outcome == SmsOutcome.Accepted && row.PredictedParts == 1 && row.Parts == 1);
        ((SmsText)result.Message!.Content).Text.Should().Be(Quoted);
        _simulator.Nikita.Messages.Should().ContainSingle().Which.Text.Should().Be(Plain);
    }

    [Fact]
    public async Task A_message_in_a_stream_is_simplified_alike()
    {
        var results = await _gateway.Gateway.SendManyAsync([Message with { Simplify = SmsSimplification.Default }, Message]).ToListAsync();

        results.Select(static result => result.Recipients[0].PredictedParts).Should().BeEquivalentTo([1, 2]);
        _simulator.Nikita.Messages.Select(static message => message.Text).Should().BeEquivalentTo(Plain, Quoted.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_with_its_place_in_the_callers_text()
    {
        var row = (await _gateway.Gateway.SendAsync(Message with { Content = new SmsText(Quoted + "\u001B"), Simplify = new() })).Recipients[0];

        (row.Outcome, row.Error!.Code).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidText));
        row.Error.Detail.Should().Contain("U+001B at index 104");
    }

    [Fact]
    public void A_journal_tells_the_ways_to_simplify_apart_and_knows_what_it_knew()
    {
        var message = new SmsMessage("Hi", "+996550123456");
        SmsMessage[] different =
        [
            message,
            message with { Simplify = new() },
            message with { Simplify = new() { Substitutions = SmsSubstitutions.Brackets } },
            message with { Simplify = new() { Transliterations = [SmsTransliteration.Georgian] } },
            message with { Simplify = new() { Transliterations = [SmsTransliteration.Georgian, SmsTransliteration.Kyrgyz] } },
        ];

        different.Select(ContentFingerprint.Of).Should().OnlyHaveUniqueItems();
        different.Should().OnlyHaveUniqueItems();
        ContentFingerprint.Of(message with { Simplify = new() }).Should().Be(ContentFingerprint.Of(different[1]));
        ContentFingerprint.Of(message).Should().Be(7423176778945718110, "journals are kept over versions");
    }

    [Fact]
    public void A_notification_and_the_fallback_of_viber_are_simplified_too()
    {
        var notification = Message with { Content = new SmsNotification(Quoted), Simplify = new() };
        var viber = Message with { Content = new SmsViber(Quoted) { Fallback = new(Quoted) { Flash = true } }, Simplify = new() };

        TextCheck.Simplify(notification, static (text, how) => SmsEncoder.Simplify(text, how)).Content.Should().Be(new SmsNotification(Plain));
        TextCheck.Simplify(viber, static (text, how) => SmsEncoder.Simplify(text, how)).Content
            .Should().Be(new SmsViber(Quoted) { Fallback = new(Plain) { Flash = true } });
    }
}

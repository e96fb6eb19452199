using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace SmsGateways.Tests.Conformance;

/// <summary>What cannot be sent is refused by name, and before any byte.</summary>
public abstract partial class ProviderConformance
{
    public static TheoryData<int> KindIndexes => [.. Enumerable.Range(0, ProviderSide.AllKinds.Count)];

    [Theory]
    [MemberData(nameof(KindIndexes))]
    public async Task A_kind_of_content_is_sent_or_refused_by_name(int index)
    {
        var content = ProviderSide.AllKinds[index];
        await using var simulator = await side.StartSimulatorAsync();
        await using var gateway = Start(simulator.Address);

        var row = (await gateway.SendAsync(new SmsMessage(content, Phone))).Recipients[0];

        if (side.CanSend(content))
        {
            row.Outcome.Should().Be(SmsOutcome.Accepted, $"{side.Title} sends {content}, and says {row.Error}");
            simulator.Accepted.Should().ContainSingle();
        }
        else
        {
            (row.Outcome, row.Error!.Code).Should().Be((SmsOutcome.Rejected, SmsErrorCode.Unsupported));
            row.Error.Detail.Should().ContainAny(side.Provider, side.Title);
            simulator.Accepted.Should().BeEmpty();
        }
    }

    // Escaped: a test runner would put U+FFFD in the place of a lone surrogate.
    public static TheoryData<string, string> UnsendableTexts => new()
    {
        { @"12\0 34", "2" },
        { @"a\u001B", "1" },
        { @"lone \uD83D", "5" },
        { @"\uDE00 lone", "0" },
        { @"abc\uFFFF", "3" },
    };

    [Theory]
    [MemberData(nameof(UnsendableTexts))]
    public async Task A_text_that_cannot_arrive_is_refused_with_its_index(string text, string index)
    {
        await using var server = Accepting();
        await using var gateway = Start(server.Address);

        var row = (await gateway.SendAsync(new SmsMessage(Regex.Unescape(text), Phone))).Recipients[0];

        (row.Outcome, row.Error!.Code, row.Error.Scope).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content));
        row.Error.Detail.Should().Contain(index).And.NotContain("lone");
        server.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        await using var server = Accepting();
        await using var gateway = Start(server.Address);

        var row = (await gateway.SendAsync(new SmsMessage(new string('a', side.TextLength + 1 ?? 40_000), Phone))).Recipients[0];

        (row.Outcome, row.Error!.Code).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidText));
        server.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sender_that_does_not_fit_is_refused()
    {
        await using var server = Accepting();
        await using var gateway = Start(server.Address);

        var row = (await gateway.SendAsync(new SmsMessage("Hello", Phone) { From = "TwelveLetter" })).Recipients[0];

        (row.Outcome, row.Error!.Code, row.Error.Scope).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway));
        server.Ledger.Should().BeEmpty();
    }

    [Fact]
    public void All_mistakes_of_an_account_are_told_at_once()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => side.Add(sms, "one", new("", ""), options =>
        {
            options.BaseAddress = new("ftp://example.com/");
            options.AttemptTimeout = TimeSpan.Zero;
            options.MaxConcurrentRequests = 0;
        }));
        using var provider = services.BuildServiceProvider();

        var thrown = provider.Invoking(p => p.GetRequiredService<ISmsGateway>()).Should().Throw<Exception>().Which;

        thrown.Message.Should().ContainAll("'one'", nameof(SmsGatewayOptions.BaseAddress), nameof(SmsGatewayOptions.AttemptTimeout), nameof(SmsGatewayOptions.MaxConcurrentRequests), "missing");
    }
}

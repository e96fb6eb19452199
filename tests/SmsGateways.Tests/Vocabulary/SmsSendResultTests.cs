namespace SmsGateways.Tests.Vocabulary;

public sealed class SmsSendResultTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+996550123456");

    public static TheoryData<SmsOutcome[], Type?> Outcomes => new()
    {
        { [SmsOutcome.Accepted], null },
        { [SmsOutcome.Accepted, SmsOutcome.Accepted], null },
        { [], typeof(SmsSendException) },
        { [SmsOutcome.Rejected], typeof(SmsSendException) },
        { [SmsOutcome.NotSent], typeof(SmsSendException) },
        { [SmsOutcome.Accepted, SmsOutcome.Rejected], typeof(SmsSendException) },
        { [SmsOutcome.Unknown], typeof(SmsOutcomeUnknownException) },
        { [SmsOutcome.Accepted, SmsOutcome.Unknown], typeof(SmsOutcomeUnknownException) },
        { [SmsOutcome.Rejected, SmsOutcome.NotSent, SmsOutcome.Unknown], typeof(SmsOutcomeUnknownException) },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Only_all_accepted_is_accepted_and_one_unknown_makes_all_unknown(SmsOutcome[] outcomes, Type? exception)
    {
        var result = Result(outcomes);

        result.AllAccepted.Should().Be(exception is null);
        if (exception is null)
        {
            result.EnsureAccepted().Should().BeSameAs(result);
            return;
        }

        var thrown = FluentActions.Invoking(result.EnsureAccepted).Should().Throw<SmsSendException>().Which;
        thrown.Should().BeOfType(exception);
        thrown.Result.Should().BeSameAs(result);
    }

    [Fact]
    public void What_was_forgotten_is_unknown()
    {
        new SmsSendResult().AllAccepted.Should().BeFalse();
        default(SmsOutcome).Should().Be(SmsOutcome.Unknown);
        default(SmsErrorScope).Should().Be(SmsErrorScope.Unspecified);
        default(SmsEvidence).Should().Be(SmsEvidence.None);
        default(SmsOnUnknown).Should().Be(SmsOnUnknown.AtMostOnce);
        default(SmsErrorCode).Should().Be(SmsErrorCode.Other);
    }

    [Fact]
    public void Results_are_compared_by_value()
    {
        var result = Result(SmsOutcome.Accepted, SmsOutcome.Rejected);

        result.Should().Be(Result(SmsOutcome.Accepted, SmsOutcome.Rejected));
        result.GetHashCode().Should().Be(Result(SmsOutcome.Accepted, SmsOutcome.Rejected).GetHashCode());
        result.Should().NotBe(Result(SmsOutcome.Rejected, SmsOutcome.Accepted));
        result.Should().NotBe(result with { MessageId = "other" });
        result.Should().NotBe(result with { Message = null });
        result.Equals(null).Should().BeFalse();
        FluentActions.Invoking(() => new SmsSendResult { Recipients = null! }).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Every_property_of_a_row_counts_in_equality()
    {
        var error = new SmsError(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "5", "Bad sender");
        var row = new SmsRecipientResult(Number, SmsOutcome.Rejected) { Error = error };

        row.Should().Be(new SmsRecipientResult(Number, SmsOutcome.Rejected) { Error = error with { } });
        row.Should().NotBe(row with { Gateway = "a" });
        row.Should().NotBe(row with { ProviderMessageId = "a" });
        row.Should().NotBe(row with { Parts = 1 });
        row.Should().NotBe(row with { PredictedParts = 1 });
        row.Should().NotBe(row with { Evidence = SmsEvidence.Journal });
        row.Should().NotBe(row with { MayBeDuplicate = true });
        row.Should().NotBe(row with { Error = error with { Detail = "a" } });
        row.Should().NotBe(row with { Error = error with { ProviderText = null } });
        row.Should().NotBe(row with { Error = error with { ProviderCode = "6" } });
    }

    [Fact]
    public void What_a_log_shows_has_no_number_and_none_of_the_providers_words()
    {
        var error = new SmsError(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "5", "no route to 996550123456");

        error.ToString().Should().Be("InvalidSender (Gateway), provider code 5");
        (error with { ProviderCode = null, Detail = "Set one." }).ToString().Should().Be("InvalidSender (Gateway): Set one.");
        new SmsRecipientResult(Number, SmsOutcome.Rejected) { Gateway = "nikita", Error = error }.ToString()
            .Should().Be("+996*******56 Rejected by nikita: InvalidSender (Gateway), provider code 5");
        new SmsRecipientResult(Number, SmsOutcome.Accepted).ToString().Should().Be("+996*******56 Accepted");
        Result(SmsOutcome.Unknown, SmsOutcome.Accepted, SmsOutcome.Accepted).ToString().Should().Be("SmsSendResult ready-4711: 2 Accepted, 1 Unknown");
        new SmsSendResult().ToString().Should().Be("SmsSendResult : no recipients");
    }

    [Fact]
    public void A_refusal_says_what_is_known_and_no_number()
    {
        var exception = new SmsSendException(Result(SmsOutcome.Accepted, SmsOutcome.Rejected));

        exception.Message.Should().Be("The message was not accepted for every recipient: 1 Accepted, 1 Rejected. InvalidSender (Gateway), provider code 5");
        exception.ToString().Should().NotContain("550123").And.NotContain("Top secret");
    }

    [Fact]
    public void An_unknown_outcome_says_what_not_to_do()
    {
        var exception = new SmsOutcomeUnknownException(Result(SmsOutcome.Unknown));

        exception.Message.Should().Contain("Do not re-run").And.Contain("Reconcile").And.Contain("1 Unknown").And.Contain("IsResubmission");
        exception.ToString().Should().NotContain("550123").And.NotContain("Top secret");
        exception.Should().BeAssignableTo<SmsSendException>();
    }

    [Fact]
    public void A_cancellation_carries_what_is_known()
    {
        using var source = new CancellationTokenSource();
        var result = Result(SmsOutcome.Accepted, SmsOutcome.NotSent);

        var exception = new SmsSendCanceledException(result, source.Token);

        exception.Should().BeAssignableTo<OperationCanceledException>();
        exception.CancellationToken.Should().Be(source.Token);
        exception.Result.Should().BeSameAs(result);
        exception.Message.Should().Contain("1 Accepted, 1 NotSent");
        exception.ToString().Should().NotContain("550123").And.NotContain("Top secret");
    }

    [Fact]
    public void An_exception_needs_a_result()
    {
        FluentActions.Invoking(() => new SmsSendException(null!)).Should().Throw<ArgumentNullException>().WithParameterName("result");
        FluentActions.Invoking(() => new SmsOutcomeUnknownException(null!)).Should().Throw<ArgumentNullException>().WithParameterName("result");
        FluentActions.Invoking(() => new SmsSendCanceledException(null!, default)).Should().Throw<ArgumentNullException>().WithParameterName("result");
    }

    private static SmsSendResult Result(params SmsOutcome[] outcomes) => new()
    {
        MessageId = "ready-4711",
        Message = new("Top secret", Number) { Id = "ready-4711" },
        Recipients =
        [
            .. outcomes.Select(static outcome => new SmsRecipientResult(Number, outcome)
            {
                Gateway = "nikita",
                Error = outcome is SmsOutcome.Accepted ? null : new(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "5", "no route to 996550123456"),
            }),
        ],
    };
}

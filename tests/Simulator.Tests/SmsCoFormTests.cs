namespace SmsGateways.Simulator.Tests;

/// <summary>The forms that answers take: what the document has, and what clients and sites of the same component have seen.</summary>
public sealed class SmsCoFormTests : SmsCoFixture
{
    public static TheoryData<int> Codes => [.. SmsCoDocument.Errors.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task An_error_is_bare_or_negative_or_the_line_of_the_table(int code)
    {
        SmsCo.Fail(SimulatorFault.Status(code), times: 3);

        (await AskAsync(SmsCoDocument.Send)).Should().Be($"{code}");
        SmsCo.ErrorForm = SmsCoErrorForm.NegativeCode;
        (await AskAsync(SmsCoDocument.Balance)).Should().Be($"-{code}");
        SmsCo.ErrorForm = SmsCoErrorForm.CodeAndText;
        (await AskAsync(SmsCoDocument.Status)).Should().Be($"{code}={SmsCoDocument.Errors[code]}");
    }

    [Fact]
    public async Task The_form_of_errors_is_also_that_of_errors_nobody_demanded()
    {
        SmsCo.ErrorForm = SmsCoErrorForm.CodeAndText;

        (await AskAsync(SmsCoDocument.Send.Change("password=test", "password=x")))
            .Should().Be("2905=Invalid username/password combination");
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4 123");
    }

    [Fact]
    public async Task The_third_token_may_be_missing()
    {
        SmsCo.ThirdToken = SmsCoThirdToken.Nothing;

        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4");

        SmsCo.Messages.Single().Id.Should().Be("123");
    }

    [Theory]
    [InlineData("995599000001", "OK 4")]
    [InlineData("995599000001,995599000002", "OK 4 995599000002")]
    [InlineData("995599000002,995599000001,995599000003", "OK 4 995599000002,995599000003")]
    public async Task The_third_token_may_be_the_numbers_that_failed(string recipients, string answer)
    {
        SmsCo.ThirdToken = SmsCoThirdToken.FailedNumbers;
        SmsCo.FailsToSend = number => number is not "995599000001";

        (await AskAsync(SmsCoDocument.Send.Change("995599445448", recipients))).Should().Be(answer);
    }

    [Theory]
    [InlineData(SmsCoPreamble.None, "")]
    [InlineData(SmsCoPreamble.ByteOrderMark, "\uFEFF")]
    [InlineData(SmsCoPreamble.NewLine, "\n")]
    [InlineData(SmsCoPreamble.ByteOrderMark | SmsCoPreamble.NewLine, "\uFEFF\n")]
    public async Task A_slip_comes_before_every_answer(SmsCoPreamble preamble, string slip)
    {
        SmsCo.Preamble = preamble;

        (await AskAsync(SmsCoDocument.Send)).Should().Be($"{slip}OK 4 123");
        (await AskAsync(SmsCoDocument.Balance)).Should().Be($"{slip}9996");
        (await AskAsync(SmsCoDocument.Status)).Should().Be($"{slip}2 | In process");
        (await AskAsync(SmsCoDocument.Status.Change("123", "124"))).Should().Be($"{slip}2904");
    }

    [Fact]
    public async Task A_warning_of_PHP_comes_before_every_answer_and_after_a_byte_order_mark()
    {
        SmsCo.Preamble = SmsCoPreamble.PhpWarning | SmsCoPreamble.ByteOrderMark;

        (await AskAsync(SmsCoDocument.Send)).Should().StartWith("\uFEFF<br />\n<b>Warning</b>:").And.EndWith("<br />\nOK 4 123");
        (await AskAsync(SmsCoDocument.Status.Change("123", "124"))).Should().EndWith("<br />\n2904");
    }

    [Fact]
    public async Task Answers_are_called_HTML_as_PHP_does_unless_told_otherwise()
    {
        using var usual = await GetAsync(SmsCoDocument.Send);
        SmsCo.ContentType = "text/plain";
        using var told = await GetAsync(SmsCoDocument.Send);

        usual.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=UTF-8");
        told.Content.Headers.ContentType!.ToString().Should().Be("text/plain");
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>/api/info</c>: the documents' example, which both share, and each row of their status tables.</summary>
public sealed class InfoTests : SimulatorFixture
{
    public static TheoryData<Platform> Platforms => [Platform.Biz, Platform.Nikita];

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_0_is_the_documents_answer_in_any_culture(Platform platform)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");

        var answer = await AskAsync(On(platform), "info", SmsProDocuments.AccountQuestion);

        answer.Should().BeEquivalentTo(XElement.Parse(SmsProDocuments.AccountAnswer));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task State_1_is_an_inactive_account(Platform platform)
    {
        On(platform).Account.IsActive = false;

        Value(await AskAsync(On(platform), "info", SmsProDocuments.AccountQuestion), "state").Should().Be("1");
    }

    [Fact]
    public async Task The_balance_is_what_sending_has_left_of_it()
    {
        Nikita.Account.Balance = 2;
        Nikita.Account.PricePerPart = 0.755m;
        await SendAsync(Nikita, Requests.Message);

        var answer = await AskAsync(Nikita, "info", SmsProDocuments.AccountQuestion);

        Value(answer, "account").Should().Be("0.49");
        Value(answer, "smsprice").Should().Be("0.755");
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_1_is_a_request_of_the_wrong_format(Platform platform)
    {
        Status(await AskAsync(On(platform), "info", SmsProDocuments.AccountQuestion.Change("</info>", ""))).Should().Be(1);
        Status(await AskAsync(On(platform), "info", SmsProDocuments.NikitaNumberQuestion)).Should().Be(1);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_2_is_a_wrong_password_and_says_nothing_about_the_account(Platform platform)
    {
        var answer = await AskAsync(On(platform), "info", SmsProDocuments.AccountQuestion.Change("passwd", "password"));

        Status(answer).Should().Be(2);
        answer.Elements().Should().ContainSingle();
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_3_is_an_address_that_is_not_allowed(Platform platform)
    {
        On(platform).Account.IsIpAllowed = false;

        Status(await AskAsync(On(platform), "info", SmsProDocuments.AccountQuestion)).Should().Be(3);
    }
}

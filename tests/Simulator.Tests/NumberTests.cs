using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>/api/def</c>: the documents' examples and each row of their status tables.</summary>
public sealed class NumberTests : SimulatorFixture
{
    public static TheoryData<Platform> Platforms => [Platform.Biz, Platform.Nikita];

    [Theory]
    [InlineData(Platform.Biz, SmsProDocuments.BizNumberQuestion, SmsProDocuments.BizNumberAnswer)]
    [InlineData(Platform.Nikita, SmsProDocuments.NikitaNumberQuestion, SmsProDocuments.NikitaNumberAnswer)]
    public async Task Status_0_is_the_documents_answer(Platform platform, string request, string expected)
    {
        var answer = await AskAsync(On(platform), "def", request);

        answer.Should().BeEquivalentTo(XElement.Parse(expected));
    }

    [Fact]
    public async Task The_request_may_come_without_the_namespace()
    {
        var answer = await AskAsync(Nikita, "def", SmsProDocuments.NikitaNumberQuestion.Change(""" xmlns="http://Giper.mobi/schema/PhoneDEF" """, ""));

        answer.Should().BeEquivalentTo(XElement.Parse(SmsProDocuments.NikitaNumberAnswer));
    }

    [Theory]
    [InlineData("996550123456", "MegaCom")]
    [InlineData("+996755123456", "MegaCom")]
    [InlineData("996770123456", "Beeline")]
    [InlineData("996220123456", "Beeline")]
    [InlineData("996500123456", "O!")]
    [InlineData("996700123456", "O!")]
    public async Task Kyrgyz_operators_are_known_by_prefix(string phone, string operatorName)
    {
        Value(await AskAsync(Nikita, "def", About(phone)), "operator").Should().Be(operatorName);
        Value(await AskAsync(Biz, "def", About(phone)), "operator").Should().Be(operatorName);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_1_is_a_request_of_the_wrong_format(Platform platform)
    {
        Status(await AskAsync(On(platform), "def", About(""))).Should().Be(1);
        Status(await AskAsync(On(platform), "def", "phone=996550123456")).Should().Be(1);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_2_is_a_wrong_password(Platform platform) =>
        Status(await AskAsync(On(platform), "def", SmsProDocuments.NikitaNumberQuestion.Change("passwd", "password"))).Should().Be(2);

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_3_is_a_wrong_phone_and_not_a_wrong_address(Platform platform)
    {
        On(platform).Account.IsIpAllowed = false;

        Status(await AskAsync(On(platform), "def", About("0550-123"))).Should().Be(3);
        Status(await AskAsync(On(platform), "def", About("996550123456"))).Should().Be(0);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Status_4_is_a_number_of_elsewhere_and_says_nothing_about_it(Platform platform)
    {
        var answer = await AskAsync(On(platform), "def", About("447700900123"));

        Status(answer).Should().Be(4);
        answer.Elements().Should().ContainSingle();
    }

    [Fact]
    public async Task A_test_can_add_a_number_whose_time_zone_is_unknown()
    {
        Nikita.AddNumber("+447700900123", "Nowhere", "Nobody", -1);

        var answer = await AskAsync(Nikita, "def", About("447700900123"));

        answer.Elements().Select(element => element.Value).Should().Equal("0", "Nowhere", "Nobody", "-1");
    }

    private static string About(string phone) => SmsProDocuments.NikitaNumberQuestion.Change("996550123456", phone);
}

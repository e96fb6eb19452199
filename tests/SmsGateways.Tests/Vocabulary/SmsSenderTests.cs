using System.Text.Json;

namespace SmsGateways.Tests.Vocabulary;

public sealed class SmsSenderTests
{
    [Theory]
    [InlineData("MyShop", false)]
    [InlineData("My Shop", false)]
    [InlineData("My-Shop.kg", false)]
    [InlineData("Магазин", false)]
    [InlineData("A", false)]
    [InlineData("4711", true)]
    [InlineData("+996550123456", true)]
    [InlineData("996550123456", true)]
    [InlineData("+", false)]
    [InlineData("1+2", false)]
    [InlineData("12 34", false)]
    [InlineData("\u0661\u0662", false)]
    public void A_sender_is_a_name_or_a_number(string value, bool isNumeric)
    {
        SmsSender sender = value;

        sender.Value.Should().Be(value);
        sender.IsNumeric.Should().Be(isNumeric);
        sender.Should().Be(new SmsSender(value));
        sender.GetHashCode().Should().Be(new SmsSender(value).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" MyShop")]
    [InlineData("MyShop\u00A0")]
    [InlineData("My\nShop")]
    [InlineData("My\0Shop")]
    [InlineData("My\u0085Shop")]
    [InlineData("Shop\U0001F6D2")]
    public void What_no_provider_could_mean_is_refused(string value)
        => FluentActions.Invoking(() => new SmsSender(value)).Should().Throw<ArgumentException>().WithParameterName(nameof(value));

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
        => FluentActions.Invoking(() => new SmsSender("My\uD83DShop")).Should().Throw<ArgumentException>().WithMessage("*U+D83D at index 2*");

    [Fact]
    public void Null_is_no_sender_and_so_the_default()
    {
        string? none = null;

        new SmsMessage("Hi", "+996550123456") { From = none }.From.Should().BeNull();
    }

    [Fact]
    public void Upper_and_lower_case_differ() => new SmsSender("myshop").Should().NotBe(new SmsSender("MyShop"));

    [Theory]
    [InlineData("MyShop", "MyShop")]
    [InlineData("Taxi 24", "Taxi 24")]
    [InlineData("+996550123456", "***********56")]
    [InlineData("996550123456", "**********56")]
    [InlineData("+996 550 123456", "*************56")]
    [InlineData("8-800-555-35-35", "*************35")]
    [InlineData("(550) 123 456", "***********56")]
    [InlineData("112", "*12")]
    [InlineData("12", "12")]
    public void A_number_is_masked_in_whatever_form(string value, string expected) => new SmsSender(value).ToString().Should().Be(expected);

    [Fact]
    public void In_JSON_it_is_a_string()
    {
        JsonSerializer.Serialize(new SmsSender("MyShop")).Should().Be("\"MyShop\"");
        JsonSerializer.Deserialize<SmsSender>("\"MyShop\"").Should().Be(new SmsSender("MyShop"));
        JsonSerializer.Deserialize<SmsSender>("null").Should().BeNull();
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" x\"")]
    [InlineData("4711")]
    [InlineData("{\"Value\":\"x\"}")]
    [InlineData("[]")]
    public void Other_JSON_is_a_JsonException(string json)
        => FluentActions.Invoking(() => JsonSerializer.Deserialize<SmsSender>(json)).Should().Throw<JsonException>();
}

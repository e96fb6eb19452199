using SmsGateways.Sending;

namespace SmsGateways.Tests.Sending;

/// <summary>Ids are the same everywhere, and different for everything else.</summary>
public sealed class ProviderMessageIdTests
{
    // Pinned, and computed with another program: a change of the recipe would let a job that runs again after an update send again.
    [Theory]
    [InlineData("login", "ready-4711", 0, "g2vmrkaho2qg")]
    [InlineData("login", "ready-4711", 1, "j52swkl92kob")]
    [InlineData("login", "заказ-4711", 0, "xcc13zvixnxl")]
    public void An_id_is_the_same_in_every_process(string account, string id, int index, string expected)
        => ProviderMessageId.Create(account, id, index).Should().Be(expected);

    [Theory]
    [InlineData("nikita", 0, "z7z9an4a7ah0")]
    [InlineData("by-country/nikita", 1, "uvtddzagkug7")]
    public void A_branch_has_an_id_of_its_own(string branch, int index, string expected)
        => ProviderMessageId.Create("login", "ready-4711", index, branch).Should().Be(expected);

    // Computed with another program: SHA-256 of "account\0id\0digits", its first 16 octets in base 36, the lowest digit first.
    [Theory]
    [InlineData("test", "ready-4711", "+385951111111", "cj71m67p3us0p588yx620ytp5")]
    [InlineData("test", "ready-4711", "+385952222222", "v5xwj4dj4183gpccpkrwzc14b")]
    [InlineData("other", "ready-4711", "+385951111111", "5vapfngx150wgdzjes3v2rf6a")]
    [InlineData("test", "заказ-4711", "+385951111111", "anvqtapvubjp1fgwlvj50bon5")]
    public void An_id_of_a_recipient_is_the_same_in_every_process(string account, string id, string to, string expected)
        => ProviderMessageId.Create(account, id, PhoneNumber.Parse(to)).Should().Be(expected);

    [Fact]
    public void An_id_has_12_letters_and_digits()
        => Enumerable.Range(0, 1000).Select(index => ProviderMessageId.Create("login", new string('x', 300), index))
            .Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Length == 12 && id.All(char.IsAsciiLetterOrDigit));

    [Fact]
    public void Account_id_and_index_all_count()
    {
        string[] ids = [ProviderMessageId.Create("a", "bc", 0), ProviderMessageId.Create("ab", "c", 0), ProviderMessageId.Create("a", "bc", 1), ProviderMessageId.Create("b", "bc", 0)];

        ids.Should().OnlyHaveUniqueItems();
    }
}

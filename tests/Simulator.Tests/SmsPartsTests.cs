using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.Tests;

/// <summary>The documents' arithmetic: 160 and 153 for Latin, 70 and 67 for everything else.</summary>
public sealed class SmsPartsTests
{
    [Theory]
    [InlineData('a', 1, 1)]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('a', 800, 6)]
    [InlineData('ы', 70, 1)]
    [InlineData('ы', 71, 2)]
    [InlineData('ы', 134, 2)]
    [InlineData('ы', 135, 3)]
    [InlineData('ы', 800, 12)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('ç', 71, 2)]
    [InlineData('Ç', 71, 1)]
    public void Parts_are_counted_by_the_documents_rule(char character, int length, int parts) =>
        SmsParts.Count(new string(character, length)).Should().Be(parts);

    [Fact]
    public void A_double_character_is_not_split_between_two_parts()
    {
        // 152 + 2 does not fit into 153, so that each part but the last ends one short.
        SmsParts.Count(new string('a', 152) + "€" + new string('a', 151)).Should().Be(2);
        SmsParts.Count(new string('a', 152) + "€" + new string('a', 152)).Should().Be(3);
        SmsParts.Count(string.Concat(Enumerable.Repeat("😀", 35))).Should().Be(1);
        SmsParts.Count(string.Concat(Enumerable.Repeat("😀", 66))).Should().Be(2);
        SmsParts.Count(string.Concat(Enumerable.Repeat("😀", 67))).Should().Be(3);
    }

    [Fact]
    public void The_whole_GSM_alphabet_is_Latin()
    {
        const string alphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

        alphabet.Should().HaveLength(127);
        SmsParts.Count(alphabet).Should().Be(1);
        SmsParts.Count(alphabet + "\f^{}\\[~]|€").Should().Be(1);
        SmsParts.Count(alphabet + "`").Should().Be(2);
    }
}

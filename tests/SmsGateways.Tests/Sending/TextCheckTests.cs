using FsCheck;
using FsCheck.Fluent;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Sending;

/// <summary>The one check of texts: refused with an index, or sent as it is but for line ends.</summary>
public sealed class TextCheckTests
{
    // Neither attributes nor the list of discovered tests can hold a lone surrogate: both are stored in UTF-8.
    public static TheoryData<string, int, string> Forbidden => new()
    {
        { "12\u000034", 2, "U+0000" },
        { "a\r\n\u001b", 3, "U+001B" },
        { "\f", 0, "U+000C" },
        { "ab\uD83D", 2, "U+D83D" },
        { "\uDE00ab", 0, "U+DE00" },
        { "ab\uD83D\uD83D\uDE00", 2, "U+D83D" },
        { "x\uFFFE", 1, "U+FFFE" },
        { "x\uFFFF", 1, "U+FFFF" },
    };

    [Theory]
    [MemberData(nameof(Forbidden), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_sent_is_named_with_its_index(string text, int index, string character)
    {
        TextCheck.Normalize(text, out var refusal);

        refusal!.Code.Should().Be(SmsErrorCode.InvalidText);
        refusal.Scope.Should().Be(SmsErrorScope.Content);
        refusal.Detail.Should().Contain($"at index {index},").And.Contain(character);
    }

    [Fact]
    public void Nothing_is_no_text()
    {
        TextCheck.Normalize("", out var refusal);

        refusal!.Code.Should().Be(SmsErrorCode.InvalidText);
    }

    [Fact]
    public void Any_utf_16_is_refused_or_sent_unchanged_but_for_line_ends()
    {
        var units = Gen.OneOf(
            Gen.Choose(0, 0xFFFF),
            Gen.Choose(0xD800, 0xDFFF),
            Gen.Choose(0, 0x40),
            Gen.Elements('\r', '\n', 'a', 'Ж').Select(c => (int)c));
        var texts = units.Select(unit => (char)unit).ArrayOf().Select(units => new string(units)).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var sent = TextCheck.Normalize(text, out var refusal);
            var expected = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            return refusal is null ? sent == expected && CanBeXml(text) && text.Length > 0 : !CanBeXml(text) || text.Length is 0;
        }).QuickCheckThrowOnFailure();
    }

    // The framework's own judgment, which throws for what XML 1.0 forbids.
    private static bool CanBeXml(string text)
    {
        try
        {
            System.Xml.XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }
}

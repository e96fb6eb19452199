namespace SmsGateways.Tests.Vocabulary;

public sealed class SmsContentTests
{
    [Fact]
    public void Null_is_no_content()
    {
        var url = new Uri("https://shop.example/");
        var mistakes = new Action[]
        {
            () => _ = new SmsText(null!),
            () => _ = new SmsText("x") { Text = null! },
            () => _ = new SmsNotification(null!),
            () => _ = new SmsNotification("x") { Text = null! },
            () => _ = new SmsWapPush(null!, url),
            () => _ = new SmsWapPush("x", null!),
            () => _ = new SmsWapPush("x", url) { Title = null! },
            () => _ = new SmsWapPush("x", url) { Url = null! },
            () => _ = new SmsVCard(null!),
            () => _ = new SmsVCard("x") { Name = null! },
            () => _ = new SmsViber(null!),
            () => _ = new SmsViber("x") { Text = null! },
        };

        mistakes.Should().AllSatisfy(static mistake => mistake.Should().Throw<ArgumentNullException>());
    }

    [Fact]
    public void A_link_that_a_telephone_could_not_open_is_refused()
    {
        var relative = new Uri("/cart", UriKind.Relative);
        var mistakes = new Dictionary<string, Action>
        {
            ["Url must be absolute"] = () => _ = new SmsWapPush("x", relative),
            ["Url must be absolute: "] = () => _ = new SmsVCard("x") { Url = relative },
            ["Image must be absolute"] = () => _ = new SmsViber("x") { Image = relative },
            ["ButtonUrl must be absolute"] = () => _ = new SmsViber("x") { ButtonUrl = relative },
        };

        mistakes.Should().AllSatisfy(static mistake => mistake.Value.Should().Throw<ArgumentException>().WithMessage($"{mistake.Key}*"));
        new SmsViber("x") { Image = null, ButtonUrl = new("https://shop.example/") }.Image.Should().BeNull();
    }

    [Fact]
    public void Viber_needs_some_time()
        => FluentActions.Invoking(() => new SmsViber("x") { ValidFor = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("ValidFor");

    [Fact]
    public void Octets_are_compared_and_not_where_they_are_kept()
    {
        byte[] octets = [0, 1, 2, 3, 4];
        var one = new SmsBinary(octets.AsMemory(1, 3)) { UserDataHeader = octets.AsMemory(4), DataCoding = 4 };
        var other = new SmsBinary(new byte[] { 1, 2, 3 }) { UserDataHeader = new byte[] { 4 }, DataCoding = 4 };

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        new SmsMessage(one).Should().Be(new SmsMessage(other));
        (one with { DataCoding = null }).Should().NotBe(other);
        (one with { DataCoding = 0 }).Should().NotBe(one with { DataCoding = null });
        (one with { UserDataHeader = default }).Should().NotBe(other);
        (one with { Data = new byte[] { 1, 2 } }).Should().NotBe(other);
        one.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void Octets_are_copied_so_that_a_pooled_array_may_be_used_again()
    {
        byte[] data = [1, 2, 3];
        byte[] header = [4];
        var content = new SmsBinary(data) { UserDataHeader = header };
        var copy = new SmsBinary(default) with { Data = data };

        data[0] = header[0] = 9;

        content.Data.ToArray().Should().Equal(1, 2, 3);
        content.UserDataHeader.ToArray().Should().Equal(4);
        copy.Data.ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Kinds_with_the_same_text_differ()
    {
        SmsContent text = new SmsText("Hi");

        text.Should().Be(new SmsText("Hi")).And.NotBe(new SmsNotification("Hi")).And.NotBe(new SmsViber("Hi"));
        text.Should().NotBe(new SmsText("Hi") { Flash = true });
        new SmsSilent().Should().Be(new SmsSilent());
        new SmsViber("Hi") { Fallback = new("a") }.Should().NotBe(new SmsViber("Hi") { Fallback = new("b") });
    }

    [Fact]
    public void What_a_log_shows_is_the_kind_and_the_size()
    {
        var url = new Uri("https://shop.example/secret");
        var shown = new SmsContent[]
        {
            new SmsText("1234"),
            new SmsText(""),
            new SmsNotification("1"),
            new SmsBinary(new byte[] { 1, 2, 3 }),
            new SmsWapPush("Order", url),
            new SmsSilent(),
            new SmsVCard("Anna") { Email = "anna@shop.example" },
            new SmsViber("12345") { ButtonText = "Pay", ButtonUrl = url, Fallback = new("1234") },
        };

        shown.Select(static content => content.ToString()).Should().Equal(
            "SmsText (4 characters)",
            "SmsText (0 characters)",
            "SmsNotification (1 character)",
            "SmsBinary (3 octets)",
            "SmsWapPush (5 characters)",
            "SmsSilent",
            "SmsVCard",
            "SmsViber (5 characters)");
    }

    [Fact]
    public void The_hierarchy_is_closed()
        => typeof(SmsContent).GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
            .Should().OnlyContain(static constructor => constructor.IsFamilyAndAssembly || constructor.IsFamily && constructor.GetParameters().Length == 1,
                "only the compiler's copy constructor may be reached from another assembly");
}

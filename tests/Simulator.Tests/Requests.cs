namespace SmsGateways.Simulator.Tests;

/// <summary>The documents' request to <c>/api/message</c>, changed in one place at a time.</summary>
internal static class Requests
{
    /// <summary>The example of Nikita's document, to be sent at once and for real.</summary>
    public static string Message { get; } = For(SimulatorFixture.Platform.Nikita);

    public static string For(SimulatorFixture.Platform platform) =>
        (platform is SimulatorFixture.Platform.Biz ? SmsProDocuments.BizMessage : SmsProDocuments.NikitaMessage)
            .Change("<test>1</test>", "")
            .Change("<time>20100921235957</time>", "");

    public static string WithId(this string xml, string id) => xml.Change("<id>A88726</id>", $"<id>{id}</id>");

    public static string WithText(this string xml, string text) =>
        xml.Change("<text>Any SMS message text</text>", $"<text>{text}</text>");

    public static string WithSender(this string xml, string sender) =>
        xml.Change("<sender>My-company</sender>", $"<sender>{sender}</sender>");

    public static string WithTime(this string xml, string time) => xml.Change("</text>", $"</text><time>{time}</time>");

    public static string WithTest(this string xml, string test) => xml.Change("</phones>", $"</phones><test>{test}</test>");

    public static string WithPhones(this string xml, params IEnumerable<string> phones)
    {
        var start = xml.IndexOf("<phones>", StringComparison.Ordinal);
        var end = xml.IndexOf("</phones>", StringComparison.Ordinal);
        return xml[..start] + "<phones>" + string.Concat(phones.Select(phone => $"<phone>{phone}</phone>")) + xml[end..];
    }

    /// <summary>Replaces, and fails where there is nothing to replace: a test must not pass because its change did nothing.</summary>
    public static string Change(this string xml, string old, string changed)
    {
        xml.Should().Contain(old);
        return xml.Replace(old, changed, StringComparison.Ordinal);
    }
}

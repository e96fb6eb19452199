using System.Net;
using System.Text;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>MySmpp on a clock that stands still, 2010-09-21 20:59:57 in Moscow, asked with the document's XML.</summary>
public abstract class MySmppFixture : SimulatorFixture
{
    protected const string Security = """<security><login value="login" /><password value="password" /></security>""";

    protected MySmppSimulator MySmpp => Simulator.MySmpp;

    protected MySmppAccount Account => MySmpp.Account;

    protected SimulatedMySmppMessage Message => MySmpp.Messages.Should().ContainSingle().Subject;

    /// <summary>A request with one message to one subscriber, changed where a test likes.</summary>
    protected static string Sms(string attributes = "type=\"sms\"", string content = "<sender>Shop</sender><text>Hello</text>", string subscriber = "phone=\"79033256699\" number_sms=\"1\"") =>
        $"<message {attributes}>{content}<abonent {subscriber} /></message>";

    protected Task<HttpResponseMessage> PostAsync(string path, string body) =>
        Http.PostAsync(new Uri(MySmpp.BaseAddress, path), new StringContent(body, Encoding.UTF8, "text/xml"));

    /// <summary>Posts the content of a request and the login, expects HTTP 200, and returns the parsed answer.</summary>
    protected async Task<XElement> AskAsync(string path, string content)
    {
        using var response = await PostAsync(path, $"""<?xml version="1.0" encoding="utf-8"?><request>{content}{Security}</request>""");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/xml; charset=utf-8");
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    protected Task<XElement> SendAsync(string content) => AskAsync("xml/", content);

    /// <summary>Returns the text of each <c>information</c> in order.</summary>
    protected async Task<string[]> InformationAsync(string content) => [.. (await SendAsync(content)).Elements("information").Select(information => information.Value)];

    protected async Task<string> ErrorAsync(string path, string body)
    {
        using var response = await PostAsync(path, body);
        return XElement.Parse(await response.Content.ReadAsStringAsync()).Elements().Should().ContainSingle(element => element.Name == "error").Which.Value;
    }
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>Infobip on a clock that stands still, asked with the document's requests.</summary>
public abstract partial class InfobipFixture : SimulatorFixture
{
    protected InfobipSimulator Infobip => Simulator.Infobip;

    protected InfobipAccount Account => Infobip.Account;

    protected SimulatedInfobipMessage Message => Infobip.Messages.Should().ContainSingle().Subject;

    protected Task<HttpResponseMessage> PostAsync(string path, string body, string contentType, params (string Name, string Value)[] headers) =>
        PostToAsync(Infobip.BaseAddress, path, body, contentType, headers);

    protected Task<HttpResponseMessage> PostToAsync(
        Uri address, string path, string body, string contentType, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.PostAsync(new Uri(address, path), content);
    }

    /// <summary>Posts XML, expects HTTP 200, and returns the parsed answer.</summary>
    protected async Task<XElement> PostXmlAsync(string xml) => XElement.Parse(await ReadAsync(await PostAsync("api/v3/sendsms/xml", xml, "application/xml")));

    /// <summary>Posts JSON, expects HTTP 200, and returns the answer.</summary>
    protected async Task<string> PostJsonAsync(string json) => await ReadAsync(await PostAsync("api/v3/sendsms/json", json, "application/json"));

    /// <summary>Gets one of the document's URLs from the simulator in the place of api.infobip.com, and expects HTTP 200.</summary>
    protected async Task<string> GetAsync(string documentUrl) =>
        await ReadAsync(await Http.GetAsync(new Uri(documentUrl.Change("http://api.infobip.com/", Infobip.BaseAddress.AbsoluteUri))));

    protected static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>Returns all statuses of an answer, JSON or XML, in order.</summary>
    protected static int[] Statuses(string answer) =>
        [.. StatusForm().Matches(answer).Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];

    protected static int[] Statuses(XElement answer) => Statuses(answer.ToString());

    /// <summary>Puts one id in the place of those that Infobip generates, and drops the white space that the page has between tokens.</summary>
    protected static string Normalize(string answer) => Blank().Replace(GeneratedId().Replace(answer, "ID"), "");

    [GeneratedRegex("""(?:"status":"?|<status>)(-?\d+)""")]
    private static partial Regex StatusForm();

    [GeneratedRegex(@"\b[01]\d{17,19}\b")]
    private static partial Regex GeneratedId();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

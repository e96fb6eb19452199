using System.Globalization;
using System.Text;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>What Infobip is asked: sections 2.2.4.1, 2.4.2, 2.5, 2.7 and 2.8.2 of the document, parameters in the order of its examples.</summary>
internal sealed class InfobipQuestions(InfobipOptions options)
{
    /// <summary>How many numbers one request for number context has. The document names no limit but for pushes, which have 100.</summary>
    public const int NumbersPerRequest = 100;

    // Pulled reports wait at the provider without a limit that could be asked for, and a pull that is given up is lost: 32 MB hold 250,000 of them.
    private const int LongestPull = 32 * 1024 * 1024;

    private readonly string _credits = options.AddressOf("api/command").AbsoluteUri;
    private readonly string _reports = options.AddressOf("api/v3/dr/pull").AbsoluteUri;
    private readonly string _inbox = options.AddressOf("api/v2/command/inbox").AbsoluteUri;
    private readonly string _number = options.AddressOf("api/hlr/sync").AbsoluteUri;
    private readonly Uri _numbers = options.AddressOf("api/hlr/");

    /// <summary>Writes the question for the account's credits.</summary>
    public OutgoingRequest WriteCredits() => Get(Begin(_credits, "username").AppendQuery("password", options.Password).AppendQuery("cmd", "CREDITS"));

    /// <summary>Writes the requests for reports: one for all that wait, or as many as the ids take.</summary>
    public IEnumerable<OutgoingRequest> WritePulls(IReadOnlyList<string> ids)
    {
        if (ids.Count is 0)
        {
            yield return WritePull("");
        }

        for (var first = 0; first < ids.Count;)
        {
            var list = ids[first++];
            while (first < ids.Count && Uri.EscapeDataString($"{list},{ids[first]}").Length <= QueryString.MaxAddressLength / 2)
            {
                list += $",{ids[first++]}";
            }

            yield return WritePull(list);
        }
    }

    /// <summary>Writes the request for inbound messages.</summary>
    /// <remarks>The document's address has "user", and its table "username": clients in the field send the one or the other. Both do no harm.</remarks>
    public OutgoingRequest WriteInbox(int? limit)
    {
        var address = Begin(_inbox, "user").AppendQuery("username", options.Username).AppendQuery("password", options.Password);
        if (limit is { } most)
        {
            address.AppendQuery("limit", most.ToString(CultureInfo.InvariantCulture));
        }

        return Get(address.AppendQuery("output", "json")) with { MaxAnswerSize = LongestPull, KeepsWhatCame = true };
    }

    /// <summary>Writes the question about one number.</summary>
    public OutgoingRequest WriteNumber(PhoneNumber number)
        => Get(Begin(_number, "user").AppendQuery("pass", options.Password).AppendQuery("destination", number.ToString("D", null)).AppendQuery("output", "json"));

    /// <summary>Writes the request about several numbers. As a form, where the password and the numbers do not stand in the address.</summary>
    public OutgoingRequest WriteNumbers(IEnumerable<PhoneNumber> numbers)
    {
        var form = Begin("", "user").AppendQuery("pass", options.Password).AppendQuery("destinations", string.Join(';', numbers.Select(static number => number.ToString("D", null))));
        return new(HttpMethod.Post, _numbers, Encoding.ASCII.GetBytes(form.ToString(1, form.Length - 1)), "application/x-www-form-urlencoded");
    }

    private OutgoingRequest WritePull(string ids)
    {
        var address = Begin(_reports, "user").AppendQuery("password", options.Password);
        if (ids.Length > 0)
        {
            address.AppendQuery("messageid", ids);
        }

        if (options.AppId is { } application)
        {
            address.AppendQuery("appid", application);
        }

        return Get(address) with { MaxAnswerSize = LongestPull, KeepsWhatCame = true };
    }

    private StringBuilder Begin(string address, string name) => new StringBuilder(address).Append('?').Append(name).Append('=').Append(Uri.EscapeDataString(options.Username));

    private static OutgoingRequest Get(StringBuilder address) => new(HttpMethod.Get, new(address.ToString()), ReadOnlyMemory<byte>.Empty, null);
}

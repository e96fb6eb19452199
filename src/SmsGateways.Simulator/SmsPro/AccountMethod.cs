using System.Globalization;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary><c>/api/info</c>: "4. Obtaining information about the account and account status".</summary>
internal sealed class AccountMethod(SmsProSimulator platform) : ISmsProMethod
{
    private const string Namespace = "http://Giper.mobi/schema/Info";

    public string Root => "info";

    public SmsProAnswer Answer(WireElement? request)
    {
        if (request is null)
        {
            return Refuse(request, 1); // Error in request format
        }

        if (platform.Store.Accounts.Authorize(request.Value("login"), request.Value("pwd")) is not { } account)
        {
            return Refuse(request, 2); // Invalid authorization
        }

        if (!account.IsIpAllowed)
        {
            return Refuse(request, 3); // Invalid source IP address
        }

        using var answer = Begin(0);
        return new(answer
            .Add("state", account.IsActive ? 0 : 1)
            .Add("account", Money(account.Balance))
            .Add("smsprice", Money(account.PricePerPart))
            .Finish());
    }

    public SmsProAnswer Refuse(WireElement? request, int status)
    {
        using var answer = Begin(status);
        return new(answer.Finish());
    }

    private static WireDocument Begin(int status) => new WireDocument("response", Namespace, isStandalone: true).Add("status", status);

    private static string Money(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}

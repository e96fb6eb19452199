using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary><c>/api/def</c>: "3. Obtaining information about mobile subscriber by phone number".</summary>
internal sealed class NumberMethod(SmsProSimulator platform) : ISmsProMethod
{
    private const string Namespace = "http://Giper.mobi/schema/PhoneDEF";

    public string Root => "def";

    public SmsProAnswer Answer(WireElement? request)
    {
        if (request?.Value("phone") is not { Length: > 0 } phone)
        {
            return Refuse(request, 1); // Error in request format
        }

        // The only method without a status for the source address, which is therefore not looked at.
        if (platform.Store.Accounts.Authorize(request.Value("login"), request.Value("pwd")) is null)
        {
            return Refuse(request, 2); // Invalid authorization
        }

        if (!SmsProText.IsPhone(phone))
        {
            return Refuse(request, 3); // Incorrect phone number format
        }

        if (platform.Numbers.Find(phone) is not { } number)
        {
            return Refuse(request, 4); // Information not found in database about this phone number
        }

        using var answer = Begin(0);
        return new(answer
            .Add("region", number.Region)
            .Add("operator", number.Operator)
            .Add("timezone", number.TimeZone)
            .Finish());
    }

    public SmsProAnswer Refuse(WireElement? request, int status)
    {
        using var answer = Begin(status);
        return new(answer.Finish());
    }

    private static WireDocument Begin(int status) => new WireDocument("response", Namespace, isStandalone: true).Add("status", status);
}

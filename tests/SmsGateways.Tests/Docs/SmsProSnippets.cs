using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/providers/smspro.md, compiled; <see cref="ProviderPageTests"/> runs it.</summary>
internal static class SmsProSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region smspro-register
        builder.Services.AddSmsGateways(sms => sms.AddSmsPro("nikita", o =>
        {
            o.Platform = SmsProPlatform.Nikita; // Or Biz.
            o.Login = "login";
            o.Password = builder.Configuration["Sms:Nikita:Password"] ?? "";
            o.DefaultSender = "MyShop"; // Registered with the platform.
        }));
        #endregion
    }

    public static void RegisterSection(HostApplicationBuilder builder)
    {
        #region smspro-section
        builder.Services.AddSmsGateways(sms => sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita")));
        #endregion
    }

    public static void RegisterTrial(HostApplicationBuilder builder)
    {
        #region smspro-trial
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.AddSmsPro("nikita-trial", builder.Configuration.GetSection("Sms:Nikita"));
            sms.DefaultGateway = "nikita";
        });
        builder.Services.Configure<SmsProOptions>("nikita-trial", o => o.TestMode = true);
        #endregion
    }

    public static async Task<SmsSendResult> TryAsync(ISmsGateways gateways, SmsMessage message, TextWriter Console, CancellationToken cancellationToken)
    {
        #region smspro-try
        SmsSendResult trial = await gateways.Get("nikita-trial").SendAsync(message with { Id = $"trial-{message.Id}" }, cancellationToken);
        if (trial.Recipients[0] is { Outcome: SmsOutcome.Rejected, Error: { } error })
        {
            Console.WriteLine($"{error.Code}: {error.ProviderCode} {error.ProviderText}"); // For example InvalidSender: 5 …
        }
        #endregion
        return trial;
    }

    public static async Task AskAsync(ISmsGateway gateway, SmsSendResult result, TextWriter Console, CancellationToken cancellationToken)
    {
        #region smspro-reports
        // One id for each request of up to 50 recipients.
        string[] ids = [.. result.Recipients.Select(row => row.ProviderMessageId).OfType<string>().Distinct()];

        await foreach (SmsDeliveryReport report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new SmsReportQuery(ids), cancellationToken))
        {
            Console.WriteLine($"{report.To?.ToMaskedString()}: {report.Status}, sent at {report.SentAt}, done at {report.DoneAt}");
        }
        #endregion
    }

    public static async Task LookAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region smspro-account
        SmsBalance balance = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(cancellationToken);
        Console.WriteLine($"{balance.Amount} left, a part costs {balance.PricePerPart}{(balance.IsActive is false ? ", and the account is blocked" : "")}");
        #endregion

        #region smspro-lookup
        try
        {
            SmsNumberInfo number = await gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(PhoneNumber.Parse("+996 550 12-34-56"), cancellationToken);
            Console.WriteLine($"{number.Operator}, {number.Region}, {number.UtcOffset} ahead of UTC");
        }
        catch (SmsProviderException exception) when (exception.Error.Code is SmsErrorCode.InvalidRecipient or SmsErrorCode.NotCovered)
        {
            Console.WriteLine($"The platform does not know it: {exception.Error.ProviderText}");
        }
        #endregion
    }
}

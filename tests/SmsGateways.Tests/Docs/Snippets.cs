using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmsGateways.Simulator;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of README and docs, compiled. <see cref="SnippetTests"/> holds the pages to it.</summary>
internal static class Snippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region readme-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", o =>
            {
                o.Platform = SmsProPlatform.Nikita;
                o.Login = "login";
                o.Password = "passwd";
                o.DefaultSender = "MyShop";
            });
            sms.AddSmsPro("biz", builder.Configuration.GetSection("Sms:Biz"));
            sms.DefaultGateway = "nikita";
        });
        #endregion

        #region getting-started-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("shop", builder.Configuration.GetSection("Sms:Shop"));
            sms.AddSmsPro("bank", o =>
            {
                o.Platform = SmsProPlatform.Nikita;
                o.Login = "bank";
                o.Password = builder.Configuration["Sms:Bank:Password"] ?? "";
                o.MaxRequestsPerSecond = 5;
            });
            sms.AddGateway("audited", services => new AuditedGateway(services.GetRequiredKeyedService<ISmsGateway>("bank")));
            sms.DefaultGateway = "audited";
        });
        #endregion
    }

    public static void RegisterMany(HostApplicationBuilder builder)
    {
        #region readme-many
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.AddSmsPro("biz", builder.Configuration.GetSection("Sms:Biz"));
            sms.AddSmsCo("smsco", builder.Configuration.GetSection("Sms:SmsCo"));
            sms.AddRouting("by-country", r => r.Prefix("996", "nikita").Prefix("995", "smsco").Otherwise("biz"));
            sms.AddFailover("otp", "nikita", "biz");
            sms.AddRoundRobin("bulk", "nikita", "biz");
            sms.DefaultGateway = "by-country";
        });
        #endregion

        #region many-gateways-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.AddSmsPro("biz", builder.Configuration.GetSection("Sms:Biz"));
            sms.AddSmsCo("smsco", builder.Configuration.GetSection("Sms:SmsCo"));

            sms.AddFailover("kyrgyz", "nikita", "biz");
            sms.AddRouting("by-country", r => r.Prefix("996", "kyrgyz").Prefix("995", "smsco").Otherwise("biz"));
            sms.AddRoundRobin("bulk", r => r.Add("nikita", weight: 3).Add("biz"));
            sms.DefaultGateway = "by-country";
        });
        #endregion
    }

    public static async Task SendManyAsync(ISmsGateway gateway, Func<CancellationToken, IAsyncEnumerable<SmsMessage>> ReadReminders, IResultStore store, CancellationToken cancellationToken)
    {
        #region many-messages
        await foreach (SmsSendResult result in gateway.SendManyAsync(ReadReminders(cancellationToken), cancellationToken))
        {
            await store.SaveAsync(result.MessageId, result.Recipients, cancellationToken);
        }
        #endregion
    }

    public static void Guard(HostApplicationBuilder builder)
    {
        #region guards-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.UseGuards(guards =>
            {
                guards.AllowedPrefixes = ["996", "995"]; // Kyrgyzstan and Georgia.
                guards.MaxMessagesPerRecipient = 3;      // in 10 minutes
                guards.MaxMessagesPerPrefix = 100;       // in 10 minutes, for numbers that share 7 digits
                guards.MaxPartsPerMessage = 4;
                guards.MaxPartsPerHour = 5_000;
            });
        });
        #endregion
    }

    public static async Task<SmsSendResult> SendCodeAsync(ISmsGateway gateway, string code, string phone, string user, int attempt, CancellationToken cancellationToken)
    {
        #region many-gateways-otp
        var message = new SmsMessage($"{code} is your code", phone)
        {
            Id = $"otp-{user}-{attempt}",
            OnUnknown = SmsOnUnknown.AtLeastOnce,
            Deadline = TimeSpan.FromSeconds(60),
        };
        SmsSendResult result = await gateway.SendAsync(message, cancellationToken);
        #endregion
        return result;
    }

    public static async Task AskLaterAsync(ISmsGateways gateways, SmsSendResult result, CancellationToken cancellationToken)
    {
        #region many-gateways-reconcile
        SmsSendResult known = await gateways.ReconcileAsync(result, cancellationToken);
        foreach (SmsRecipientResult row in known.Recipients.Where(row => row.Outcome is SmsOutcome.Unknown))
        {
            Console.WriteLine($"{row.To.ToMaskedString()} is still unknown: {row.Gateway} {row.ProviderMessageId}");
        }
        #endregion
    }

    public static async Task<IResult> SendCodeAsync(ISmsGateway gateway, SmsMessage message, CancellationToken cancellationToken)
    {
        #region guards-refused
        SmsSendResult result = await gateway.SendAsync(message, cancellationToken);
        if (result.Recipients is [{ Error.Code: SmsErrorCode.PolicyLimit }])
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        #endregion
        return Results.NoContent();
    }

    public static ISmsGateway AddTenant(ISmsGateways gateways, Tenant tenant)
    {
        #region getting-started-tenant
        ISmsGateway gateway = gateways.GetOrAdd($"tenant-{tenant.Number}", new SmsProOptions
        {
            Platform = SmsProPlatform.Biz,
            Login = tenant.Login,
            Password = tenant.Password,
        });
        #endregion
        return gateway;
    }

    public static async Task<SmsSendResult> SendAsync(ISmsGateway gateway)
    {
        #region getting-started-send
        var message = new SmsMessage("Ваш заказ готов", "+996 550 12-34-56", "+996 550 12-34-57")
        {
            Id = "ready-4711",
            From = "MyShop",
            SendAt = DateTimeOffset.UtcNow.AddHours(2),
        };

        SmsSendResult result = await gateway.SendAsync(message);
        foreach (SmsRecipientResult recipient in result.Recipients)
        {
            Console.WriteLine($"{recipient.To.ToMaskedString()}: {recipient.Outcome} {recipient.ProviderMessageId} {recipient.Error}");
        }
        #endregion
        return result;
    }

    public static async Task<(SmsBalance Balance, SmsNumberInfo Number)> AskAsync(ISmsGateway gateway, SmsMessage message, SmsSendResult result)
    {
        #region getting-started-ask
        if (gateway.GetService<ISmsDeliveryReports>() is { } reports)
        {
            await foreach (SmsDeliveryReport report in reports.GetReportsAsync(new SmsReportQuery(result.Recipients[0].ProviderMessageId!)))
            {
                Console.WriteLine($"{report.To?.ToMaskedString()}: {report.Status} at {report.DoneAt}");
            }
        }

        SmsBalance balance = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync();
        SmsNumberInfo number = await gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(message.To[0]);
        #endregion
        return (balance, number);
    }

    public static SmsSegmentation Count()
    {
        #region getting-started-count
        SmsSegmentation size = SmsEncoder.Measure("Ваш заказ готов");
        Console.WriteLine($"{size.Parts} part of {size.UnitsPerPart}, {size.Units} used, {size.Encoding}"); // 1 part of 70, 15 used, Ucs2
        #endregion
        return size;
    }

    public static async Task SimulateAsync()
    {
        #region testing-simulator
        await using var simulator = await SmsSimulator.StartAsync();
        var platform = simulator.Nikita;

        platform.Account.Balance = 0.40m;            // one part costs 0.50: status 4
        platform.Account.AllowedSenders = ["MyShop"]; // others get status 5
        platform.Fail(SimulatorFault.CloseAfterProcessing, times: 2); // accepted, and the answer is lost
        platform.SetReport("996550123456", 4);       // not delivered
        #endregion
    }

    public static void PostConfigure(IServiceCollection services, SmsSimulator simulator)
    {
        #region testing-postconfigure
        services.PostConfigure<SmsProOptions>("nikita", o =>
        {
            o.BaseAddress = simulator.Nikita.BaseAddress;
            o.QuietPeriod = TimeSpan.Zero; // The simulator registers ids at once; a real provider does not.
        });
        #endregion
    }

    public static void MapCallback(WebApplication app, Func<SmsDeliveryReport, CancellationToken, Task> StoreAsync)
    {
        #region getting-started-callback
        app.MapPost("/sms/reports", async (HttpRequest http, ISmsGateway gateway, CancellationToken cancellationToken) =>
        {
            using var body = new MemoryStream();
            await http.Body.CopyToAsync(body, cancellationToken);

            SmsCallbackResult push = gateway.GetRequiredService<ISmsCallbacks>()
                .Read(new SmsCallbackRequest(http.Method, http.ContentType, http.QueryString.Value ?? "", body.ToArray()));
            foreach (SmsDeliveryReport report in push.Reports)
            {
                await StoreAsync(report, cancellationToken); // By ProviderMessageId and To: your own Id is not in it.
            }

            return Results.Text(push.Reply.Body, push.Reply.ContentType, statusCode: push.Reply.StatusCode);
        });
        #endregion
    }

    public static void Mock(IServiceCollection services, Action<SmsProOptions> account, HttpMessageHandler handler)
    {
        #region testing-mock
        services.AddSmsGateways(sms => sms.AddSmsPro("nikita", account)
            .HttpClient.ConfigurePrimaryHttpMessageHandler(() => handler));
        #endregion
    }

    public static async Task<SmsSendResult> ReconcileAsync(ISmsGateways gateways, ISmsGateway gateway, SmsSendResult result, CancellationToken cancellationToken)
    {
        #region reliability-reconcile
        SmsSendResult known = await gateways.ReconcileAsync(result, cancellationToken);
        #endregion

        #region reliability-resubmit
        SmsSendResult again = await gateway.SendAsync(result.Message! with { IsResubmission = true }, cancellationToken);
        #endregion
        return known.AllAccepted ? known : again;
    }

    internal sealed record Order(string Number, string Phone);

    internal sealed record Tenant(int Number, string Login, string Password);

    internal sealed class AuditedGateway(ISmsGateway inner) : DelegatingSmsGateway(inner);

    #region readme-send
    public sealed class Reminder(ISmsGateway sms) // The default; [FromKeyedServices("biz")] for another.
    {
        public async Task SendAsync(Order order, CancellationToken cancellationToken)
        {
            var message = new SmsMessage($"Order {order.Number} is ready", order.Phone) { Id = $"ready-{order.Number}" };
            SmsSendResult result = await sms.SendAsync(message, cancellationToken);
            result.EnsureAccepted(); // Or look at result.Recipients, one by one.
        }
    }
    #endregion

    public interface IResultStore
    {
        Task SaveAsync(string messageId, IReadOnlyList<SmsRecipientResult> rows, CancellationToken cancellationToken);
    }

    #region testing-fake
    public sealed class FakeGateway : ISmsGateway
    {
        public string Name => "fake";

        public List<SmsMessage> Sent { get; } = [];

        public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        {
            Sent.Add(message);
            return Task.FromResult(new SmsSendResult
            {
                Message = message,
                MessageId = message.Id ?? "1",
                Recipients = [.. message.To.Select(to => new SmsRecipientResult(to, SmsOutcome.Accepted))],
            });
        }
    }
    #endregion
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using IPAddress = System.Net.IPAddress;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/callbacks.md, compiled.</summary>
internal static class CallbackSnippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        #region callbacks-register
        builder.Services.AddSmsGateways(sms => sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita")));
        builder.Services.AddSmsCallbacks(o => o.Secrets.Add(builder.Configuration["Sms:CallbackSecret"] ?? "")).HandleReports<OrderReports>();

        // Otherwise the framework logs the path of every request, and with it the secret.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        WebApplication app = builder.Build();
        app.MapSmsCallbacks("/sms");
        #endregion
    }

    public static void Guard(IServiceCollection services, string newSecret, string formerSecret)
    {
        #region callbacks-guard
        services.AddSmsCallbacks(o =>
        {
            o.Secrets.Add(newSecret);                                           // the newest first
            o.Secrets.Add(formerSecret);                                        // while the providers still have the former address
            o.For("nikita").Networks.Add(System.Net.IPNetwork.Parse("203.0.113.0/24"));    // and from there only
            o.For("lab").AllowAnyone = true;                                    // neither: said by name
            o.MaxBodySize = 16 * 1024;
            o.MaxRequestsPerSecond = 50;
        });
        #endregion
    }

    public static void Proxy(WebApplicationBuilder builder, WebApplication app)
    {
        #region callbacks-proxy
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            o.KnownProxies.Add(IPAddress.Parse("10.0.0.5"));                    // never clear the list: then everybody could say who he is
        });

        app.UseForwardedHeaders();                                              // before MapSmsCallbacks
        #endregion
    }

    public static void Poll(SmsCallbacksBuilder callbacks)
    {
        #region callbacks-poll
        callbacks.PollReports("smsco", TimeSpan.FromMinutes(1));
        #endregion
    }

    public static async Task TrackAsync(ISmsReportTracker tracker, ISmsGateway gateway, string[] ids, CancellationToken cancellationToken)
    {
        #region callbacks-track
        await foreach (SmsDeliveryReport report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new SmsReportQuery(ids), cancellationToken))
        {
            await tracker.TrackAsync(report, cancellationToken);
        }
        #endregion
    }

    public static void Tell(ISmsCallbackAddresses addresses)
    {
        #region callbacks-address
        Uri address = addresses.GetAddress("nikita", new Uri("https://shop.example/"));   // https://shop.example/sms/nikita/<secret>
        #endregion
        Console.WriteLine(address);
    }

    public static void Inbound(IServiceCollection services, IConfiguration configuration, ISmsCallbackAddresses addresses, string secret, Uri site)
    {
        #region callbacks-inbound
        // With "InboundTemplate": "who=%sender%&what=%text%&id=%messageid%" in the section.
        services.AddSmsGateways(sms => sms.AddInfobip("infobip", configuration.GetSection("Sms:Infobip")));
        services.AddSmsCallbacks(o => o.Secrets.Add(secret)).HandleInbound<Answers>();

        // https://shop.example/sms/infobip/<secret>?who=%sender%&what=%text%&id=%messageid%
        string registered = $"{addresses.GetAddress("infobip", site)}?who=%sender%&what=%text%&id=%messageid%";
        #endregion
        Console.WriteLine(registered);
    }

    public static void Inbox(IServiceCollection services, string secret)
    {
        #region callbacks-inbox
        services.AddSmsCallbacks(o => o.Secrets.Add(secret))
            .HandleInbound<Answers>()
            .PollInbox("mysmpp", TimeSpan.FromMinutes(1), lookBack: TimeSpan.FromHours(1)) // It keeps its inbox, and is asked by time.
            .PollInbox("infobip", TimeSpan.FromMinutes(1));                                // It hands each message out once, and knows no times.
        #endregion
    }

    #region callbacks-handler
    public sealed class OrderReports(IOrders orders) : ISmsDeliveryReportHandler
    {
        public async Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
        {
            if (update is { MessageId: { } id, Report.To: { } to })
            {
                await orders.SetDeliveryAsync(id, to, $"{update.Status}", update.IsFinal, cancellationToken);
            }
        }
    }
    #endregion

    public static WebApplication PushUrl(WebApplicationBuilder builder)
    {
        #region callbacks-push-url
        string secret = builder.Configuration["Sms:CallbackSecret"] ?? ""; // SmsCallbackOptions.CreateSecret() made it, once.

        builder.Services.AddSmsGateways(sms => sms.AddInfobip("infobip", builder.Configuration.GetSection("Sms:Infobip")));
        builder.Services.Configure<InfobipOptions>("infobip", o => o.PushUrl = new Uri($"https://shop.example/sms/infobip/{secret}"));
        builder.Services.AddSmsCallbacks(o => o.Secrets.Add(secret)).HandleReports<OrderReports>();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        WebApplication app = builder.Build();
        app.MapSmsCallbacks("/sms");
        #endregion
        return app;
    }

    #region callbacks-inbound-handler
    public sealed class Answers(IAnswers answers, ISubscriptions subscriptions) : ISmsInboundHandler
    {
        public async Task HandleAsync(SmsInboundMessage message, CancellationToken cancellationToken)
        {
            await answers.SaveAsync(message, cancellationToken); // By Gateway and ProviderMessageId: a repetition writes the same row again.

            if (PhoneNumber.TryParse(message.From, out PhoneNumber from) && message.Text?.Trim().ToUpperInvariant() is "STOP")
            {
                await subscriptions.EndAsync(from, cancellationToken);
            }
        }
    }
    #endregion

    public interface IAnswers
    {
        Task SaveAsync(SmsInboundMessage message, CancellationToken cancellationToken);
    }

    public interface ISubscriptions
    {
        Task EndAsync(PhoneNumber number, CancellationToken cancellationToken);
    }

    public interface IOrders
    {
        Task SetDeliveryAsync(string messageId, PhoneNumber to, string status, bool isFinal, CancellationToken cancellationToken);
    }
}

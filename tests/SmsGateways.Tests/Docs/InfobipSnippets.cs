using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/providers/infobip.md, compiled; <see cref="ProviderPageTests"/> runs it.</summary>
internal static class InfobipSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region infobip-register
        builder.Services.AddSmsGateways(sms => sms.AddInfobip("infobip", o =>
        {
            o.Username = "login";
            o.Password = builder.Configuration["Sms:Infobip:Password"] ?? "";
            o.DefaultSender = "MyShop";
        }));
        #endregion
    }

    public static void RegisterSection(HostApplicationBuilder builder)
    {
        #region infobip-section
        builder.Services.AddSmsGateways(sms => sms.AddInfobip("infobip", builder.Configuration.GetSection("Sms:Infobip")));
        #endregion
    }

    public static void RegisterTwo(HostApplicationBuilder builder)
    {
        #region infobip-secondary
        builder.Services.Configure<InfobipOptions>("infobip", o =>
        {
            o.Transport = InfobipTransport.Xml; // Json where nothing is said.
            o.SecondaryAddress = new Uri("https://api2.infobip.com/");
        });
        #endregion
    }

    public static async Task SendAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-send
        SmsMessage[] messages =
        [
            new("Your order 4711 is ready", "+385 95 111 11 11") { ValidFor = TimeSpan.FromHours(12) },
            new("Ваш заказ готов", "+996 550 12-34-56") { SendAt = DateTimeOffset.UtcNow.AddHours(2) },
            new(new SmsText("Your code is 493028") { Flash = true }, "+385 95 222 22 22"),
            new(new SmsNotification("You have a new voice message"), "+385 95 333 33 33"),
            new(new SmsWapPush("Your ticket", new Uri("https://shop.example/t/4711")), "+385 95 444 44 44"),
            new(new SmsBinary(Convert.FromHexString("3045")) { UserDataHeader = Convert.FromHexString("050415811581") }, "+385 95 555 55 55"), // To port 5505.
        ];

        await foreach (SmsSendResult result in gateway.SendManyAsync(messages, cancellationToken)) // One request; Plain has one for each.
        {
            Console.WriteLine(result);
        }
        #endregion
    }

    public static SmsMessage Extras()
    {
        #region infobip-options
        var message = new SmsMessage("Reply YES to join", "+1 202 555 01 23")
        {
            From = "12345",
            ProviderOptions =
            [
                new InfobipMessageOptions
                {
                    SourceTon = 2,            // A short number; else it is shown with a plus sign.
                    CampaignId = "summer",    // Of a US short code.
                    AppId = "shop",           // Keeps the reports of one application apart from another's.
                    NoPush = true,            // They wait to be asked for.
                },
            ],
        };
        #endregion
        return message;
    }

    public static SmsMessage PushTo(SmsMessage message, ISmsCallbackAddresses addresses)
    {
        #region infobip-push-url
        Uri address = addresses.GetAddress("infobip", new Uri("https://shop.example/")); // https://shop.example/sms/infobip/<secret>
        message = message with { ProviderOptions = [new InfobipMessageOptions { PushUrl = address }] };
        #endregion
        return message;
    }

    public static async Task PullAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-pull
        await foreach (SmsDeliveryReport report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(SmsReportQuery.AllWaiting, cancellationToken))
        {
            Console.WriteLine($"{report.ProviderMessageId}: {report.Status} {report.GsmErrorName}"); // Store it: nobody has it a second time.
        }
        #endregion
    }

    public static async Task ReceiveAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-inbox
        await foreach (SmsInboundMessage message in gateway.GetRequiredService<ISmsInbox>().ReceiveAsync(new SmsInboxQuery { Limit = 100 }, cancellationToken))
        {
            Console.WriteLine($"{message.ProviderMessageId}: {message.Text ?? Convert.ToHexString(message.Data.Span)}"); // Store it, as above.
        }
        #endregion
    }

    public static async Task LookAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-lookup
        SmsNumberInfo info = await gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(PhoneNumber.Parse("+385 99 704 62 53"), cancellationToken);
        Console.WriteLine($"{info.Status}: {info.Operator ?? info.MccMnc}, ported: {info.IsPorted}, charged {info.ProviderFields.GetValueOrDefault("ppm")}");
        #endregion
    }

    public static async Task<IReadOnlyList<InfobipNumberTicket>> RequestAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-number-context
        PhoneNumber[] numbers = [PhoneNumber.Parse("+385 99 704 62 53"), PhoneNumber.Parse("+385 98 111 11 11")];

        IReadOnlyList<InfobipNumberTicket> tickets = await gateway.GetRequiredService<IInfobipNumberContext>().RequestAsync(numbers, cancellationToken);
        foreach (InfobipNumberTicket ticket in tickets)
        {
            Console.WriteLine(ticket switch
            {
                { IsAccepted: true } => $"{ticket.ProviderMessageId} will be pushed",
                { Error.Code: SmsErrorCode.InvalidRecipient } => "the provider will not look it up",
                _ => "not known: it may be pushed, and charged, all the same",
            });
        }
        #endregion
        return tickets;
    }

    public static void Handle(WebApplicationBuilder builder, string secret)
    {
        #region infobip-numbers
        builder.Services.AddSmsCallbacks(o => o.Secrets.Add(secret)).HandleNumbers<NumberContexts>();
        #endregion
    }

    public static async Task AskAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region infobip-credits
        SmsBalance credits = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(cancellationToken);
        Console.WriteLine($"{credits.Amount} left");
        #endregion
    }

    #region infobip-numbers-handler
    public sealed class NumberContexts(INumbers numbers) : ISmsNumberInfoHandler
    {
        // May be called again with the same: write it, do not count it up.
        public Task HandleAsync(string gateway, SmsNumberInfo info, CancellationToken cancellationToken)
            => numbers.SaveAsync(info.ProviderFields.GetValueOrDefault("id"), info.Number, info.Status, info.MccMnc, cancellationToken); // The id of its ticket.
    }
    #endregion

    public interface INumbers
    {
        Task SaveAsync(string? ticket, PhoneNumber number, string? status, string? network, CancellationToken cancellationToken);
    }
}

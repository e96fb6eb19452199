using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/providers/mysmpp.md, compiled; <see cref="ProviderPageTests"/> runs it.</summary>
internal static class MySmppSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region mysmpp-register
        builder.Services.AddSmsGateways(sms => sms.AddMySmpp("mysmpp", o =>
        {
            o.Login = "login"; // Or o.Token alone, the secret key that the manager gives out.
            o.Password = builder.Configuration["Sms:MySmpp:Password"] ?? "";
            o.DefaultSender = "MyShop";
            o.BaseAddress = new Uri("https://my3.webcom.mobi/"); // An account at lk.mysmpp.ru: o.AllowInsecureHttp = true instead.
        }));
        #endregion
    }

    public static void RegisterSection(HostApplicationBuilder builder)
    {
        #region mysmpp-section
        builder.Services.AddSmsGateways(sms => sms.AddMySmpp("mysmpp", builder.Configuration.GetSection("Sms:MySmpp")));
        #endregion
    }

    public static async Task<SmsSendResult> SendViberAsync(ISmsGateway gateway, CancellationToken cancellationToken)
    {
        #region mysmpp-viber
        var viber = new SmsViber("Your order is ready 📦")
        {
            Sender = "MyShop",
            Image = new Uri("https://shop.example/parcel.png"),
            ButtonText = "Where?",
            ButtonUrl = new Uri("https://shop.example/orders/4711"),
            ValidFor = TimeSpan.FromMinutes(10),                    // how long Viber may try
            Fallback = new SmsText("Your order is ready"),          // then this, as an SMS; SmsFirst = true turns the two around
        };

        var message = new SmsMessage(viber, "+7 903 325-66-99")
        {
            From = "MyShop",                                        // the sender of the SMS
            ValidFor = TimeSpan.FromHours(6),                       // and how long the SMS may be tried
        };

        SmsSendResult result = await gateway.SendAsync(message, cancellationToken);
        #endregion
        return result;
    }

    public static async Task SendKindsAsync(ISmsGateway gateway, PhoneNumber to, CancellationToken cancellationToken)
    {
        #region mysmpp-kinds
        SmsContent[] contents =
        [
            new SmsText("Your code is 493028") { Flash = true },
            new SmsWapPush("Your ticket", new Uri("https://shop.example/t/4711")),
            new SmsVCard("Anna Petrova") { CellPhone = "+7 903 325-66-99", Email = "anna@shop.example", Organization = "MyShop", City = "Moscow", PostalCode = "101000" },
            new SmsSilent(), // Shows nowhere; its report says whether the telephone can be reached.
        ];

        foreach (SmsContent content in contents)
        {
            SmsSendResult result = await gateway.SendAsync(new SmsMessage(content, to), cancellationToken);
            result.EnsureAccepted();
        }
        #endregion
    }

    public static async Task ScheduleAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region mysmpp-scheduled
        var reminder = new SmsMessage("Your appointment is tomorrow at 10", "+7 903 325-66-99") { SendAt = DateTimeOffset.UtcNow.AddDays(2) };
        SmsSendResult result = await gateway.SendAsync(reminder, cancellationToken);

        IMySmppScheduled scheduled = gateway.GetRequiredService<IMySmppScheduled>();
        await foreach (MySmppScheduledMessage waiting in scheduled.GetMessagesAsync(cancellationToken))
        {
            Console.WriteLine($"{waiting.ProviderMessageId} to {waiting.To?.ToMaskedString()} goes out at {waiting.SendAt}");
        }

        if (result.Recipients[0].ProviderMessageId is { } id)
        {
            IReadOnlyList<MySmppCancellation> canceled = await scheduled.CancelAsync([id], cancellationToken);
            Console.WriteLine(canceled[0].IsCanceled ? "It will not go out." : $"Not canceled: {canceled[0].ProviderStatus}. It may have gone out.");
        }
        #endregion
    }

    public static async Task StopAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region mysmpp-stop-list
        IMySmppStopList stopList = gateway.GetRequiredService<IMySmppStopList>();
        PhoneNumber number = PhoneNumber.Parse("+7 903 325-66-99");

        IReadOnlyList<MySmppStopListChange> added = await stopList.AddAsync([number], cancellationToken); // From now on: Rejected, OptedOut.
        IReadOnlyList<string> stopped = await stopList.GetNumbersAsync(cancellationToken);
        IReadOnlyList<MySmppStopListChange> removed = await stopList.RemoveAsync([number], cancellationToken);
        Console.WriteLine($"{added[0]}, {stopped.Count} on the list, {removed[0]}");
        #endregion
    }

    public static async Task AskAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region mysmpp-account
        SmsBalance balance = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(cancellationToken);
        Console.WriteLine($"{balance.Amount} {balance.Currency}, or {balance.ProviderFields.GetValueOrDefault("sms Russia")} messages to Russia");

        MySmppSenders senders = await gateway.GetRequiredService<IMySmppSenders>().GetSendersAsync(cancellationToken);
        Console.WriteLine(senders.IsAnyAllowed ? "Any sender may be used." : string.Join(", ", senders.Senders.Where(sender => sender.State is MySmppSenderState.Approved).Select(sender => sender.Name)));

        MySmppServerTime now = await gateway.GetRequiredService<IMySmppServerTime>().GetTimeAsync(cancellationToken);
        Console.WriteLine($"The account's clock says {now.Time}: TimeZone is right where that is the local time there.");

        SmsNumberInfo number = await gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(PhoneNumber.Parse("+7 903 325-66-99"), cancellationToken);
        Console.WriteLine($"{number.Operator}, {number.Region}, {number.UtcOffset} ahead of UTC");
        #endregion
    }

    public static async Task AskForStatesAsync(ISmsGateway gateway, SmsSendResult result, TextWriter Console, CancellationToken cancellationToken)
    {
        #region mysmpp-reports
        // Of an Unknown, the id is one of ours, which the provider cannot be asked about.
        string[] ids = [.. result.Recipients.Where(row => row.Outcome is SmsOutcome.Accepted).Select(row => row.ProviderMessageId).OfType<string>()];

        await foreach (SmsDeliveryReport report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new SmsReportQuery(ids), cancellationToken))
        {
            Console.WriteLine($"{report.ProviderMessageId}: {report.Status} ({report.ProviderStatus})");
        }
        #endregion
    }
}

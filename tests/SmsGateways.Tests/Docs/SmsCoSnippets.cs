using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/providers/smsco.md, compiled; <see cref="ProviderPageTests"/> runs it.</summary>
internal static class SmsCoSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region smsco-register
        builder.Services.AddSmsGateways(sms => sms.AddSmsCo("smsco", o =>
        {
            o.Username = "login";
            o.Password = builder.Configuration["Sms:SmsCo:Password"] ?? "";
            o.BaseAddress = new Uri("https://smsco.ge/"); // Where that does not answer, o.AllowInsecureHttp = true instead: the document's http.
        }));
        #endregion
    }

    public static void RegisterSection(HostApplicationBuilder builder)
    {
        #region smsco-section
        builder.Services.AddSmsGateways(sms => sms.AddSmsCo("smsco", builder.Configuration.GetSection("Sms:SmsCo")));
        #endregion
    }

    public static async Task<SmsMessage> SendAsync(ISmsGateway gateway, TextWriter Console, CancellationToken cancellationToken)
    {
        #region smsco-send
        var message = new SmsMessage("თქვენი შეკვეთა მზად არის", "+995 599 44 54 48")
        {
            Simplify = new SmsSimplification { Transliterations = [SmsTransliteration.Georgian] }, // Only Latin text is sent.
        };

        SmsSendResult result = await gateway.SendAsync(message, cancellationToken);
        SmsRecipientResult row = result.Recipients[0];
        Console.WriteLine(row.Outcome switch
        {
            SmsOutcome.Accepted => $"Accepted as {row.ProviderMessageId}",
            SmsOutcome.Unknown => "It may have gone out: the provider would not recognize a repetition. Do not send it again.",
            _ => $"Not sent: {row.Error}",
        });
        #endregion
        return message;
    }

    public static async Task AskAsync(ISmsGateway gateway, SmsSendResult result, TextWriter Console, CancellationToken cancellationToken)
    {
        #region smsco-reports
        string[] ids = [.. result.Recipients.Select(row => row.ProviderMessageId).OfType<string>()]; // "OK 4" has none.

        await foreach (SmsDeliveryReport report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new SmsReportQuery(ids), cancellationToken))
        {
            Console.WriteLine($"{report.ProviderMessageId}: {report.Status}, in the provider's words {report.ProviderStatus}");
        }

        SmsBalance balance = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(cancellationToken);
        Console.WriteLine($"{balance.Amount} left");
        #endregion
    }
}

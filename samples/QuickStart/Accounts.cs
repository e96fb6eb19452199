using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

namespace QuickStart;

/// <summary>One account with each provider. In an application, all of this but the addresses comes from configuration.</summary>
internal static class Accounts
{
    public static void Add(SmsGatewaysBuilder sms, SmsSimulator simulator)
    {
        sms.AddSmsPro("nikita", o => { o.Platform = SmsProPlatform.Nikita; o.Login = "login"; o.Password = "passwd"; o.BaseAddress = simulator.Nikita.BaseAddress; o.QuietPeriod = TimeSpan.FromSeconds(1); });
        sms.AddSmsPro("biz", o => { o.Platform = SmsProPlatform.Biz; o.Login = "login"; o.Password = "passwd"; o.BaseAddress = simulator.Biz.BaseAddress; });
        sms.AddInfobip("infobip", o => { o.Username = "test"; o.Password = "test"; o.DefaultSender = "MyShop"; o.BaseAddress = simulator.Infobip.BaseAddress; });
        sms.AddSmsCo("smsco", o => { o.Username = "test"; o.Password = "test"; o.BaseAddress = simulator.SmsCo.BaseAddress; });
        sms.AddMySmpp("mysmpp", o => { o.Login = "login"; o.Password = "password"; o.DefaultSender = "MyShop"; o.BaseAddress = simulator.MySmpp.BaseAddress; });
        sms.DefaultGateway = "nikita";
    }
}

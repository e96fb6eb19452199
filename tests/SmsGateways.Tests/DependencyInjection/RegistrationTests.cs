using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using RichardSzalay.MockHttp;

namespace SmsGateways.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private static readonly SmsMessage Message = new("Hi", "+996550123456") { Id = "a1", From = "MyShop" };

    [Fact]
    public void Each_gateway_is_a_keyed_singleton()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.DefaultGateway = "own";
        });
        using var scope = provider.CreateScope();

        var nikita = provider.GetRequiredKeyedService<ISmsGateway>("nikita");

        nikita.Name.Should().Be("nikita");
        scope.ServiceProvider.GetRequiredKeyedService<ISmsGateway>("nikita").Should().BeSameAs(nikita);
        provider.GetRequiredService<ISmsGateways>().Get("nikita").Should().BeSameAs(nikita);
        provider.GetRequiredService<ISmsGateway>().Should().BeOfType<OwnGateway>();
        provider.GetKeyedService<ISmsGateway>("Nikita").Should().BeNull("upper and lower case differ");
    }

    [Fact]
    public void The_only_gateway_is_the_default()
    {
        using var provider = Gateways.Provide(static sms => sms.AddSmsPro("nikita", Gateways.Nikita));

        provider.GetRequiredService<ISmsGateway>().Should().BeSameAs(provider.GetRequiredKeyedService<ISmsGateway>("nikita"));
    }

    [Fact]
    public void Without_a_default_the_error_names_the_choice()
    {
        using var several = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddSmsPro("biz", Gateways.Nikita);
        });
        using var none = Gateways.Provide(static _ => { });

        several.Invoking(static provider => provider.GetRequiredService<ISmsGateway>()).Should().Throw<InvalidOperationException>().WithMessage("*DefaultGateway*nikita, biz; *");
        none.Invoking(static provider => provider.GetRequiredService<ISmsGateway>()).Should().Throw<InvalidOperationException>().WithMessage("No SMS gateway is registered*");
        none.GetRequiredService<ISmsGateways>().Names.Should().BeEmpty();
    }

    [Fact]
    public void The_container_checks_itself_and_lifetimes_fit()
    {
        var services = new ServiceCollection().AddSmsGateways(static sms => sms.AddSmsPro("nikita", Gateways.Nikita));

        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("nikita");
    }

    [Fact]
    public void Calls_add_up()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.DefaultGateway = "biz";
        }).Should().BeSameAs(services);
        services.AddSmsGateways(static sms => sms.AddSmsPro("biz", Gateways.Nikita));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateways>().Names.Should().Equal("nikita", "biz");
        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("biz");
        provider.GetRequiredKeyedService<ISmsGateway>("nikita").Name.Should().Be("nikita");
        services.Count(static service => service.ServiceType == typeof(ISmsGateways)).Should().Be(1);
    }

    [Fact]
    public void The_last_call_that_names_a_default_wins()
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.DefaultGateway = "nikita";
        });
        services.AddSmsGateways(static sms =>
        {
            sms.AddSmsPro("biz", Gateways.Nikita);
            sms.DefaultGateway = "biz";
        });
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISmsGateway>().Name.Should().Be("biz");
    }

    [Fact]
    public async Task Two_accounts_of_one_provider_live_side_by_side()
    {
        using var handler = new MockHttpMessageHandler();
        var bodies = new List<string>();
        handler.When("*").Respond(async request =>
        {
            bodies.Add(await request.Content!.ReadAsStringAsync());
            return new(HttpStatusCode.OK) { Content = new StringContent("<response><id>a1</id><status>0</status><phones>1</phones><smscnt>1</smscnt></response>") };
        });
        using var provider = Gateways.Provide(sms =>
        {
            sms.AddSmsPro("one", static o => Set(o, "anna")).HttpClient.ConfigurePrimaryHttpMessageHandler(() => handler);
            sms.AddSmsPro("other", static o => Set(o, "boris")).HttpClient.ConfigurePrimaryHttpMessageHandler(() => handler);
        });
        var gateways = provider.GetRequiredService<ISmsGateways>();

        (await gateways.Get("one").SendAsync(Message)).Recipients[0].Gateway.Should().Be("one");
        (await gateways.Get("other").SendAsync(Message)).Recipients[0].Gateway.Should().Be("other");

        bodies.Should().SatisfyRespectively(
            static body => body.Should().Contain("anna").And.NotContain("boris"),
            static body => body.Should().Contain("boris").And.NotContain("anna"));

        static void Set(SmsProOptions options, string login)
        {
            Gateways.Nikita(options);
            options.Login = login;
        }
    }

    [Fact]
    public void A_gateway_of_the_applications_own_is_made_once_and_disposed_with_the_container()
    {
        var made = new List<OwnGateway>();
        using (var provider = Gateways.Provide(sms =>
        {
            sms.AddGateway("own", _ =>
            {
                made.Add(new("own"));
                return made[^1];
            }).Should().BeSameAs(sms);
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.DefaultGateway = "nikita";
        }))
        {
            made.Should().BeEmpty();
            provider.GetRequiredKeyedService<ISmsGateway>("own").Should().BeSameAs(provider.GetRequiredService<ISmsGateways>().Get("own"));
            made.Should().ContainSingle().Which.Disposals.Should().Be(0);
        }

        made[0].Disposals.Should().Be(1);
    }

    [Fact]
    public void A_decorator_finds_the_gateway_that_it_wraps()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddSmsPro("nikita", Gateways.Nikita);
            sms.AddGateway("checked", static provider => new Decorator(provider.GetRequiredKeyedService<ISmsGateway>("nikita")));
            sms.DefaultGateway = "checked";
        });

        provider.GetRequiredService<ISmsGateway>().Should().BeOfType<Decorator>().Which.Name.Should().Be("checked");
    }

    [Fact]
    public void A_factory_that_makes_null_is_named()
    {
        using var provider = Gateways.Provide(static sms => sms.AddGateway("own", static _ => null!));

        provider.Invoking(static p => p.GetRequiredService<ISmsGateway>()).Should().Throw<InvalidOperationException>().WithMessage("*'own'*null*");
    }

    [Fact]
    public void The_builder_says_more_about_one_gateway()
    {
        var services = new ServiceCollection();
        SmsGatewayBuilder? gateway = null;
        services.AddSmsGateways(sms =>
        {
            sms.Services.Should().BeSameAs(services);
            gateway = sms.AddSmsPro("nikita", Gateways.Nikita);
        });

        gateway!.Name.Should().Be("nikita");
        gateway.Services.Should().BeSameAs(services);
        gateway.HttpClient.Name.Should().Contain("nikita");
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<HttpClientFactoryOptions>>().Get(gateway.HttpClient.Name)
            .HandlerLifetime.Should().Be(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task A_handler_on_the_HttpClient_sees_the_request()
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect(HttpMethod.Post, "https://smspro.nikita.kg/api/message").WithHeaders("X-Trace", "7")
            .Respond("application/xml", "<response><id>a1</id><status>0</status><phones>1</phones><smscnt>1</smscnt></response>");
        using var provider = Gateways.Provide(sms => sms.AddSmsPro("nikita", Gateways.Nikita).HttpClient
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .ConfigureHttpClient(static client => client.DefaultRequestHeaders.Add("X-Trace", "7")));

        await provider.GetRequiredService<ISmsGateway>().SendAsync(Message);

        handler.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public void An_options_class_is_not_changed_under_a_gateway_by_who_configured_it()
    {
        SmsProOptions? kept = null;
        using var provider = Gateways.Provide(sms => sms.AddSmsPro("nikita", o =>
        {
            Gateways.Nikita(o);
            kept = o;
        }));
        var catalog = provider.GetRequiredService<SmsGateways.DependencyInjection.GatewayRegistry>();
        _ = provider.GetRequiredService<ISmsGateway>();

        kept!.Password = "";

        catalog.GetOptions("nikita").Should().BeOfType<SmsProOptions>().Which.Password.Should().Be("k4n4ry");
    }

    [Fact]
    public void Null_and_nameless_arguments_are_refused_where_they_are_written()
    {
        var services = new ServiceCollection();
        services.Invoking(static s => s.AddSmsGateways(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(static () => ((IServiceCollection)null!).AddSmsGateways(static _ => { })).Should().Throw<ArgumentNullException>();

        services.AddSmsGateways(static sms =>
        {
            var section = Gateways.Configuration();
            var mistakes = new Action[]
            {
                () => sms.AddSmsPro("", Gateways.Nikita),
                () => sms.AddSmsPro(" ", section),
                () => sms.AddSmsPro(null!, Gateways.Nikita),
                () => sms.AddSmsPro("a", (Action<SmsProOptions>)null!),
                () => sms.AddSmsPro("a", (Microsoft.Extensions.Configuration.IConfiguration)null!),
                () => sms.AddGateway("\t", static _ => new OwnGateway("x")),
                () => sms.AddGateway("a", null!),
            };
            mistakes.Should().AllSatisfy(static mistake => mistake.Should().Throw<ArgumentException>());
        });

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ISmsGateways>().Names.Should().BeEmpty("a call that was refused registers nothing");
    }

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner)
    {
        public override string Name => "checked";
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>What stops the application at its start, and the address to give to a provider.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Without_a_secret_or_a_network_the_application_does_not_start_and_says_which_gateways_are_open()
    {
        var failures = await FailAsync(static _ => { });

        failures.Should().HaveCount(2);
        failures[0].Should().StartWith("SmsGateways: the callbacks: the gateway 'nikita' has neither a secret nor a network");
        failures[1].Should().StartWith("SmsGateways: the callbacks: the gateway 'own' has neither a secret nor a network");
    }

    [Fact]
    public async Task One_gateways_secret_does_not_open_another()
    {
        var failures = await FailAsync(static o => o.For("nikita").Secrets.Add(Secrets.First));

        failures.Should().ContainSingle().Which.Should().Contain("'own' has neither");
    }

    [Fact]
    public async Task All_mistakes_come_at_once_and_quote_no_secret()
    {
        var failures = await FailAsync(static o =>
        {
            o.Secrets.Add("short4711");
            o.Secrets.Add(new string('a', 64));
            o.Secrets.Add("a/secret%with+characters=that?change");
            o.For("nikita").Secrets.Add("");
            o.For("own").AllowAnyone = true;
            o.For("own").Networks.Add(IPNetwork.Parse("10.0.0.0/8"));
            o.For("nobody").Secrets.Add(Secrets.First);
            o.MaxBodySize = 10;
            o.MaxRequestsPerSecond = 0;
            o.HandlerTimeout = TimeSpan.Zero;
            o.JoinTimeout = TimeSpan.FromHours(1);
            o.Retention = TimeSpan.Zero;
            o.MaxRememberedMessages = 0;
        });

        var text = string.Join("\n", failures);
        text.Should().Contain("there are 3 secrets").And.Contain("secret 0 (counted from 0) has less than 128 bits").And.Contain("secret 1 (counted from 0) has less than 128 bits")
            .And.Contain("secret 2 (counted from 0) has characters that change").And.Contain("the gateway 'nikita': secret 0 (counted from 0) is empty")
            .And.Contain("'own' allows anyone, and has").And.Contain("For(\"nobody\") names no gateway that has pushes. There are: nikita, own.")
            .And.Contain("MaxBodySize is 10").And.Contain("MaxRequestsPerSecond is 0").And.Contain("HandlerTimeout is 00:00:00").And.Contain("JoinTimeout is 01:00:00")
            .And.Contain("Retention is 00:00:00").And.Contain("MaxRememberedMessages is 0");
        failures.Should().HaveCount(13);
        text.Should().NotContain("short4711").And.NotContain("characters=that").And.NotContain(Secrets.First);
    }

    [Fact]
    public async Task The_gateways_mistakes_are_told_as_well()
    {
        var start = () => CallbackApp.StartAsync(static _ => { }, static sms => sms.AddSmsPro("biz", static _ => { }));

        var failure = await start.Should().ThrowAsync<OptionsValidationException>();

        failure.Which.Message.Should().Contain("the gateway 'biz'");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("..")]
    public async Task A_name_that_an_address_cannot_hold_is_a_mistake(string name)
    {
        var failures = await FailAsync(static o => o.Secrets.Add(Secrets.First), sms => sms.AddGateway(name, _ => new PushingGateway(name)));

        failures.Should().ContainSingle().Which.Should().Contain($"the gateway '{name}' cannot stand in an address");
    }

    [Fact]
    public async Task Without_any_handler_the_application_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSmsGateways(static sms => sms.AddGateway("own", static _ => new PushingGateway("own")));
        builder.Services.AddSmsCallbacks(static o => o.Secrets.Add(Secrets.First));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");

        var start = () => app.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("There is no handler");
    }

    [Fact]
    public void Mapping_without_registering_says_what_is_missing()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        app.Invoking(static app => app.MapSmsCallbacks("/sms")).Should().Throw<InvalidOperationException>().WithMessage("Call AddSmsCallbacks*");
    }

    [Theory]
    [InlineData("nikita", "https://shop.example", "https://shop.example/sms/nikita/" + Secrets.First)]
    [InlineData("nikita", "https://shop.example:8443/behind/", "https://shop.example:8443/behind/sms/nikita/" + Secrets.First)]
    [InlineData("own", "http://shop.example/?query#fragment", "http://shop.example/sms/own")]
    [InlineData("my gateway", "https://shop.example/", "https://shop.example/sms/my%20gateway/" + Secrets.First)]
    public async Task The_address_for_a_provider_can_be_asked_for_and_works(string gateway, string publicAddress, string expected)
    {
        await using var app = await CallbackApp.StartAsync(
            static o =>
            {
                o.Secrets.Add(Secrets.First);
                o.Secrets.Add(Secrets.Second);
                o.For("own").AllowAnyone = true;
            },
            static sms => sms.AddFailover("both", "nikita", "own").AddGateway("my gateway", static _ => new PushingGateway("my gateway")));
        var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();

        addresses.GetAddress(gateway, new(publicAddress)).AbsoluteUri.Should().Be(expected);
        addresses.Gateways.Should().Equal("nikita", "own", "my gateway");

        var local = addresses.GetAddress(gateway, app.Address);
        using var response = await app.Client.PostAsync(local, new StringContent("<report/>"));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_is_asked_for_of_a_gateway_that_has_one()
    {
        await using var app = await CallbackApp.StartAsync(gateways: static sms => sms.AddFailover("both", "nikita", "own"));
        var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();

        addresses.Invoking(a => a.GetAddress("both", app.Address)).Should().Throw<ArgumentException>().WithMessage("No gateway 'both'*nikita, own.*");
        addresses.Invoking(a => a.GetAddress("nobody", app.Address)).Should().Throw<ArgumentException>();
        addresses.Invoking(static a => a.GetAddress("nikita", new("/sms", UriKind.Relative))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Below_a_group_the_address_is_the_whole_one()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<Recorder>();
        builder.Services.AddSmsGateways(static sms => sms.AddGateway("own", static _ => new PushingGateway("own")));
        builder.Services.AddSmsCallbacks(static o => o.Secrets.Add(Secrets.First)).HandleReports<Recorder.Handler>();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGroup("/hooks/v1").MapSmsCallbacks("sms").WithMetadata("seen");
        var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();
        addresses.Invoking(static a => a.GetAddress("own", new("https://shop.example/"))).Should().Throw<InvalidOperationException>("nothing has started");

        await app.StartAsync();

        addresses.GetAddress("own", new("https://shop.example/")).AbsoluteUri.Should().Be($"https://shop.example/hooks/v1/sms/own/{Secrets.First}");
    }

    [Fact]
    public void A_secret_that_is_made_is_long_enough_and_new()
    {
        var secrets = Enumerable.Range(0, 100).Select(static _ => SmsCallbackOptions.CreateSecret()).ToList();

        secrets.Should().OnlyHaveUniqueItems().And.OnlyContain(static secret => secret.Length == 43 && secret.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
    }

    private static async Task<IReadOnlyList<string>> FailAsync(Action<SmsCallbackOptions> configure, Action<SmsGatewaysBuilder>? gateways = null)
    {
        var start = () => CallbackApp.StartAsync(configure, gateways);
        return [.. (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures];
    }
}

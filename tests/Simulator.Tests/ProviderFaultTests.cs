using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>The faults that all providers have in common, at Infobip's two access points and at MySmpp.</summary>
public sealed class ProviderFaultTests : InfobipFixture
{
    public enum Provider
    {
        Infobip,
        InfobipSecondary,
        MySmpp,
    }

    private static readonly (string Name, SimulatorFault Fault)[] Broken =
    [
        ("CloseBefore", SimulatorFault.CloseBeforeProcessing), ("CloseAfter", SimulatorFault.CloseAfterProcessing),
        ("ResetBefore", SimulatorFault.ResetBeforeProcessing), ("ResetAfter", SimulatorFault.ResetAfterProcessing),
    ];

    private static readonly (string Name, SimulatorFault Fault)[] Pages =
    [
        ("UnavailableBefore", SimulatorFault.UnavailableBeforeProcessing), ("UnavailableAfter", SimulatorFault.UnavailableAfterProcessing),
        ("TooManyRequests", SimulatorFault.TooManyRequests), ("HtmlPageBefore", SimulatorFault.HtmlPageBeforeProcessing),
        ("HtmlPageAfter", SimulatorFault.HtmlPageAfterProcessing),
    ];

    public static TheoryData<Provider, string> BrokenConnections => Rows(Broken);

    public static TheoryData<Provider, string> HtmlPages => Rows(Pages);

    public static TheoryData<Provider> Providers => new(Enum.GetValues<Provider>());

    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task A_broken_connection_has_no_answer(Provider provider, string name)
    {
        var fault = Array.Find(Broken, fault => fault.Name == name).Fault;
        Fail(provider, fault);

        try
        {
            (await ExchangeAsync(OnSocket(provider))).Should().BeEmpty();
        }
        catch (System.Net.Sockets.SocketException e)
        {
            e.SocketErrorCode.Should().Be(System.Net.Sockets.SocketError.ConnectionReset);
        }

        Accepted(provider).Should().Be(name.EndsWith("After", StringComparison.Ordinal) ? 1 : 0);
        (await ExchangeAsync(OnSocket(provider))).Should().StartWith("HTTP/1.1 200 OK");
    }

    [Theory]
    [MemberData(nameof(HtmlPages))]
    public async Task A_page_of_HTML_comes_in_the_place_of_the_answer(Provider provider, string name)
    {
        Fail(provider, Array.Find(Pages, fault => fault.Name == name).Fault);

        var answer = await ExchangeAsync(OnSocket(provider));

        answer.Should().StartWith(name.StartsWith("Html", StringComparison.Ordinal) ? "HTTP/1.1 200 " : name is "TooManyRequests" ? "HTTP/1.1 429 " : "HTTP/1.1 503 ")
            .And.Contain("<!DOCTYPE html>");
        Accepted(provider).Should().Be(name.EndsWith("After", StringComparison.Ordinal) ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_truncated_answer_ends_halfway_and_the_message_is_kept(Provider provider)
    {
        Fail(provider, SimulatorFault.TruncatedAnswer);

        var answer = await ExchangeAsync(OnSocket(provider));

        answer.Should().StartWith("HTTP/1.1 200 OK").And.NotEndWith("}").And.NotEndWith(">");
        Accepted(provider).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_malformed_answer_is_not_in_the_providers_format_and_the_message_is_kept(Provider provider)
    {
        Fail(provider, SimulatorFault.MalformedAnswer);

        using var response = await SendAsync(provider);
        var answer = await response.Content.ReadAsStringAsync();

        if (provider is Provider.MySmpp)
        {
            answer.Invoking(System.Xml.Linq.XElement.Parse).Should().Throw<System.Xml.XmlException>();
        }
        else
        {
            answer.Invoking(json => System.Text.Json.JsonDocument.Parse(json)).Should().Throw<System.Text.Json.JsonException>();
        }

        Accepted(provider).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_delay_holds_the_answer_back_and_not_the_processing(Provider provider)
    {
        Fail(provider, SimulatorFault.Delay(TimeSpan.FromSeconds(30)));

        var sending = SendAsync(provider);
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        sending.IsCompleted.Should().BeFalse();
        Accepted(provider).Should().Be(1);
        Clock.Advance(TimeSpan.FromSeconds(30));

        using var response = await sending;
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Provider.Infobip, false)]
    [InlineData(Provider.InfobipSecondary, true)]
    [InlineData(Provider.MySmpp, true)]
    public async Task A_request_can_hang_until_the_client_gives_up(Provider provider, bool isProcessed)
    {
        Fail(provider, isProcessed ? SimulatorFault.HangAfterProcessing : SimulatorFault.HangBeforeProcessing);
        using var patience = new CancellationTokenSource();

        var sending = SendAsync(provider, patience.Token);
        await EventuallyAsync(() => PendingFaults(provider) is 0 && Accepted(provider) == (isProcessed ? 1 : 0));
        await patience.CancelAsync();
        await sending.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        Accepted(provider).Should().Be(isProcessed ? 1 : 0);
    }

    [Theory]
    [InlineData("Incorrect login or password", HttpStatusCode.OK)]
    [InlineData("Such an error no document has", HttpStatusCode.BadRequest)]
    public async Task MySmpp_answers_with_the_error_text_that_a_test_demands(string error, HttpStatusCode status)
    {
        Simulator.MySmpp.ErrorStatus = status;
        Simulator.MySmpp.Fail(SimulatorFault.Error(error));
        Simulator.MySmpp.Fail(SimulatorFault.Status(7));

        using var first = await SendAsync(Provider.MySmpp);
        using var second = await SendAsync(Provider.MySmpp);

        first.StatusCode.Should().Be(status);
        (await first.Content.ReadAsStringAsync()).Should().Contain($"<error>{error}</error>");
        (await second.Content.ReadAsStringAsync()).Should().Contain("<error>7</error>");
        Accepted(Provider.MySmpp).Should().Be(0);
    }

    [Fact]
    public void A_text_is_no_error_of_a_provider_that_has_numbers()
    {
        Infobip.Invoking(infobip => infobip.Fail(SimulatorFault.Error("text"))).Should().Throw<ArgumentException>();
        Infobip.Invoking(infobip => infobip.FailSecondary(SimulatorFault.Error("text"))).Should().Throw<ArgumentException>();
        Nikita.Invoking(nikita => nikita.Fail(SimulatorFault.Error("text"))).Should().Throw<ArgumentException>();
        Simulator.SmsCo.Invoking(smsCo => smsCo.Fail(SimulatorFault.Error("text"))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Every_provider_has_faults_and_requests_of_its_own()
    {
        Infobip.Fail(SimulatorFault.TooManyRequests);

        using var mySmpp = await SendAsync(Provider.MySmpp);
        using var secondary = await SendAsync(Provider.InfobipSecondary);

        mySmpp.StatusCode.Should().Be(HttpStatusCode.OK);
        secondary.StatusCode.Should().Be(HttpStatusCode.OK);
        Infobip.PendingFaults.Should().Be(1);
        Infobip.Requests.Should().BeEmpty();
        Infobip.SecondaryRequests.Should().ContainSingle();
        Simulator.MySmpp.Requests.Should().ContainSingle().Which.ContentType.Should().StartWith("text/xml");
    }

    [Fact]
    public async Task What_is_kept_shows_neither_numbers_nor_texts_nor_secrets_where_it_is_written_down()
    {
        await SendAsync(Nikita, Requests.Message);
        using var smsCo = await Http.GetAsync(new Uri(SmsCoDocument.Send.Change("http://smsco.ge/", Simulator.SmsCo.BaseAddress.AbsoluteUri)));

        Nikita.Messages.Single().ToString().Should().Be("SmsPro message A88726");
        Nikita.Messages.Single().Reports[0].ToString().Should().Be("Report 0");
        Nikita.Requests.Single().ToString().Should().Be("POST api/message");
        Nikita.Account.ToString().Should().Be("SmsPro account login");
        Simulator.SmsCo.Messages.Single().ToString().Should().Be("SmsCo message 123");
        Simulator.SmsCo.Account.ToString().Should().Be("SmsCo account test");
    }

    private static TheoryData<Provider, string> Rows((string Name, SimulatorFault Fault)[] faults)
    {
        var rows = new TheoryData<Provider, string>();
        foreach (var (name, _) in faults)
        {
            foreach (var provider in Enum.GetValues<Provider>())
            {
                rows.Add(provider, name);
            }
        }

        return rows;
    }

    private static (string Path, string Type, string Body) Request(Provider provider) => provider is Provider.MySmpp
        ? ("xml/", "text/xml; charset=utf-8", "<request><message><sender>Shop</sender><text>Hello</text><abonent phone=\"79033256699\" /></message>"
            + "<security><login value=\"login\" /><password value=\"password\" /></security></request>")
        : ("api/v3/sendsms/json", "application/json", InfobipRequestDocuments.JsonOwnId);

    private Uri Address(Provider provider) => provider switch
    {
        Provider.Infobip => Infobip.BaseAddress,
        Provider.InfobipSecondary => Infobip.SecondaryAddress,
        _ => Simulator.MySmpp.BaseAddress,
    };

    private string OnSocket(Provider provider)
    {
        var (path, type, body) = Request(provider);
        return $"POST {Address(provider).AbsolutePath}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {type}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private async Task<HttpResponseMessage> SendAsync(Provider provider, CancellationToken cancellationToken = default)
    {
        var (path, type, body) = Request(provider);
        using var content = new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type));
        return await Http.PostAsync(new Uri(Address(provider), path), content, cancellationToken);
    }

    private int Accepted(Provider provider) => provider is Provider.MySmpp ? Simulator.MySmpp.Messages.Count : Infobip.Messages.Count;

    private int PendingFaults(Provider provider) => provider switch
    {
        Provider.Infobip => Infobip.PendingFaults,
        Provider.InfobipSecondary => Infobip.PendingSecondaryFaults,
        _ => Simulator.MySmpp.PendingFaults,
    };

    private void Fail(Provider provider, SimulatorFault fault)
    {
        switch (provider)
        {
            case Provider.Infobip:
                Infobip.Fail(fault);
                break;
            case Provider.InfobipSecondary:
                Infobip.FailSecondary(fault);
                break;
            default:
                Simulator.MySmpp.Fail(fault);
                break;
        }
    }
}

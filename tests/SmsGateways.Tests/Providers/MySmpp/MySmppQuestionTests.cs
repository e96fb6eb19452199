using System.Globalization;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.MySmpp.MySmppAsking;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>What the provider can be asked besides states: questions held against its pages, literal answers of these and of real servers.</summary>
public sealed class MySmppQuestionTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+79612242243");

    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    [Theory]
    [InlineData("""<response><money>150</money><sms area="Russia">111</sms><sms area="Ukraine">111</sms></response>""", "150", null, "money=150;sms Russia=111;sms Ukraine=111")]
    [InlineData("""<response><money currency="RUR">3924.9</money><sms area="Россия">26166</sms></response>""", "3924.9", "RUR", "currency=RUR;money=3924.9;sms Россия=26166")]
    [InlineData("""<response><sms area="МТС">19</sms><money currency="RUB">29.47</money></response>""", "29.47", "RUB", "currency=RUB;money=29.47;sms МТС=19")]
    [InlineData(
        """<response><money>-1.5</money><sms area="МТС" price="1.1" type_sms="sms" type_text="Рекламные" MCC="250" MNC="1">136</sms><sms area="МТС" price="2">7</sms></response>""",
        "-1.5",
        null,
        "money=-1.5;sms МТС=136;sms МТС (2)=7;sms МТС (2) price=2;sms МТС MCC=250;sms МТС MNC=1;sms МТС price=1.1;sms МТС type_sms=sms;sms МТС type_text=Рекламные")]
    [InlineData("""<response><sms area="Russia">111</sms></response>""", null, null, "sms Russia=111")]
    public async Task A_balance_is_read(string answer, string? amount, string? currency, string fields)
    {
        var (request, balance) = await AskAsync<ISmsAccount, SmsBalance>(answer, account => account.GetBalanceAsync());

        request.RequestLine.Should().Be("POST /xml/balance.php HTTP/1.1");
        AssertQuestion(request, "");
        (balance.Amount, balance.Currency, balance.PricePerPart, balance.IsActive)
            .Should().Be((amount is null ? null : decimal.Parse(amount, CultureInfo.InvariantCulture), currency, null, null));
        string.Join(';', balance.ProviderFields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}")).Should().Be(fields);
    }

    [Theory]
    [InlineData("""<response><phone operator="Vimpeltelecom" region="Novosibirsk region" time_zone="3">79612242243</phone></response>""", "Vimpeltelecom", "Novosibirsk region", 6.0)]
    [InlineData("""<response><phone operator="Мегафон" region="Калининград" time_zone="-1">+79612242243</phone><phone operator="other" region="" time_zone="0">79001234567</phone></response>""", "Мегафон", "Калининград", 2.0)]
    [InlineData("""<response><phone operator="unknown" region="unknown" time_zone="unknown">79612242243</phone></response>""", null, null, null)]
    [InlineData("""<response><phone operator="" time_zone="99">79612242243</phone></response>""", null, null, null)]
    public async Task A_number_is_looked_up(string answer, string? carrier, string? region, double? offset)
    {
        var (request, info) = await AskAsync<ISmsNumberLookup, SmsNumberInfo>(answer, lookup => lookup.LookupAsync(Number));

        request.RequestLine.Should().Be("POST /xml/def.php HTTP/1.1");
        AssertQuestion(request, "<phones><phone>79612242243</phone></phones>");
        (info.Number, info.Operator, info.Region, info.UtcOffset?.TotalHours).Should().Be((Number, carrier, region, offset));
        info.ProviderFields.Keys.Should().BeSubsetOf(["operator", "region", "time_zone"]).And.Contain("operator");
    }

    [Theory]
    [InlineData("15:34:05", null, "15:34:05")]
    [InlineData("2012-12-17 18:34:27", "2012-12-17", "18:34:27")]
    public async Task The_time_comes_in_two_forms(string told, string? date, string time)
    {
        var (request, now) = await AskAsync<IMySmppServerTime, MySmppServerTime>($"<response><time>{told}</time></response>", server => server.GetTimeAsync());

        request.RequestLine.Should().Be("POST /xml/time.php HTTP/1.1");
        AssertQuestion(request, "");
        now.Should().Be(new MySmppServerTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)) { Date = date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture) });
    }

    [Fact]
    public async Task The_stop_list_is_fetched()
    {
        var (request, numbers) = await AskAsync<IMySmppStopList, IReadOnlyList<string>>("<response><phone>79001234567</phone><phone>79001234568</phone></response>", list => list.GetNumbersAsync());

        request.RequestLine.Should().Be("POST /xml/list_stop.php HTTP/1.1");
        AssertQuestion(request, "");
        numbers.Should().Equal("79001234567", "79001234568");
    }

    [Fact]
    public async Task The_stop_list_is_changed()
    {
        PhoneNumber[] numbers = [PhoneNumber.Parse("79612242243"), PhoneNumber.Parse("79612242244"), PhoneNumber.Parse("79612242245"), PhoneNumber.Parse("79612242243")];
        const string Answer = """<response><phone phone="79612242243">add</phone><phone phone="79612242244">delete</phone></response>""";

        var (added, additions) = await AskAsync<IMySmppStopList, IReadOnlyList<MySmppStopListChange>>(Answer, list => list.AddAsync(numbers));
        var (removed, removals) = await AskAsync<IMySmppStopList, IReadOnlyList<MySmppStopListChange>>(
            Answer.Replace("79612242243\">add", "79612242243\">not_found", StringComparison.Ordinal), list => list.RemoveAsync(numbers));

        (added.RequestLine, removed.RequestLine).Should().Be(("POST /xml/stop.php HTTP/1.1", "POST /xml/stop.php HTTP/1.1"));
        AssertQuestion(added, """<add_stop><phone phone="79612242243"/><phone phone="79612242244"/><phone phone="79612242245"/></add_stop>""");
        AssertQuestion(removed, """<delete_stop><phone phone="79612242243"/><phone phone="79612242244"/><phone phone="79612242245"/></delete_stop>""");
        additions.Should().Equal(Change(0, true, "add"), Change(1, false, "delete"), Change(2, false, null), Change(3, true, "add"));
        removals.Should().Equal(Change(0, false, "not_found"), Change(1, true, "delete"), Change(2, false, null), Change(3, false, "not_found"));
        $"{additions[0]} {additions[1]}".Should().Be("+7********43: done +7********44: not done");

        MySmppStopListChange Change(int number, bool isDone, string? word) => new(numbers[number], isDone) { ProviderStatus = word };
    }

    [Fact]
    public async Task Scheduled_messages_are_fetched_page_by_page()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync($"""
            <response>
                 <phones page="{exchange.Number}" num_pages="2">
                      <scheduled id_sms="{exchange.Number}234" time_put_turn="2011-11-14 12:42:40" originator="kosty" phone="79612242243" type_sms="sms" text_sms="ТекстSMS" count_sms="2" name_delivery="Newsletter title" time_send="2011-11-14 21:00" validity_period="2011-11-17 21:00:00" />
                      <scheduled id_sms="{exchange.Number}235" />
                 </phones>
            </response>
            """));
        await using var gateway = MySmppTestGateway.Create(server.Address);

        var messages = await gateway.Feature<IMySmppScheduled>().GetMessagesAsync().ToListAsync();

        server.Ledger.Should().HaveCount(2).And.OnlyContain(request => request.RequestLine == "POST /xml/list_scheduled.php HTTP/1.1");
        AssertQuestion(server.Ledger[0], """<scheduled page="1"/>""");
        AssertQuestion(server.Ledger[1], """<scheduled page="2"/>""");
        messages.Select(message => message.ProviderMessageId).Should().Equal("1234", "1235", "2234", "2235");
        messages[1].Should().Be(new MySmppScheduledMessage("1235"));

        messages[0].Should().Be(new MySmppScheduledMessage("1234")
        {
            From = "kosty",
            To = Number,
            Type = "sms",
            Text = "ТекстSMS",
            Parts = 2,
            Campaign = "Newsletter title",
            QueuedAt = At(14, 12, 42, 40),
            SendAt = At(14, 21, 0, 0),
            ValidUntil = At(17, 21, 0, 0),
        });
        messages[0].ToString().Should().Be("Scheduled 1234 to +7********43");

        // Moscow was four hours ahead then.
        static DateTimeOffset At(int day, int hour, int minute, int second) => new(2011, 11, day, hour, minute, second, TimeSpan.FromHours(4));
    }

    [Fact]
    public async Task Pages_are_asked_for_only_as_they_are_read()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync($"""<response><phones page="{exchange.Number}" num_pages="100"><scheduled id_sms="1"/></phones></response>"""));
        await using var gateway = MySmppTestGateway.Create(server.Address);

        (await gateway.Feature<IMySmppScheduled>().GetMessagesAsync().Take(3).ToListAsync()).Should().HaveCount(3);

        server.Ledger.Should().HaveCount(3);
    }

    [Fact]
    public async Task Scheduled_messages_are_canceled()
    {
        var (request, canceled) = await AskAsync<IMySmppScheduled, IReadOnlyList<MySmppCancellation>>(
            """<response><scheduled id_sms="1234">delete</scheduled><scheduled id_sms="1235">not_found</scheduled></response>""", scheduled => scheduled.CancelAsync(["1234", "1235", "1236", "1234"]));

        request.RequestLine.Should().Be("POST /xml/scheduled.php HTTP/1.1");
        AssertQuestion(request, """<delete_schedule><schedule id_sms="1234"/><schedule id_sms="1235"/><schedule id_sms="1236"/></delete_schedule>""");
        canceled.Should().Equal(
            new MySmppCancellation("1234", true) { ProviderStatus = "delete" },
            new MySmppCancellation("1235", false) { ProviderStatus = "not_found" },
            new MySmppCancellation("1236", false),
            new MySmppCancellation("1234", true) { ProviderStatus = "delete" });
    }

    [Theory]
    [InlineData("""<any_originator>FALSE</any_originator><list_originator><originator state="order">A</originator><originator state="completed">B</originator><originator state="rejected">C</originator><originator state="new">D</originator><originator>E</originator></list_originator>""", false, "A Ordered order, B Approved completed, C Rejected rejected, D Unknown new, E Unknown ")]
    [InlineData("<any_originator>TRUE</any_originator>", true, "")]
    [InlineData("<list_originator/><any_originator>false</any_originator>", false, "")]
    public async Task Senders_are_fetched(string answer, bool any, string expected)
    {
        var (request, senders) = await AskAsync<IMySmppSenders, MySmppSenders>($"<response>{answer}</response>", account => account.GetSendersAsync());

        request.RequestLine.Should().Be("POST /xml/originator.php HTTP/1.1");
        AssertQuestion(request, "");
        senders.IsAnyAllowed.Should().Be(any);
        string.Join(", ", senders.Senders.Select(sender => $"{sender.Name} {sender.State} {sender.ProviderState}")).Should().Be(expected);
    }

    public static TheoryData<string, Func<ISmsGateway, Task>, string?> Questions => new()
    {
        { "balance", gateway => gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(), "<response/>" },
        { "balance of words", gateway => gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(), "<response><money>much</money></response>" },
        { "number", gateway => gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(Number), """<response><phone operator="a" region="b" time_zone="0">79612242244</phone></response>""" },
        { "time", gateway => gateway.GetRequiredService<IMySmppServerTime>().GetTimeAsync(), "<response><time>25:00:00</time></response>" },
        { "inbox", gateway => gateway.GetRequiredService<ISmsInbox>().ReceiveAsync().ToListAsync().AsTask(), "<request/>" },
        { "reports", gateway => gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new("1")).ToListAsync().AsTask(), "<html/>" },
        { "stop list", gateway => gateway.GetRequiredService<IMySmppStopList>().GetNumbersAsync(), "<html/>" },
        { "stop", gateway => gateway.GetRequiredService<IMySmppStopList>().AddAsync([Number]), """<response><phone phone="1">add</phone><phone phone="1">delete</phone></response>""" },
        { "go on", gateway => gateway.GetRequiredService<IMySmppStopList>().RemoveAsync([Number]), "" },
        { "scheduled", gateway => gateway.GetRequiredService<IMySmppScheduled>().GetMessagesAsync().ToListAsync().AsTask(), "<response/>" },
        { "another page", gateway => gateway.GetRequiredService<IMySmppScheduled>().GetMessagesAsync().ToListAsync().AsTask(), """<response><phones page="2" num_pages="2"/></response>""" },
        { "no id", gateway => gateway.GetRequiredService<IMySmppScheduled>().GetMessagesAsync().ToListAsync().AsTask(), """<response><phones page="1" num_pages="1"><scheduled/></phones></response>""" },
        { "cancel", gateway => gateway.GetRequiredService<IMySmppScheduled>().CancelAsync(["1"]), "<response>" },
        { "senders", gateway => gateway.GetRequiredService<IMySmppSenders>().GetSendersAsync(), "<response/>" },
        { "perhaps", gateway => gateway.GetRequiredService<IMySmppSenders>().GetSendersAsync(), "<response><any_originator>PERHAPS</any_originator></response>" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_has_an_answer_or_is_an_exception(string because, Func<ISmsGateway, Task> ask, string? nonsense)
    {
        foreach (var (answer, status, code, text) in new (string?, int, SmsErrorCode, string?)[]
        {
            (nonsense, 200, SmsErrorCode.Protocol, null),
            ("<response><error>Неправильный логин или пароль</error></response>", 200, SmsErrorCode.Authentication, "Неправильный логин или пароль"),
            ("<response><error>Incorrect login or password</error></response>", 400, SmsErrorCode.Authentication, "Incorrect login or password"),
            ("<response><error>Something new</error></response>", 200, SmsErrorCode.Other, "Something new"),
            ("<response><error>Incorrect XML document format</error></response>", 500, SmsErrorCode.InvalidRequest, "Incorrect XML document format"),
            ("<html/>", 503, SmsErrorCode.Unavailable, null),
            ("", 404, SmsErrorCode.InvalidRequest, null),
        })
        {
            await using var server = RawServer.Answering(answer!, status);
            await using var gateway = MySmppTestGateway.Create(server.Address);

            var error = (await FluentActions.Awaiting(() => ask(gateway.Gateway)).Should().ThrowAsync<SmsProviderException>(because)).Which.Error;

            (error.Code, error.ProviderText).Should().Be((code, text), $"{because} {status} {answer}");
        }
    }

    [Fact]
    public async Task Questions_about_nothing_are_mistakes_of_the_program()
    {
        await using var gateway = MySmppTestGateway.Create(new("http://127.0.0.1:9/"));

        await FluentActions.Awaiting(() => gateway.Feature<IMySmppStopList>().AddAsync([])).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => gateway.Feature<IMySmppStopList>().AddAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => gateway.Feature<IMySmppStopList>().RemoveAsync([default])).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => gateway.Feature<IMySmppScheduled>().CancelAsync([])).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => gateway.Feature<IMySmppScheduled>().CancelAsync([" "])).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => gateway.Feature<ISmsNumberLookup>().LookupAsync(default)).Should().ThrowAsync<ArgumentException>();
    }
}

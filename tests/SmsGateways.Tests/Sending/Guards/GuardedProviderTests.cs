using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>Guards before a gateway of the library's own: whoever asks for message after message, no more than was configured reaches the provider.</summary>
public sealed class GuardedProviderTests
{
    private const int Flood = 100_000;
    private const int Limit = 250;

    [Fact]
    public async Task Of_a_flood_to_one_prefix_only_the_configured_count_leaves()
    {
        using var provider = new CountingProvider();
        using var services = Provide(provider, static o => (o.AllowedPrefixes, o.MaxMessagesPerPrefix) = (["996"], Limit));
        var gateway = services.GetRequiredService<ISmsGateway>();
        var accepted = 0;
        var refused = 0;

        await Parallel.ForAsync(0, Flood, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) =>
        {
            var row = (await gateway.SendAsync(new("Your code is 493028", $"+99655{1_000_000 + i}"), token)).Recipients[0];
            Interlocked.Increment(ref row.Outcome is SmsOutcome.Accepted ? ref accepted : ref refused);
            (row.Outcome is SmsOutcome.Accepted || row is { Outcome: SmsOutcome.Rejected, Error.Code: SmsErrorCode.PolicyLimit }).Should().BeTrue();
        });

        provider.Phones.Should().Be(Limit);
        (accepted, refused).Should().Be((Limit, Flood - Limit));
    }

    [Fact]
    public async Task Also_as_streams_side_by_side_and_over_decorators()
    {
        const int Streams = 8;
        using var provider = new CountingProvider();
        using var services = Provide(provider, static o => o.MaxPartsPerHour = Limit);
        var gateways = services.GetRequiredService<ISmsGateways>();
        var results = 0;

        await Task.WhenAll(Enumerable.Range(0, Streams).Select(stream => Task.Run(async () =>
        {
            var messages = Enumerable.Range(0, 1000).Select(i => new SmsMessage("Your code is 493028", $"+99655{1_000_000 + (stream * 1000) + i}"));
            await foreach (var _ in gateways.Get(stream % 2 is 0 ? "nikita" : "decorated").SendManyAsync(messages))
            {
                Interlocked.Increment(ref results);
            }
        })));

        results.Should().Be(Streams * 1000);
        provider.Phones.Should().Be(Limit);
    }

    [Fact]
    public async Task Who_is_left_out_leaves_the_others_in_their_requests_and_under_their_ids()
    {
        string[] to = ["+996550000001", "+996550000002", "+995550000003", "+995550000004", "+996550000005", "+995550000006", "+996550000007"];
        var message = new SmsMessage("Hi", to) { Id = "m1" };
        var whole = await SendAsync(static o => o.MaxPartsPerHour = 100);
        var part = await SendAsync(static o => o.AllowedPrefixes = ["996"]);

        whole.Result.AllAccepted.Should().BeTrue();
        part.Result.Recipients.Select(static row => row.Outcome is SmsOutcome.Accepted).Should().Equal(to.Select(static number => number.StartsWith("+996", StringComparison.Ordinal)));
        part.Requests.Should().BeEquivalentTo(whole.Requests.Where(static request => request.Phones.Length > 0)
            .Select(static request => (request.Id, Phones: string.Join(' ', request.Phones.Split(' ').Where(static phone => phone.StartsWith("996", StringComparison.Ordinal)))))
            .Where(static request => request.Phones.Length > 0));
        part.Requests.Should().HaveCount(3);

        async Task<(SmsSendResult Result, List<(string Id, string Phones)> Requests)> SendAsync(Action<SmsGuardOptions> guards)
        {
            using var provider = new CountingProvider();
            using var services = Provide(provider, guards);
            var result = await services.GetRequiredService<ISmsGateway>().SendAsync(message);
            return (result, [.. provider.Requests]);
        }
    }

    [Fact]
    public async Task What_the_journal_answers_did_not_leave_and_does_not_count()
    {
        using var provider = new CountingProvider();
        using var services = Provide(provider, static o => o.MaxMessagesPerRecipient = 3, static sms => sms.UseInMemoryJournal());
        var gateway = services.GetRequiredService<ISmsGateway>();
        var message = new SmsMessage("Hi", Guarded.One) { Id = "m1" };

        (await gateway.SendAsync(message)).AllAccepted.Should().BeTrue();
        (await gateway.SendAsync(message)).Recipients[0].Evidence.Should().Be(SmsEvidence.Journal);
        (await gateway.SendManyAsync([message]).ToListAsync())[0].Recipients[0].Evidence.Should().Be(SmsEvidence.Journal);
        (await gateway.SendAsync(message with { Id = "m2" })).AllAccepted.Should().BeTrue();
        (await gateway.SendAsync(message with { Id = "m3" })).AllAccepted.Should().BeTrue();
        (await gateway.SendAsync(message with { Id = "m4" })).Recipients[0].Error!.Code.Should().Be(SmsErrorCode.PolicyLimit);
        provider.Phones.Should().Be(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Breaking_off_and_canceling_leave_no_more_counted_than_left(bool cancels)
    {
        using var provider = new CountingProvider();
        using var services = Provide(provider, static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        using var source = new CancellationTokenSource();
        var results = 0;

        var reading = async () =>
        {
            await foreach (var result in services.GetRequiredService<ISmsGateway>().SendManyAsync(Endless(), source.Token))
            {
                if (++results < 100)
                {
                    continue;
                }

                if (!cancels)
                {
                    break;
                }

                await source.CancelAsync();
            }
        };

        if (cancels)
        {
            await reading.Should().ThrowAsync<OperationCanceledException>().WaitAsync(TimeSpan.FromSeconds(60));
        }
        else
        {
            await reading().WaitAsync(TimeSpan.FromSeconds(60));
        }

        var keys = services.GetRequiredService<SmsGateways.Sending.Guards.SendGuards>().Keys;
        keys.Should().BeGreaterThanOrEqualTo(provider.Phones, "what left counts");
        keys.Should().BeLessThanOrEqualTo(cancels ? provider.Phones : int.MaxValue, "what did not is given back, where somebody was told");

        static IEnumerable<SmsMessage> Endless()
        {
            for (var i = 0; ; i++)
            {
                yield return new("Hi", $"+99{(i % 3 is 0 ? 5 : 6)}55{1_000_000 + i}");
            }
        }
    }

    private static ServiceProvider Provide(CountingProvider provider, Action<SmsGuardOptions> guards, Action<SmsGatewaysBuilder>? more = null)
        => new ServiceCollection().AddSingleton<TimeProvider>(new ManualTimeProvider()).AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", static o =>
            {
                Gateways.Nikita(o);
                o.MaxRecipientsPerRequest = 2;
            }).HttpClient.ConfigurePrimaryHttpMessageHandler(() => provider);
            sms.AddGateway("decorated", static p => new Decorator(p.GetRequiredKeyedService<ISmsGateway>("nikita")));
            sms.UseGuards(guards);
            sms.DefaultGateway = "nikita";
            more?.Invoke(sms);
        }).BuildServiceProvider();

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner);

    private sealed class CountingProvider : HttpMessageHandler
    {
        private readonly List<(string Id, string Phones)> _requests = [];

        public IReadOnlyList<(string Id, string Phones)> Requests => _requests;

        public int Phones => _requests.Sum(static request => request.Phones.Split(' ').Length);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var message = System.Xml.Linq.XDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).Root!;
            var (id, phones) = (message.Element("id")!.Value, message.Descendants("phone").Select(static phone => phone.Value).ToList());
            lock (_requests)
            {
                _requests.Add((id, string.Join(' ', phones)));
            }

            return new(HttpStatusCode.OK)
            {
                Content = new StringContent($"<response><id>{id}</id><status>0</status><phones>{phones.Count}</phones><smscnt>{phones.Count}</smscnt></response>"),
            };
        }
    }
}

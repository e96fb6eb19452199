using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Streams;

/// <summary>Whatever is sent, however it is packed, and whatever comes back: one result for each message, one row for each recipient, in order, and true.</summary>
public sealed class StreamProperties
{
    private static readonly string[] Words = ["OK", "OK", "OK", "BUSY", "ROUTE", "NUMBER", "TEXT", "DUPLICATE", "", "?"];

    [Fact]
    public void One_row_for_each_recipient_in_order()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), ArbMap.Default.ArbFor<(byte, byte)>(), ArbMap.Default.ArbFor<int>(), (sizes, limits, seed) =>
        {
            Check(sizes.Get, 1 + (limits.Item1 % 6), 1 + (limits.Item2 % 9), seed);
        }).QuickCheckThrowOnFailure();

    private static void Check(byte[] sizes, int maxMessages, int maxRecipients, int seed)
    {
        var messages = sizes.Select((size, i) => new SmsMessage($"text {i}", Enumerable.Range(0, 1 + (size % 7)).Select(j => $"+99655012{i % 100:D2}{(size * j) % 5:D2}"))
        {
            Id = $"m{i}",
            Deadline = TimeSpan.FromMilliseconds(400), // Too short for waiting, so that the words are final; and it never passes on a clock that stands still.
        }).ToList();
        var provider = new RandomProvider(seed);
        var gateway = new ParcelOptions
        {
            BaseAddress = new("http://127.0.0.1:1/"),
            MaxMessages = maxMessages,
            MaxRecipientsPerRequest = maxRecipients,
        }.Create(provider, new ManualTimeProvider());

        var results = ((ISmsGateway)gateway).SendManyAsync(messages).ToListAsync().AsTask().GetAwaiter().GetResult();

        results.Select(result => result.MessageId).Should().BeEquivalentTo(messages.Select(message => message.Id));
        foreach (var result in results)
        {
            var message = messages.Single(message => message.Id == result.MessageId);
            result.Message.Should().BeSameAs(message);
            result.Recipients.Select(row => row.To).Should().Equal(message.To);
            foreach (var row in result.Recipients)
            {
                var words = provider.WordsFor($"{message.Id}-{row.To.ToString()[^3..]}");
                row.Outcome.Should().Be(
                    words.Contains("OK") ? SmsOutcome.Accepted
                    : words.Any(word => word is "" or "?" or "DUPLICATE") ? SmsOutcome.Unknown
                    : words.Count > 0 ? SmsOutcome.Rejected
                    : SmsOutcome.NotSent,
                    $"it was told {string.Join(", ", words)}");
            }
        }
    }

    // Says one word, always the same, of each id; sometimes it refuses the whole request, or says something else altogether.
    private sealed class RandomProvider(int seed) : HttpMessageHandler
    {
        private readonly Dictionary<string, List<string>> _said = [];

        public List<string> WordsFor(string id) => _said.GetValueOrDefault(id) ?? [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var ids = (await request.Content!.ReadAsStringAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();
            lock (_said)
            {
                var whole = Dice(string.Concat(ids), 20) switch { 0 => "!TEXT", 1 => "!ROUTE", 2 => "<html>", _ => null };
                var answer = new StringBuilder();
                foreach (var id in ids)
                {
                    var word = whole switch { null => Words[Dice(id, Words.Length)], "<html>" => "?", _ => whole[1..] };
                    (_said.TryGetValue(id, out var words) ? words : _said[id] = []).Add(word);
                    answer.Append(word is "" ? "" : $"{id} {word}\n");
                }

                // One word that is none spoils the whole answer.
                if (whole is null && ids.Any(id => _said[id][^1] is "?"))
                {
                    ids.ForEach(id => _said[id][^1] = "?");
                }

                return new(HttpStatusCode.OK) { Content = new StringContent(whole ?? answer.ToString()) };
            }
        }

        private int Dice(string text, int sides)
        {
            var hash = (uint)seed;
            foreach (var character in text)
            {
                hash = (hash ^ character) * 16777619;
            }

            return (int)((hash >> 8) % (uint)sides);
        }
    }
}

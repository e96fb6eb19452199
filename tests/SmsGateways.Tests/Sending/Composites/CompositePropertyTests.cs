using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>For any messages, any gateways within gateways, and any answers.</summary>
public sealed class CompositePropertyTests
{
    private static readonly string[] Prefixes = ["996", "9965", "995", "7", "77", "49"];

    [Fact]
    public void One_message_has_one_row_for_each_recipient_and_nobody_is_handed_on_against_the_rules() => ForAll(async scenario =>
    {
        List<SmsSendResult>? results = [];
        foreach (var message in scenario.Messages)
        {
            results.Add(await scenario.Gateway.SendAsync(message));
        }

        return results;
    });

    [Fact]
    public void Many_messages_have_one_result_each_and_nobody_is_handed_on_against_the_rules() => ForAll(static async scenario =>
        (List<SmsSendResult>?)await scenario.Gateway.SendManyAsync(scenario.Messages).ToListAsync());

    [Fact]
    public void Whenever_many_messages_are_canceled_what_a_gateway_said_is_told() => ForAll(
        static async scenario =>
        {
            var results = new List<SmsSendResult>();
            using var source = new CancellationTokenSource();
            try
            {
                await foreach (var result in scenario.Gateway.SendManyAsync(scenario.Messages, source.Token))
                {
                    results.Add(result);
                    if (results.Count == 1 + (scenario.Messages.Count / 3))
                    {
                        await source.CancelAsync();
                    }
                }
            }
            catch (OperationCanceledException) when (source.IsCancellationRequested)
            {
            }

            return results;
        },
        isCanceled: true);

    [Fact]
    public void Whenever_the_results_are_broken_off_no_gateway_begins_anything_after_it() => ForAll(
        static async scenario =>
        {
            var results = new List<SmsSendResult>();
            await foreach (var result in scenario.Gateway.SendManyAsync(scenario.Messages))
            {
                results.Add(result);
                if (results.Count == 1 + (scenario.Messages.Count / 3))
                {
                    break;
                }
            }

            var said = scenario.Said;
            await Task.Delay(2);
            Assert.Equal(said, scenario.Said);
            return null;
        });

    private static void ForAll(Func<Scenario, Task<List<SmsSendResult>?>> send, bool isCanceled = false) => Prop.ForAll(
        Arb.From(Gen.Choose(0, int.MaxValue)),
        seed =>
        {
            var scenario = new Scenario(new(seed));
            if (Task.Run(() => send(scenario)).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult() is { } results)
            {
                scenario.Check(results, isCanceled);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private sealed class Scenario
    {
        private readonly ConcurrentDictionary<(string Message, PhoneNumber To), ConcurrentQueue<SmsRecipientResult>> _said = new();
        private readonly int _salt;

        public Scenario(Random random)
        {
            _salt = random.Next();
            var leaves = Enumerable.Range(0, 1 + random.Next(4)).Select(i => CreateLeaf($"leaf{i}", random)).ToArray();
            var names = leaves.Select(static leaf => leaf.Name).ToList();
            Gateway = Composite.Of(
                new ManualTimeProvider(),
                sms =>
                {
                    for (var composites = random.Next(5); composites > 0; composites--)
                    {
                        names.Add(Add(sms, $"composite{composites}", names, random));
                    }

                    Add(sms, "it", names, random);
                },
                leaves);
            Messages = [.. Enumerable.Range(0, random.Next(random.Next(5) is 0 ? 300 : 30)).Select(i => CreateMessage(i, random))];
        }

        public ISmsGateway Gateway { get; }

        public IReadOnlyList<SmsMessage> Messages { get; }

        public int Said => _said.Values.Sum(static said => said.Count);

        public void Check(List<SmsSendResult> results, bool isCanceled)
        {
            var messages = Messages.ToDictionary(static message => message.Id!);
            var answered = results.Select(static result => result.MessageId).ToHashSet();
            Assert.Equal(results.Count, answered.Count);
            Assert.Empty((isCanceled ? _said.Keys.Select(static key => key.Message) : messages.Keys).Except(answered));
            foreach (var result in results)
            {
                var message = messages[result.MessageId];
                Assert.Same(message, result.Message);
                Assert.True(result.Recipients.Select(static row => row.To).SequenceEqual(message.To), $"The rows of {message.Id} are not its recipients in order.");
                foreach (var row in result.Recipients)
                {
                    Check(message, row, _said.TryGetValue((message.Id!, row.To), out var said) ? [.. said] : [], isCanceled);
                }
            }
        }

        // The rules, written down a second time.
        private static void Check(SmsMessage message, SmsRecipientResult row, SmsRecipientResult[] said, bool isCanceled)
        {
            foreach (var before in said.SkipLast(1))
            {
                var mayGoOn = before.Outcome is SmsOutcome.NotSent
                    || (before.Outcome is SmsOutcome.Rejected && before.Error is { Scope: SmsErrorScope.Gateway, Code: not SmsErrorCode.OptedOut })
                    || (before.Outcome is SmsOutcome.Unknown && message.OnUnknown is SmsOnUnknown.AtLeastOnce);
                Assert.True(mayGoOn, $"{before} was not the last word on {message.Id}.");
            }

            // A routing without a route refuses after what was said, or before anything was.
            var isRefused = row is { Outcome: SmsOutcome.Rejected, Error.Code: SmsErrorCode.NotCovered };
            var isRight = said switch
            {
                _ when row is { Outcome: SmsOutcome.NotSent, Error.Code: SmsErrorCode.Canceled } => isCanceled && said.All(static word => word.Outcome is SmsOutcome.NotSent or SmsOutcome.Rejected),
                [] => isRefused || (message.IsResubmission && row.Outcome is SmsOutcome.Unknown),
                _ when said.Any(static word => word.Outcome is SmsOutcome.Accepted) => row.Outcome is SmsOutcome.Accepted,
                _ when said.Any(static word => word.Outcome is SmsOutcome.Unknown) => row.Outcome is SmsOutcome.Unknown,
                _ => isRefused || row.Outcome == said[^1].Outcome,
            };
            Assert.True(isRight, $"{row} is the result for {message.Id} after {string.Join(", ", said.AsEnumerable())}.");

            var wentOn = said.SkipLast(1).Any(static before => before.Outcome is SmsOutcome.Unknown);
            Assert.True(row.MayBeDuplicate ? said.Any(static word => word.Outcome is SmsOutcome.Unknown) : !wentOn, $"{row} says the wrong thing about duplicates.");
        }

        private static string Add(Microsoft.Extensions.DependencyInjection.SmsGatewaysBuilder sms, string name, List<string> names, Random random)
        {
            var children = names.OrderBy(_ => random.Next()).Take(1 + random.Next(3)).ToArray();
            switch (random.Next(3))
            {
                case 0:
                    sms.AddFailover(name, children);
                    break;
                case 1:
                    sms.AddRoundRobin(name, roundRobin => Array.ForEach(children, child => roundRobin.Add(child, 1 + random.Next(3))));
                    break;
                default:
                    sms.AddRouting(name, routing =>
                    {
                        foreach (var prefix in Prefixes.Take(1 + random.Next(Prefixes.Length)))
                        {
                            routing.Prefix(prefix, children[random.Next(children.Length)]);
                        }

                        if (random.Next(2) is 0)
                        {
                            routing.Otherwise(children[0]);
                        }
                    });
                    break;
            }

            return name;
        }

        private static SmsMessage CreateMessage(int index, Random random)
            => new("Hi", Enumerable.Range(0, 1 + random.Next(4)).Select(_ => $"+{Prefixes[random.Next(Prefixes.Length)]}5500000{random.Next(10)}"))
            {
                Id = $"m{index}",
                OnUnknown = random.Next(3) is 0 ? SmsOnUnknown.AtLeastOnce : SmsOnUnknown.AtMostOnce,
                IsResubmission = random.Next(20) is 0,
            };

        private ISmsGateway CreateLeaf(string name, Random random) => random.Next(3) switch
        {
            0 => StreamingGateway.Packing(name, 1 + random.Next(200), (message, to) => Say(name, message, to)),
            1 => new ScriptedGateway(name, async (message, _) =>
            {
                await Task.Yield();
                return ScriptedGateway.Result(message, to => Say(name, message, to));
            }),
            _ => new ScriptedGateway(name, (message, _) =>
            {
                if (message.Id![^1] is not '3')
                {
                    return Task.FromResult(ScriptedGateway.Result(message, to => Say(name, message, to)));
                }

                foreach (var to in message.To.Distinct())
                {
                    Remember(message, ScriptedGateway.Row(name, to, SmsOutcome.Unknown));
                }

                throw new InvalidOperationException("Nobody knows.");
            }),
        };

        private SmsRecipientResult Say(string gateway, SmsMessage message, PhoneNumber to)
        {
            var row = new Random($"{gateway} {message.Id} {to}".Aggregate(_salt, static (hash, c) => unchecked((hash * 31) + c))).Next(8) switch
            {
                0 or 1 => ScriptedGateway.Row(gateway, to, SmsOutcome.Accepted),
                2 or 3 => ScriptedGateway.Row(gateway, to, SmsOutcome.NotSent),
                4 => ScriptedGateway.Row(gateway, to, SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway),
                5 => ScriptedGateway.Row(gateway, to, SmsOutcome.Rejected, SmsErrorCode.OptedOut, SmsErrorScope.Gateway),
                6 => ScriptedGateway.Row(gateway, to, SmsOutcome.Rejected),
                _ => ScriptedGateway.Row(gateway, to, SmsOutcome.Unknown, SmsErrorCode.Timeout),
            };
            Remember(message, row);
            return row;
        }

        private void Remember(SmsMessage message, SmsRecipientResult row) => _said.GetOrAdd((message.Id!, row.To), static _ => new()).Enqueue(row);
    }
}

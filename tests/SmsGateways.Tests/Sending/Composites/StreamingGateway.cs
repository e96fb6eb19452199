using System.Runtime.CompilerServices;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>A gateway whose streams do what a test tells them.</summary>
internal sealed class StreamingGateway(string name, Func<IAsyncEnumerable<SmsMessage>, CancellationToken, IAsyncEnumerable<SmsSendResult>> stream) : ISmsGateway
{
    public string Name => name;

    /// <summary>Takes up to so many messages before it answers any of them, the last first: as a provider does that packs messages into one request.</summary>
    public static StreamingGateway Packing(string name, int size, Func<PhoneNumber, SmsRecipientResult>? row = null)
        => Packing(name, size, (_, to) => row is null ? ScriptedGateway.Row(name, to, SmsOutcome.Accepted) : row(to));

    /// <summary>The same, with answers that depend on the message.</summary>
    public static StreamingGateway Packing(string name, int size, Func<SmsMessage, PhoneNumber, SmsRecipientResult> row)
    {
        return new(name, PackAsync);

        async IAsyncEnumerable<SmsSendResult> PackAsync(IAsyncEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var pack = new List<SmsMessage>();
            await foreach (var message in messages.WithCancellation(cancellationToken))
            {
                pack.Add(message);
                if (pack.Count == size)
                {
                    await Task.Yield();
                    foreach (var result in Answer())
                    {
                        yield return result;
                    }
                }
            }

            foreach (var result in Answer())
            {
                yield return result;
            }

            IEnumerable<SmsSendResult> Answer()
            {
                var packed = pack.AsEnumerable().Reverse().ToList();
                pack.Clear();
                return packed.Select(message => ScriptedGateway.Result(message, to => row(message, to)));
            }
        }
    }

    public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        => await stream(new[] { message }.ToAsyncEnumerable(), cancellationToken).SingleAsync(cancellationToken);

    public IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default) => stream(messages, cancellationToken);
}

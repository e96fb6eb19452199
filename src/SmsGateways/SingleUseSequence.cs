namespace SmsGateways;

/// <summary>The results of a send, which can be read once: reading them again would send everything again.</summary>
internal sealed class SingleUseSequence(IAsyncEnumerable<SmsSendResult> source) : IAsyncEnumerable<SmsSendResult>
{
    private int _reads;

    public IAsyncEnumerator<SmsSendResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => Interlocked.Increment(ref _reads) is 1
            ? source.GetAsyncEnumerator(cancellationToken)
            : throw new InvalidOperationException("The results of SendManyAsync can be read once: reading them again would send the messages again. Keep them in a list.");
}

using System.Threading.Channels;

namespace Webhooks;

/// <summary>Counts the recipients who have the message, and the answers, so that the program knows when to end.</summary>
internal sealed class Arrivals
{
    private readonly Channel<bool> _arrived = Channel.CreateUnbounded<bool>();

    public void Count() => _arrived.Writer.TryWrite(true);

    public async Task<bool> WaitForAsync(int count, TimeSpan patience)
    {
        using var ending = new CancellationTokenSource(patience);
        try
        {
            while (count-- > 0)
            {
                await _arrived.Reader.ReadAsync(ending.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

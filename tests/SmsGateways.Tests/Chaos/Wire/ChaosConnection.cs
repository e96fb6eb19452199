using System.Buffers;
using System.Net.Sockets;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>One connection of the provider: reads requests, one after the other, and answers them or fails to.</summary>
internal sealed class ChaosConnection(Socket socket, ChaosProvider provider)
{
    // 50 phones are 2 kB of a request to SmsPro and 6 kB of its report; 100 messages are 12 kB of a request to Infobip.
    private const int BufferSize = 32 * 1024;

    private readonly byte[] _input = ArrayPool<byte>.Shared.Rent(BufferSize);
    private readonly byte[] _body = ArrayPool<byte>.Shared.Rent(BufferSize);

    public Task Serving { get; private set; } = Task.CompletedTask;

    public void Begin() => Serving = ServeAsync();

    public void Abort() => socket.Dispose();

    private async Task ServeAsync()
    {
        await Task.Yield(); // The next client is waiting to be accepted.
        try
        {
            var length = 0;
            while (true)
            {
                int size;
                while ((size = HttpRequestText.Measure(_input.AsSpan(0, length))) is 0)
                {
                    var read = await socket.ReceiveAsync(_input.AsMemory(length), SocketFlags.None);
                    if (read is 0)
                    {
                        return;
                    }

                    length += read;
                }

                if (!await AnswerAsync(size))
                {
                    return;
                }

                length -= size;
                _input.AsSpan(size, length).CopyTo(_input);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client went away, which is its right.
        }
        catch (FormatException exception)
        {
            provider.Ledger.OnStray(exception.Message);
        }
        finally
        {
            socket.Dispose();
            ArrayPool<byte>.Shared.Return(_input);
            ArrayPool<byte>.Shared.Return(_body);
            provider.OnClosed(this);
        }
    }

    /// <summary>Lets a request meet its fate.</summary>
    /// <returns>Whether the connection goes on.</returns>
    private async ValueTask<bool> AnswerAsync(int size)
    {
        var fault = Arrive(size);
        switch (fault.Kind)
        {
            case FaultKind.ResetBefore:
                return Reset();
            case FaultKind.CloseBefore:
                return false;
            case FaultKind.UnavailableBefore:
                return await SendAsync(HttpAnswer.Unavailable);
            case FaultKind.TooManyRequests:
                return await SendAsync(HttpAnswer.TooManyRequests);
            case FaultKind.Hang:
                return await WaitForLeavingAsync();
            case FaultKind.ProcessedLate:
                await Task.Delay(provider.LateBy);
                Process(size, fault);
                return false;
        }

        var answer = Process(size, fault);
        switch (fault.Kind)
        {
            case FaultKind.ResetAfter:
                return Reset();
            case FaultKind.CloseAfter:
                return false;
            case FaultKind.UnavailableAfter:
                return await SendAsync(HttpAnswer.Unavailable);
            case FaultKind.TruncatedBody:
                // Without a length, only the document itself tells that its end is missing.
                await SendAsync(HttpAnswer.Write(answer.Span[..(answer.Length / 2)], fault.Variant ? answer.Length : null));
                return false;
            case FaultKind.StalledBody:
                await SendAsync(HttpAnswer.Write(answer.Span[..(answer.Length / 2)], answer.Length));
                return await WaitForLeavingAsync();
            default:
                return await SendAsync(HttpAnswer.Write(answer.Span, answer.Length));
        }
    }

    private Fault Arrive(int size)
    {
        var request = HttpRequestText.Parse(_input.AsSpan(0, size));
        var fault = provider.EndpointOf(request).Arrive(request);
        provider.Ledger.OnFault(fault.Kind);
        return fault;
    }

    private ReadOnlyMemory<byte> Process(int size, Fault fault)
    {
        var request = HttpRequestText.Parse(_input.AsSpan(0, size));
        var endpoint = provider.EndpointOf(request);
        var length = endpoint.Process(request, fault.Kind is FaultKind.Refusal || fault.LosesRefusal, _body);
        if (fault.Kind is not FaultKind.MalformedBody)
        {
            return _body.AsMemory(0, length);
        }

        if (endpoint.IsDocument && fault.Variant)
        {
            return _body.AsMemory(0, length / 2);
        }

        Endpoint.HtmlPage.CopyTo(_body);
        return _body.AsMemory(0, Endpoint.HtmlPage.Length);
    }

    private async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> answer)
    {
        while (!answer.IsEmpty)
        {
            answer = answer[await socket.SendAsync(answer, SocketFlags.None)..];
        }

        return true;
    }

    private bool Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        return false;
    }

    // Says nothing more, and keeps the connection for as long as the client does.
    private async ValueTask<bool> WaitForLeavingAsync()
    {
        while (await socket.ReceiveAsync(_body.AsMemory(), SocketFlags.None) > 0)
        {
        }

        return false;
    }
}

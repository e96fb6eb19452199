using System.Net;

namespace SmsGateways.Http;

/// <summary>What is known about one exchange: whether any byte of it can have left this process.</summary>
/// <remarks>
/// An exception's type cannot tell: a connect timeout and a response timeout surface alike. Over HTTP/1.1 the headers stay in the write buffer
/// until the content is written, so that content which nobody asked for proves that nothing left.
/// </remarks>
internal sealed class Witness
{
    private const int Idle = 0;
    private const int Serialized = 1;
    private const int Aborted = 2;

    /// <summary>Finds the witness of a request even where a handler has replaced its content.</summary>
    public static readonly HttpRequestOptionsKey<Witness> Key = new("SmsGateways.Witness");

    private int _state;
    private int _underWay;
    private int _answer;

    /// <summary>Gets a value indicating whether the provider may have got the request, as far as this side can tell.</summary>
    public bool MayHaveLeft => Answer is not null || Volatile.Read(ref _state) is Serialized;

    /// <summary>Gets the status of the response that came, if one did.</summary>
    public HttpStatusCode? Answer => Volatile.Read(ref _answer) is > 0 and var status ? (HttpStatusCode)status : null;

    /// <summary>Called as the content is about to be written.</summary>
    /// <exception cref="ReplayRefusedException">The content was written before.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled first, and so nothing is written.</exception>
    public void OnSerializing()
    {
        switch (Interlocked.CompareExchange(ref _state, Serialized, Idle))
        {
            case Serialized:
                throw new ReplayRefusedException();
            case Aborted:
                throw new OperationCanceledException("Canceled before the first byte.");
        }
    }

    /// <summary>Called when the caller cancels, and when the exchange has failed.</summary>
    /// <returns>Whether nothing has left, and nothing will: a handler may have abandoned a request that is still under way.</returns>
    public bool TryAbort() => Interlocked.CompareExchange(ref _state, Aborted, Idle) is not Serialized && Answer is null;

    /// <summary>Called by the guard before it lets the request through.</summary>
    /// <exception cref="ReplayRefusedException">It was let through before, and may have left.</exception>
    public void OnForwarding()
    {
        if (Interlocked.Exchange(ref _underWay, 1) is 1)
        {
            throw new ReplayRefusedException();
        }
    }

    /// <summary>Called by the guard when a response came: a stand-in for a server may answer without reading the content.</summary>
    /// <param name="status">Its status; that of the first response stays.</param>
    public void OnAnswered(HttpStatusCode status) => Interlocked.CompareExchange(ref _answer, (int)status, 0);

    /// <summary>Called by the guard where a handler has put the body into content of its own, which is written without telling.</summary>
    public void OnBlinded() => Interlocked.CompareExchange(ref _state, Serialized, Idle);

    /// <summary>Called by the guard when the request failed. If nothing left, a handler may try again.</summary>
    public void OnFailed()
    {
        if (!MayHaveLeft)
        {
            Volatile.Write(ref _underWay, 0);
        }
    }
}

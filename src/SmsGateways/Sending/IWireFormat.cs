using SmsGateways.Http;

namespace SmsGateways.Sending;

/// <summary>How a provider writes a request and reads its answer.</summary>
internal interface IWireFormat
{
    /// <summary>Writes the request.</summary>
    OutgoingRequest Write(Batch batch);

    /// <summary>Reads the answer.</summary>
    /// <param name="batch">What was asked for.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="verdicts">One for each recipient of the batch, in order, entry after entry. What is not set stays Unknown.</param>
    /// <exception cref="Exception">Anything: it is not an answer of this provider.</exception>
    void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts);

    /// <summary>Reads why the provider refused a question, where it says so in the body of an answer, whatever the status.</summary>
    /// <returns><see langword="null"/> where the body does not say; of anything that is no such answer too.</returns>
    SmsError? ReadRefusal(ReadOnlyMemory<byte> body);
}

using System.Text;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>Acme's forms and lines: what is written and what is read. Source: section 2 of its document.</summary>
internal static class AcmeWire
{
    public static byte[] Write(AcmeOptions options, Batch batch)
    {
        var message = batch.Message;
        return Encoding.ASCII.GetBytes(string.Join('&', new (string Name, string? Value)[]
        {
            ("account", options.Account),
            ("key", options.Key),
            ("id", batch.Id),
            ("from", message.From?.Value ?? options.DefaultSender),
            ("to", $"{batch.Recipients.Span[0]:D}"),
            ("text", ((SmsText)message.Content).Text),
        }.Where(field => field.Value is not null).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}")));
    }

    /// <summary>Reads <c>OK 815 2</c>, <c>DUP 815</c> or <c>ERR 3 not a number</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static Verdict Read(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span).Trim().Split(' ', 3) switch
    {
        ["OK", var id, var parts] when int.TryParse(parts, out var count) => Verdict.Accepted(id, count),

        // After an attempt whose answer was lost, this is what says that it arrived; on a first attempt somebody else has used the id.
        ["DUP", var id] => Verdict.Unknown(SmsErrorCode.DuplicateId, "Acme has a message of this id.") with { ProviderMessageId = id },
        ["ERR", var code, .. var words] => AcmeErrors.Judge(code, words.FirstOrDefault()),
        _ => throw new FormatException("The answer is none of Acme's."),
    };
}

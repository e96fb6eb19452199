using System.Security;
using System.Text.Encodings.Web;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary>Writes the answers to requests to send.</summary>
/// <remarks>The line breaks are those with which an answer has the <c>Content-Length</c> that the document prints with it.</remarks>
internal static class ResultText
{
    public static WireReply Write(IReadOnlyList<SendResult> results, bool isJson, InfobipAnswers form) =>
        Reply(isJson ? Json(results, form) : Xml(results, form), form);

    /// <summary>Writes an answer to a request that was refused as a whole.</summary>
    public static WireReply WriteRefusal(IReadOnlyList<SendResult> results, bool isJson, InfobipAnswers form) => form.Refusal switch
    {
        InfobipRefusalForm.Word => Reply(InfobipStatus.NameOf(results[0].Status), form),
        InfobipRefusalForm.StatusAlone when isJson => Reply($$"""{"status":{{JsonStatus(results[0].Status, form)}}}""", form),
        _ => Write(results, isJson, form),
    };

    public static WireReply Reply(string text, InfobipAnswers form) => new(form.ContentType, text) { Malformed = "<" + text };

    private static string Json(IReadOnlyList<SendResult> results, InfobipAnswers form) =>
        "{\"results\": [\r\n" + string.Join(",\r\n", results.Select(result => Json(result, form))) + "\r\n]}";

    private static string Json(SendResult result, InfobipAnswers form) =>
        $"{{\"status\":{JsonStatus(result.Status, form)},\"{form.MessageIdName}\":\"{JavaScriptEncoder.Default.Encode(MessageId(result, form))}\","
        + $"\"destination\":\"{JavaScriptEncoder.Default.Encode(result.Destination)}\"}}";

    private static string JsonStatus(int status, InfobipAnswers form) =>
        form.Status is InfobipStatusForm.Number ? InfobipText.Write(status) : $"\"{Status(status, form)}\"";

    private static string Xml(IReadOnlyList<SendResult> results, InfobipAnswers form) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<results>\r\n" + string.Concat(results.Select(result => Xml(result, form))) + "</results>";

    private static string Xml(SendResult result, InfobipAnswers form) =>
        $"<result><status>{Status(result.Status, form)}</status>"
        + $"<{form.MessageIdName}>{SecurityElement.Escape(MessageId(result, form))}</{form.MessageIdName}>"
        + $"<destination>{SecurityElement.Escape(result.Destination)}</destination></result>\r\n";

    private static string Status(int status, InfobipAnswers form)
    {
        var text = InfobipText.Write(status);
        return form.Status is InfobipStatusForm.WithBlanks ? text.Replace("-", "- ", StringComparison.Ordinal) : text;
    }

    private static string MessageId(SendResult result, InfobipAnswers form) =>
        form.Status is InfobipStatusForm.WithBlanks && result.MessageId is not "" ? $" {result.MessageId} " : result.MessageId;
}

using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/command</c>: "2.2.4.1 Additional HTTP GET commands", of which there is one.</summary>
internal sealed class CommandMethod(InfobipSimulator platform)
{
    // Not in the document. Infobip's own module for a shop reads it as wrong credentials.
    public const string Unknown = "UNKNOWN_COMMAND";

    public WireReply Answer(WireRequest request, int? demanded)
    {
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);
        var account = platform.Store.Accounts.Authorize(form.Value("username"), form.Value("password"));
        var isCredits = form.Value("cmd").Equals("CREDITS", StringComparison.OrdinalIgnoreCase);
        return ResultText.Reply(account is null || !isCredits || demanded is not null ? Unknown : Credits(account, form.Value("output")), platform.Answers);
    }

    // The bare number is recorded in the field. Of the other two forms there is the name of the parameter and no answer anywhere.
    private static string Credits(InfobipAccount account, string output)
    {
        var credits = InfobipText.Write(account.Balance);
        return output.ToUpperInvariant() switch
        {
            "JSON" => $$"""{"credits":"{{credits}}"}""",
            "XML" => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<credits>{credits}</credits>",
            _ => credits,
        };
    }
}

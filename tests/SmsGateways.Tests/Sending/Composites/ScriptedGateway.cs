using System.Collections.Concurrent;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>A gateway that answers as a test tells it, and remembers what it was given.</summary>
internal sealed class ScriptedGateway(string name, Func<SmsMessage, CancellationToken, Task<SmsSendResult>> answer) : ISmsGateway
{
    private readonly ConcurrentQueue<SmsMessage> _given = new();

    public string Name => name;

    public IReadOnlyList<SmsMessage> Given => [.. _given];

    public SmsMessage Only => Given.Should().ContainSingle().Subject;

    /// <summary>Answers with one row for each recipient.</summary>
    public static ScriptedGateway Saying(string name, Func<PhoneNumber, SmsRecipientResult> row)
        => new(name, (message, _) => Task.FromResult(Result(message, row)));

    /// <summary>Says the same of every recipient.</summary>
    public static ScriptedGateway Saying(string name, SmsOutcome outcome, SmsErrorCode code = SmsErrorCode.Other, SmsErrorScope scope = SmsErrorScope.Unspecified)
        => Saying(name, to => Row(name, to, outcome, code, scope));

    public static ScriptedGateway Accepting(string name) => Saying(name, SmsOutcome.Accepted);

    public static SmsSendResult Result(SmsMessage message, Func<PhoneNumber, SmsRecipientResult> row)
    {
        var rows = message.To.Distinct().ToDictionary(static to => to, row);
        return new() { Message = message, MessageId = message.Id!, Recipients = [.. message.To.Select(to => rows[to])] };
    }

    public static SmsRecipientResult Row(
        string gateway, PhoneNumber to, SmsOutcome outcome, SmsErrorCode code = SmsErrorCode.Other, SmsErrorScope scope = SmsErrorScope.Unspecified)
        => new(to, outcome) { Gateway = gateway, ProviderMessageId = $"{gateway}-1", Error = outcome is SmsOutcome.Accepted ? null : new(code, scope, null, null) };

    public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        _given.Enqueue(message);
        return answer(message, cancellationToken);
    }
}

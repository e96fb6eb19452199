namespace SmsGateways.Sending.Journal;

/// <summary>Those recipients of a message that the journal let through, and that are sent to alike.</summary>
/// <param name="send">The message.</param>
/// <param name="to">The recipients.</param>
/// <param name="mayHaveGone">Whether an earlier run may have sent it to them.</param>
/// <param name="wait">How long the provider may still need to register what an earlier run sent.</param>
internal sealed class JournaledPart(JournaledSend send, PhoneNumber[] to, bool mayHaveGone, TimeSpan wait)
{
    public JournaledSend Send => send;

    public TimeSpan Wait => wait;

    /// <summary>Gets or sets a value indicating whether it counts among those that are claimed ahead of their turn.</summary>
    public bool IsAhead { get; set; }

    /// <summary>Gets what the gateway told; <see langword="null"/> until then, and where it was never asked.</summary>
    public SmsSendResult? Result { get; set; }

    /// <summary>Makes the message that the gateway gets.</summary>
    /// <remarks>Recipients that are left out leave the others in the requests, and so under the ids, that they would have without that.</remarks>
    public SmsMessage CreateMessage()
    {
        var trail = (send.Message.Trail ?? new()) with { Part = this };
        return send.Message with
        {
            To = to,
            IsResubmission = mayHaveGone,
            Deadline = send.Deadline.Left is var left && left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1),
            Trail = trail with { Whole = trail.Whole ?? (to.Length == send.RecipientCount ? null : send.Message.To) },
        };
    }

    /// <summary>Says that the gateway never got it.</summary>
    public void Skip(SmsErrorCode code, string detail)
        => Fill(mayHaveGone ? SmsOutcome.Unknown : SmsOutcome.NotSent, MessageChecks.Refuse(code, SmsErrorScope.Transient, detail));

    /// <summary>Says that the gateway got it, and told nothing about it.</summary>
    public void Lose(string detail) => Fill(SmsOutcome.Unknown, MessageChecks.Refuse(SmsErrorCode.Other, SmsErrorScope.Unspecified, detail));

    private void Fill(SmsOutcome outcome, SmsError error)
        => Result = new() { Recipients = [.. to.Select(number => new SmsRecipientResult(number, outcome) { Gateway = send.Gateway, Error = error })] };
}

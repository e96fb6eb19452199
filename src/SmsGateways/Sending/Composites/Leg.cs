using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Composites;

/// <summary>The part of a send that one child gets: some or all of the recipients.</summary>
/// <param name="send">The send.</param>
/// <param name="child">Which child, counted from 0.</param>
/// <param name="name">Its name.</param>
/// <param name="indices">Which of the send's recipients; <see langword="null"/> for all.</param>
internal sealed class Leg(CompositeSend send, int child, string name, int[]? indices)
{
    private readonly SmsRecipientResult?[] _latest = new SmsRecipientResult?[indices?.Length ?? send.Recipients.Length];
    private Dictionary<PhoneNumber, int>? _positions;

    public CompositeSend Send => send;

    public int Child => child;

    public string ChildName => name;

    public int Count => _latest.Length;

    /// <summary>Gets the name of the gateway that said no before, if one did.</summary>
    public string? Previous { get; init; }

    /// <summary>Gets into how many equal shares the time that is left is divided, one of them for this child.</summary>
    public int Shares { get; init; } = 1;

    /// <summary>Gets the branch of a message that was split.</summary>
    public string? Branch { get; init; } = send.Message.Trail?.Branch;

    /// <summary>Gets the recipients that the child would get if none had been left out; <see langword="null"/> where none was.</summary>
    public IReadOnlyList<PhoneNumber>? Whole { get; init; } = send.Message.Trail?.Whole;

    /// <summary>Gets a value indicating whether the child got it.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Gets the recipients of whom the child said something that satisfies a condition.</summary>
    public int[] Select(Func<SmsRecipientResult, bool> condition)
        => [.. Enumerable.Range(0, Count).Where(position => _latest[position] is { } row && condition(row)).Select(IndexOf)];

    /// <summary>Gets which of the send's recipients it is for.</summary>
    public IEnumerable<int> Indices => Enumerable.Range(0, Count).Select(IndexOf);

    /// <summary>Makes the same part for some of the recipients only.</summary>
    public Leg Only(int[] some) => new(send, child, name, some)
    {
        Previous = Previous,
        Shares = Shares,
        Branch = Branch,
        Whole = Whole ?? [.. Indices.Select(index => send.Recipients[index])],
    };

    /// <summary>Begins, unless it is too late; then what is known stays, and what nobody was asked about was not sent.</summary>
    /// <param name="ticket">What a stream knows the part by.</param>
    /// <param name="cancellationToken">Ends the send.</param>
    /// <returns>The message for the child, or <see langword="null"/>.</returns>
    public SmsMessage? TryBegin(Leg? ticket, CancellationToken cancellationToken)
    {
        var deadline = send.Deadline;
        var isLate = deadline.IsNear;
        var share = deadline.Left / Shares;
        if (cancellationToken.IsCancellationRequested || isLate || share <= TimeSpan.Zero)
        {
            var error = cancellationToken.IsCancellationRequested
                ? Refuse(SmsErrorCode.Canceled, SmsErrorScope.Transient, "Canceled.")
                : Refuse(SmsErrorCode.Timeout, SmsErrorScope.Transient, "The deadline passed before this message could go to a gateway.");
            for (var position = 0; position < Count; position++)
            {
                send.Known[IndexOf(position)] ??= send.CreateRow(IndexOf(position), SmsOutcome.NotSent, error);
            }

            return null;
        }

        HasBegun = true;
        var trail = send.Message.Trail is null && ticket is null && Branch is null && Whole is null
            ? null
            : (send.Message.Trail ?? new()) with { Branch = Branch, Ticket = ticket, Whole = Whole };
        return indices is null
            ? send.Message with { Deadline = share, Trail = trail }
            : send.Message with { Deadline = share, Trail = trail, To = [.. indices.Select(index => send.Recipients[index])] };
    }

    /// <summary>Takes up what the child answered. Whom it does not name is unknown, and whom it was not given is none of its business.</summary>
    public void Take(SmsSendResult? result)
    {
        foreach (var row in result?.Recipients ?? [])
        {
            if (row is not null && PositionOf(row.To) is >= 0 and var position)
            {
                _latest[position] = _latest[position] is not { } earlier ? row
                    : earlier.Outcome == row.Outcome ? earlier
                    : CreateRow(position, SmsOutcome.Unknown, Refuse(SmsErrorCode.Protocol, SmsErrorScope.Unspecified, "The gateway gave this recipient two different outcomes."));
            }
        }

        Settle(SmsOutcome.Unknown, Refuse(SmsErrorCode.Protocol, SmsErrorScope.Unspecified, "The gateway's result does not name this recipient."));
    }

    /// <summary>Takes up that the child failed in a way that says nothing about the message: it may have gone out.</summary>
    public void TakeFault(string detail) => Settle(SmsOutcome.Unknown, Refuse(SmsErrorCode.Other, SmsErrorScope.Unspecified, detail));

    /// <summary>Takes up that the child never had the message.</summary>
    public void TakeNotSent(SmsErrorCode code, string detail) => Settle(SmsOutcome.NotSent, Refuse(code, SmsErrorScope.Transient, detail));

    private void Settle(SmsOutcome otherwise, SmsError error)
    {
        for (var position = 0; position < Count; position++)
        {
            var row = _latest[position] ?? CreateRow(position, otherwise, error);
            row = _latest[position] = row.Gateway is null ? row with { Gateway = name } : row;

            // Only a message that may go out twice moves on from an unknown. That a later gateway did not take it says nothing about the one before.
            ref var known = ref send.Known[IndexOf(position)];
            known = known is not { Outcome: SmsOutcome.Unknown } ? row
                : row.Outcome is not (SmsOutcome.NotSent or SmsOutcome.Rejected) ? row with { MayBeDuplicate = true }
                : known with { MayBeDuplicate = true, IsLastWord = !FailoverDecisions.MovesOn(row, SmsOnUnknown.AtLeastOnce) };
        }
    }

    private SmsRecipientResult CreateRow(int position, SmsOutcome outcome, SmsError error) => new(send.Recipients[IndexOf(position)], outcome) { Gateway = name, Error = error };

    private int IndexOf(int position) => indices is null ? position : indices[position];

    private int PositionOf(PhoneNumber number)
    {
        if (Count is 1)
        {
            return number == send.Recipients[IndexOf(0)] ? 0 : -1;
        }

        _positions ??= Enumerable.Range(0, Count).ToDictionary(position => send.Recipients[IndexOf(position)]);
        return _positions.TryGetValue(number, out var found) ? found : -1;
    }
}

using SmsGateways.Sending.Journal;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Composites;

/// <summary>A message that an earlier run may have sent, at a gateway that sends through others: only a record of that run tells which of them had it.</summary>
internal static class Resubmission
{
    /// <summary>Finds out what became of each recipient, and which child must go on with it. What no record tells stays unknown, and is not sent.</summary>
    public static async ValueTask ResolveAsync(CompositeSend send, ISmsSendJournal? journal, IReadOnlyList<ChildGateway> children)
    {
        if (journal is null)
        {
            send.Fill(SmsOutcome.Unknown, Explain("An earlier run may have sent this message through another gateway, and no journal says which: nothing is sent. Reconcile the first result."));
            return;
        }

        IReadOnlyList<SmsJournalEntry?> entries;
        try
        {
            entries = await journal.FindAsync(send.Message.Id!, send.Recipients.ToArray(), CancellationToken.None).ConfigureAwait(false);
            _ = entries.Count == send.Recipients.Length ? 0 : throw new InvalidDataException("The journal did not answer for every recipient.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            send.Fill(SmsOutcome.Unknown, Explain($"An earlier run may have sent this message, and the journal could not be read ({exception.GetType().Name}): nothing is sent."));
            return;
        }

        var fingerprint = ContentFingerprint.Of(send.Message);
        send.Bound = new int?[entries.Count];
        foreach (var (index, entry) in entries.Index())
        {
            switch (entry)
            {
                case null:
                    send.Known[index] = send.CreateRow(index, SmsOutcome.Unknown, Explain("An earlier run may have sent this message, and the journal does not know it: nothing is sent."));
                    break;
                case { State: not (SmsJournalState.NotSent or SmsJournalState.Rejected) } when entry.Fingerprint != fingerprint:
                    send.Known[index] = send.CreateRow(index, SmsOutcome.Rejected, JournalRows.OtherContent);
                    break;
                case { State: SmsJournalState.Accepted }:
                    send.Known[index] = JournalRows.Accepted(entry);
                    break;
                case { State: SmsJournalState.Sending or SmsJournalState.Unknown }:
                    send.Bound[index] = FindLeading(children, entry.Gateway);
                    send.Known[index] = send.Bound[index] is not null ? null : JournalRows.Unknown(
                        entry, Explain($"An earlier run may have sent this message through '{entry.Gateway}', where this gateway does not send to: nothing is sent."));
                    break;
            }
        }
    }

    /// <summary>Leaves out of the parts what is known already, and gives what an earlier run decided to the child that had it then.</summary>
    public static IReadOnlyList<Leg> Bind(CompositeSend send, IReadOnlyList<Leg> legs, IReadOnlyList<ChildGateway> children)
    {
        if (!send.Message.IsResubmission)
        {
            return legs;
        }

        var bound = new List<Leg>();
        var open = legs.SelectMany(static leg => leg.Indices.Select(index => (Index: index, leg.Child)))
            .Where(part => send.Known[part.Index] is null)
            .ToLookup(part => send.Bound?[part.Index] ?? part.Child, static part => part.Index);
        foreach (var group in open)
        {
            var leg = legs.FirstOrDefault(leg => leg.Child == group.Key) ?? new Leg(send, group.Key, children[group.Key].Name, null);
            bound.Add(leg.Only([.. group.Order()]));
        }

        return bound;
    }

    private static SmsError Explain(string detail) => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Unspecified, detail);

    // The child itself, or one that sends through it.
    private static int? FindLeading(IReadOnlyList<ChildGateway> children, string? gateway)
    {
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i].Name == gateway || (children[i].FindService<CompositeGateway>() is { } composite && FindLeading(composite.Children, gateway) is not null))
            {
                return i;
            }
        }

        return null;
    }
}

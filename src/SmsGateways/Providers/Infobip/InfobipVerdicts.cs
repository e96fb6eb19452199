using SmsGateways.Sending;

namespace SmsGateways.Providers.Infobip;

/// <summary>Finds out whom each entry of an answer means: by the id, by the number, and by its place where it has neither. What nobody is meant by stays unknown.</summary>
internal static class InfobipVerdicts
{
    /// <summary>Judges each recipient of a request.</summary>
    /// <param name="batch">The request.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="verdicts">One for each recipient.</param>
    public static void Judge(Batch batch, InfobipAnswer answer, Span<Verdict> verdicts)
    {
        if (FindWordForAll(answer, verdicts.Length) is { } word)
        {
            verdicts.Fill(InfobipErrors.JudgeRequest(word, batch.Entries.Length, verdicts.Length));
        }
        else
        {
            JudgeEach(batch, answer, verdicts);
        }

        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = verdicts[i] with { ProviderMessageId = verdicts[i].ProviderMessageId ?? batch.IdOf(i) };
        }
    }

    // One code for everybody: alone, or in an only entry that names nobody or is about the account.
    private static string? FindWordForAll(InfobipAnswer answer, int recipients) => answer switch
    {
        { IsBare: true, Rows: [var only] } => only.Status,
        { IsWhole: true, Rows: [var only] } when InfobipErrors.IsOfAccount(only.Status) => only.Status,
        { IsWhole: true, Rows: [{ IsNameless: true } only] } when recipients > 1 => only.Status,
        _ => null,
    };

    private static void JudgeEach(Batch batch, InfobipAnswer answer, Span<Verdict> verdicts)
    {
        var places = FindPlaces(batch);
        var claims = new Claim[verdicts.Length];
        var inOrder = answer.IsWhole && answer.Rows.Count == verdicts.Length;
        var nameless = new List<int>();
        for (var index = 0; index < answer.Rows.Count; index++)
        {
            var row = answer.Rows[index];
            var byId = row.Id.Length > 0 && places.TryGetValue(row.Id, out var idPlace) ? idPlace : -1;
            var byNumber = row.Digits.Length > 0 && places.TryGetValue(row.Digits, out var numberPlace) ? numberPlace : -1;
            if (byId >= 0 && byNumber >= 0 && byId != byNumber)
            {
                claims[byId].Contradict(row);
                claims[byNumber].Contradict(row);
                inOrder = false;
                continue;
            }

            var place = byId >= 0 ? byId : byNumber;
            if (place >= 0)
            {
                claims[place].Add(row);
                inOrder &= place == index;
            }
            else if (row.Digits.Length > 0)
            {
                inOrder = false; // Somebody whom we did not ask about.
            }
            else if (row.Destination.Length is 0 || row.Status is not InfobipErrors.Accepted)
            {
                nameless.Add(index); // That something went to "000000000000" is nobody's success.
            }
        }

        // By its place only where all that have names stand in theirs, nobody else has been named, and it does not matter had two of them changed places.
        var arePlaced = inOrder && nameless.Select(index => Judge(answer.Rows[index])).DistinctBy(static verdict => (verdict.Outcome, verdict.IsForAsking)).Count() <= 1;
        foreach (var index in arePlaced ? nameless : [])
        {
            claims[index].Add(answer.Rows[index]);
        }

        var unnamed = !arePlaced && nameless.Exists(index => IsDuplicate(answer.Rows[index])) ? Verdict.PerhapsDuplicate : default;
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = claims[i].Verdict ?? unnamed;
        }
    }

    private static bool IsDuplicate(InfobipRow row) => Judge(row).IsForAsking;

    private static Verdict Judge(InfobipRow row) => row.Status is InfobipErrors.Accepted
        ? Verdict.Accepted(row.Id.Length > 0 ? row.Id : null, null)
        : InfobipErrors.Judge(row.Status);

    // Ids have letters, and numbers have none: one place to look both up. No request has a number twice.
    private static Dictionary<string, int> FindPlaces(Batch batch)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        foreach (var entry in batch.Entries)
        {
            for (var i = 0; i < entry.Recipients.Length; i++)
            {
                places[entry.Recipients.Span[i].ToString("D", null)] = place;
                if (!entry.Ids.IsEmpty)
                {
                    places[entry.Ids.Span[i]] = place;
                }

                place++;
            }
        }

        return places;
    }

    // What the entries say of one recipient: two of them are one too many.
    private struct Claim
    {
        private InfobipRow? _row;
        private bool _isContradicted;
        private bool _isCalledDuplicate;

        public readonly Verdict? Verdict => _isContradicted ? Sending.Verdict.Contradicted(_isCalledDuplicate) : _row is { } row ? Judge(row) : null;

        public void Add(InfobipRow row)
        {
            _isContradicted |= _row is not null;
            _isCalledDuplicate |= IsDuplicate(row);
            _row ??= row;
        }

        public void Contradict(InfobipRow row)
        {
            _isContradicted = true;
            _isCalledDuplicate |= IsDuplicate(row);
        }
    }
}

namespace SmsGateways;

/// <summary>Finds what keeps a text out of an alphabet, and what may stand there instead.</summary>
internal static class Rewriter
{
    /// <summary>Finds every character that the alphabet does not have.</summary>
    /// <param name="text">The text.</param>
    /// <param name="how">What may be substituted.</param>
    /// <param name="toAscii">Whether to write printable ASCII, or the GSM alphabet.</param>
    public static List<Replacement> ToAlphabet(string text, SmsSimplification how, bool toAscii)
    {
        var glyphs = Glyph.Read(text);
        var transliterators = how.Transliterations.Count is 0 ? [] : how.Transliterations.Select(Transliterator.Of).ToArray();
        var replacements = new List<Replacement>();
        for (var at = 0; at < glyphs.Count;)
        {
            var glyph = glyphs[at];
            if (FindWritten(glyphs, at, transliterators, how, toAscii) is { Count: > 0 } written)
            {
                replacements.Add(new(glyph.Code, glyph.Index, glyphs[at + written.Count - 1] is var last ? last.Index + last.Length - glyph.Index : 0, written.Text));
                at += written.Count;
                continue;
            }

            if (glyph.Length > 1 || !Substitutes.IsFine(glyph.Char, toAscii))
            {
                replacements.Add(FindOne(glyphs, at, how, toAscii) with { Code = CodeOf(text, glyph, toAscii) });
            }

            at++;
        }

        return replacements;
    }

    /// <summary>Finds what can be shorter in UCS-2: marks that make one letter with what stands before them, what is invisible, what takes two code units without need.</summary>
    /// <param name="text">The text.</param>
    /// <param name="how">What may be substituted.</param>
    public static List<Replacement> ToFewerCodeUnits(string text, SmsSimplification how)
    {
        var replacements = new List<Replacement>();
        foreach (var glyph in Glyph.Read(text))
        {
            if (FindShorter(glyph, how.Substitutions) is { } shorter)
            {
                replacements.Add(new(glyph.Code, glyph.Index, glyph.Length, shorter));
            }
        }

        return replacements;
    }

    /// <summary>Finds the line ends of two characters, or the brackets of two septets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="how">What may be substituted.</param>
    /// <param name="brackets">Whether to look for brackets.</param>
    public static List<Replacement> ToFewerSeptets(string text, SmsSimplification how, bool brackets)
    {
        var replacements = new List<Replacement>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\r' && i + 1 < text.Length && text[i + 1] is '\n' && how.Substitutions.HasFlag(SmsSubstitutions.LineEnds))
            {
                replacements.Add(new('\r', i, 2, "\n"));
            }
            else if (brackets && text[i] is '[' or ']' or '{' or '}' && Substitutes.Find(text[i], how.Substitutions & SmsSubstitutions.Brackets, toAscii: false) is { } round)
            {
                replacements.Add(new(text[i], i, 1, round));
            }
        }

        return replacements;
    }

    // A letter that looks Latin among Latin letters is a slip of the keyboard, and stays what it looks like.
    private static (int Count, string Text) FindWritten(List<Glyph> glyphs, int at, Transliterator[] transliterators, SmsSimplification how, bool toAscii)
    {
        foreach (var transliterator in transliterators)
        {
            if (transliterator.TryWrite(glyphs, at, out var count, out var written)
                && !(Substitutes.FindLookAlike(glyphs[at].Char, how.Substitutions) is not null && IsAmongLatin(glyphs, at)))
            {
                var pieces = written.Select(c => Substitutes.IsFine(c, toAscii) ? c.ToString() : Substitutes.Find(c, SmsSubstitutions.Diacritics, toAscii)).ToList();
                return pieces.Contains(null) ? default : (count, string.Concat(pieces));
            }
        }

        return default;
    }

    private static Replacement FindOne(List<Glyph> glyphs, int at, SmsSimplification how, bool toAscii)
    {
        var glyph = glyphs[at];
        var replacement = new Replacement(glyph.Code, glyph.Index, glyph.Length, null);
        if (glyph.Length > 1 && Substitutes.IsFine(glyph.Char, toAscii))
        {
            return replacement with { Text = glyph.Char.ToString() };
        }

        if (glyph.IsMark)
        {
            return replacement with { Text = how.Substitutions.HasFlag(SmsSubstitutions.Diacritics) && FollowsLetter(glyphs, at) ? "" : null };
        }

        return Substitutes.Find(glyph.Code, how.Substitutions, toAscii) is { } substitute
            ? replacement with { Text = substitute, IsForSeptets = substitute.Length is 0 && !IsInvisible(glyph.Char) }
            : replacement with { Text = Substitutes.FindLookAlike(glyph.Char, how.Substitutions), IsForSeptets = true };
    }

    // A mark strikes through a digit, or negates a sign: there it says something.
    private static bool FollowsLetter(List<Glyph> glyphs, int at)
    {
        while (at > 0 && (glyphs[at].IsMark || IsInvisible(glyphs[at].Char)))
        {
            at--;
        }

        return glyphs[at].IsLetter;
    }

    private static bool IsAmongLatin(List<Glyph> glyphs, int at)
    {
        for (var i = at + 1; i < glyphs.Count && glyphs[i].IsLetter; i++)
        {
            if (char.IsAsciiLetter(glyphs[i].Char))
            {
                return true;
            }
        }

        for (var i = at - 1; i >= 0 && glyphs[i].IsLetter; i--)
        {
            if (char.IsAsciiLetter(glyphs[i].Char))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FindShorter(Glyph glyph, SmsSubstitutions kinds) => glyph switch
    {
        { Length: 2 or 3, Code: <= char.MaxValue } => glyph.Char.ToString(),
        { Length: 2 } => Substitutes.Find(glyph.Code, kinds & SmsSubstitutions.FullWidth, toAscii: false),
        _ when IsInvisible(glyph.Char) && kinds.HasFlag(SmsSubstitutions.Spaces) => "",
        _ => null,
    };

    // Soft hyphen, word joiner and byte order mark; the joiners of other scripts and of emoji say something.
    private static bool IsInvisible(char c) => c is '\u00AD' or '\u2060' or '\uFEFF';

    // Of a letter and its marks, what the alphabet does not have is to blame.
    private static int CodeOf(string text, Glyph glyph, bool toAscii)
    {
        if (glyph.Code > char.MaxValue)
        {
            return glyph.Code;
        }

        var pieces = text.AsSpan(glyph.Index, glyph.Length);
        foreach (var piece in pieces)
        {
            if (!Substitutes.IsFine(piece, toAscii))
            {
                return piece;
            }
        }

        return glyph.Code;
    }
}

using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>What happened, in order. Kept as it is and written out only when somebody wants to read it.</summary>
internal sealed class Trace(VirtualTime time)
{
    private const ulong Prime = 1099511628211;

    private readonly List<Line> _lines = [];
    private ulong _digest = 14695981039346656037;

    /// <summary>Gets a number that two runs have in common only if every line is the same.</summary>
    public ulong Digest => _digest;

    public void Add(int sending, string what, string? detail = null, long number = 0)
    {
        var line = new Line(time.Now.Ticks, sending, what, detail, number);
        _lines.Add(line);
        Hash((ulong)line.Ticks);
        Hash((ulong)sending);
        Hash((ulong)number);
        Hash(what);
        Hash(detail);
    }

    /// <summary>Writes the lines of some sends, or of all.</summary>
    public string Write(Func<int, bool>? ofSending = null)
        => string.Concat(_lines.Where(line => ofSending?.Invoke(line.Sending) is not false).Select(static line => line + "\n"));

    /// <summary>Writes the last lines: where it went wrong.</summary>
    public string WriteEnd(int lines) => string.Concat(_lines.TakeLast(lines).Select(static line => line + "\n"));

    private void Hash(ulong value) => _digest = (_digest ^ value) * Prime;

    private void Hash(string? text)
    {
        foreach (var c in text ?? "")
        {
            Hash(c);
        }
    }

    private readonly record struct Line(long Ticks, int Sending, string What, string? Detail, long Number)
    {
        public override string ToString()
            => string.Create(CultureInfo.InvariantCulture, $"{Ticks / 1e7,12:F7} #{Sending} {What}{(Number is 0 ? "" : $" {Number}")}{(Detail is null ? "" : $" {Detail}")}");
    }
}

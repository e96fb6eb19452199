using System.Diagnostics;
using System.Globalization;
using SmsGateways;

namespace Campaign;

/// <summary>Writes each result to a file as it is known, and shows how far the campaign is.</summary>
internal sealed class Report : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int[] _counts = new int[Enum.GetValues<SmsOutcome>().Length];
    private readonly StreamWriter _file;
    private readonly string _path;
    private readonly int _total;
    private TimeSpan _nextShow;
    private int _width;

    public Report(string path, int total)
    {
        (_path, _total) = (path, total);
        _file = new StreamWriter(path) { AutoFlush = true };
        _file.WriteLine("id,number,outcome,provider message id,error");
    }

    public void Add(string id, SmsRecipientResult result) => Add(id, result.To.ToString(), result.Outcome, result.ProviderMessageId, result.Error?.ToString());

    // Also from within the reading of the messages, which may be ahead of the results.
    public void Add(string id, string number, SmsOutcome outcome, string? providerMessageId, string? error)
    {
        lock (_lock)
        {
            _file.WriteLine(Csv.Join(id, number, outcome.ToString(), providerMessageId, error));
            _counts[(int)outcome]++;
            if (_watch.Elapsed >= _nextShow)
            {
                _nextShow = _watch.Elapsed + TimeSpan.FromSeconds(Console.IsOutputRedirected ? 2 : 0.1);
                Show();
            }
        }
    }

    public void Stop() => Console.WriteLine($"{(_width > 0 ? "\n" : "")}Stopped: what was under way is finished.");

    public void Dispose()
    {
        Show();
        Console.WriteLine($"{(_width > 0 ? "\n" : "")}Every result is in {_path}");
        _file.Dispose();
    }

    private void Show()
    {
        var done = _counts.Sum();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{done:N0} of {_total:N0}, {done / _watch.Elapsed.TotalSeconds:N0}/s: {_counts[(int)SmsOutcome.Accepted]:N0} accepted, {_counts[(int)SmsOutcome.Rejected]:N0} rejected, {_counts[(int)SmsOutcome.Unknown]:N0} unknown, {_counts[(int)SmsOutcome.NotSent]:N0} not sent, {_total - done:N0} remaining");
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(line);
            return;
        }

        Console.Write($"\r{line.PadRight(_width)}"); // Over the line before, which may have been longer.
        _width = line.Length;
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace Worker;

/// <summary>A table in a file, for one process. It forgets what was done when the program ends before it could be written; the journal does not.</summary>
internal sealed class FileReminders(string path) : IReminders
{
    private const int Rows = 500;

    private readonly HashSet<int> _done = [];

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await File.WriteAllLinesAsync(path, Enumerable.Range(1, Rows).Select(static number => $"{number};+99655{number:D7};Your visit is tomorrow at {8 + (number % 10)}:00."), cancellationToken);
        }
    }

    public async IAsyncEnumerable<Reminder> ReadDueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            var fields = line.Split(';');
            if (int.Parse(fields[0], CultureInfo.InvariantCulture) is var number && !_done.Contains(number))
            {
                yield return new(number, fields[1], fields[2]);
            }
        }
    }

    public Task MarkAsync(int number, string state, CancellationToken cancellationToken)
    {
        _done.Add(number);
        return Task.CompletedTask;
    }
}

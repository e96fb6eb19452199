using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PostgreSql.Tests.Server;

/// <summary>A PostgreSQL server for as long as this lives: one that the environment names, or a throw-away one on loopback.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    public const string Variable = "SMSGATEWAYS_POSTGRESQL";

    private const string Missing =
        "This needs the server of PostgreSQL 14 or later. Install it (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql), "
        + $"or name one in the environment variable {Variable}, for example 'Host=localhost;Username=postgres;Password=…': schemas are created in it and dropped.";

    private readonly string? _folder;
    private readonly string _binaries = "";
    private readonly int _port;
    private readonly string _durability = "";
    private Process? _process;

    private PostgreSqlServer(string connectionString) => ConnectionString = connectionString;

    private PostgreSqlServer(string folder, string binaries, bool isDurable)
    {
        _durability = isDurable ? "on" : "off";
        _folder = folder;
        _binaries = binaries;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        ConnectionString = $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=10";
    }

    public string ConnectionString { get; }

    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName is "root";

    /// <summary>Starts it.</summary>
    /// <param name="isDurable">Whether it writes to the disk before it answers, as a real one does. Tests do not wait for that.</param>
    /// <returns>The server, which answers.</returns>
    public static async Task<PostgreSqlServer> StartAsync(bool isDurable = false)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return new(named);
        }

        var binaries = FindBinaries() ?? throw new InvalidOperationException(Missing);
        var server = new PostgreSqlServer(Directory.CreateTempSubdirectory("smsgateways-pg-").FullName, binaries, isDurable);
        try
        {
            await server.InitializeAsync();
            await server.RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Breaks off everything at once, as a crash does, and comes back. A server that is not ours only loses its connections.</summary>
    public async Task CrashAsync()
    {
        if (_folder is null)
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            await using var command = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await command.ExecuteNonQueryAsync();
            return;
        }

        await StopAsync();
        await RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            await StopAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string? FindBinaries()
    {
        var installed = new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt" }
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateDirectories(folder))
            .OrderDescending(StringComparer.Ordinal)
            .Select(static folder => Path.Combine(folder, "bin"));
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    private async Task InitializeAsync()
    {
        if (IsRoot)
        {
            await EndAsync(Process.Start(new ProcessStartInfo("chown", [User(), _folder!]))!);
        }

        await EndAsync(Start(null, Path.Combine(_binaries, "initdb"), "-D", Data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
    }

    private async Task RunAsync()
    {
        // The shell ends the server when its input is closed: by us, or by our death.
        _process = Start(
            "\"$@\" & pid=$!; cat > /dev/null; kill -QUIT $pid; wait $pid",
            Path.Combine(_binaries, "postgres"), "-D", Data(), "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", $"fsync={_durability}",
            "-c", $"full_page_writes={_durability}");

        await using var source = NpgsqlDataSource.Create($"{ConnectionString};Pooling=false");
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < TimeSpan.FromSeconds(60) && !_process.HasExited)
            {
                // Not yet.
            }
        }
    }

    private async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private string Data() => Path.Combine(_folder!, "data");

    private static string User() => File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            if (process.ExitCode is not 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
            }
        }
    }

    // PostgreSQL refuses to run as root.
    private Process Start(string? script, params string[] command)
    {
        List<string> words = IsRoot ? ["setpriv", $"--reuid={User()}", $"--regid={IdOfGroup()}", "--clear-groups", "--"] : [];
        words.AddRange(["sh", "-c", $"exec >> log 2>&1; {script ?? "\"$@\""}", "sh", .. command]);
        return Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = false,
            WorkingDirectory = _folder,
        })!;
    }

    private static string IdOfGroup() => File.ReadLines("/etc/passwd").First(static line => line.StartsWith($"{User()}:", StringComparison.Ordinal)).Split(':')[3];
}

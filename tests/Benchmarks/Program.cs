// What the library costs beside code that does the same by hand. Ratios and allocations are the result; times depend on the machine.
//
//   dotnet run -c Release --project tests/Benchmarks
//   dotnet run -c Release --project tests/Benchmarks -- send               # gateway and hand-written in turns: steadier than one after the other
//   dotnet run -c Release --project tests/Benchmarks -- stream 1000000     # many messages; with each journal
//   dotnet run -c Release --project tests/Benchmarks -- journal
//   dotnet run -c Release --project tests/Benchmarks -- postgresql 5
//   dotnet run -c Release --project tests/Benchmarks -- callbacks          # pushed reports beside an empty endpoint, in turns
//   dotnet run -c Release --project tests/Benchmarks -- agree 10000000     # texts: all widths of vector count what one character after the other gives

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks;

if (args is ["stream", .. var rest])
{
    await StreamCommand.RunAsync(rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

if (args is ["agree", .. var number])
{
    return AgreeCommand.Run(number is [var many, ..] ? int.Parse(many, CultureInfo.InvariantCulture) : 1_000_000);
}

if (args is ["send"])
{
    await SendCommand.RunAsync();
    return 0;
}

if (args is ["callbacks"])
{
    await CallbackCommand.RunAsync();
    return 0;
}

if (args is ["postgresql", .. var seconds])
{
    await PostgreSqlJournalCommand.RunAsync(TimeSpan.FromSeconds(seconds is [var each, ..] ? int.Parse(each, CultureInfo.InvariantCulture) : 5));
    return 0;
}

if (args is ["journal", .. var place])
{
    await JournalCommand.RunAsync(place is [var folder, ..] ? folder : Path.GetTempPath());
    return 0;
}

// In process: the server of the send must be the same for both sides, and nothing is built a second time.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default);

BenchmarkSwitcher.FromTypes([typeof(SendBenchmarks), typeof(PushBenchmarks), typeof(PullBenchmarks), typeof(EncoderBenchmarks)]).Run(args is [] ? ["--filter", "*"] : args, config);
return 0;

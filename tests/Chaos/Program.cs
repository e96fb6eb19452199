// The chaos experiment with a ledger: sends through a provider that does everything wrong, and compares what it sent with what the clients were told.
//
//   dotnet run -c Release --project tests/Chaos -- socket 100000
//   dotnet run -c Release --project tests/Chaos -- socket 100000 --faults 0,1,5,30 --parallel 400 --seed 1 --naive 10000 --only SmsPro
//   dotnet run -c Release --project tests/Chaos -- socket 4000 --faults 1 --cold true    # connections are refused from the first one on
//
//   dotnet run -c Release --project tests/Chaos -- simulate 1000000 --faults 1,5,30 --seed 1    # in virtual time, without sockets
//
//   dotnet run -c Release --project tests/Chaos -- crash 50                                     # a job is killed 50 times, with each journal and provider
//   dotnet run -c Release --project tests/Chaos -- crash 0 --workers 2 --journals postgresql --messages 10000
//
//   dotnet run -c Release --project tests/Chaos -- fuzz 1000000                                 # broken payloads for each parser; the seed, 1, may follow
//
// "socket" prints one row a client, and ends with 1 if the library broke a rule, or a naive client did not. "simulate" prints one row a provider and share
// of faults, and ends with 1 if a rule was broken; the seed repeats the run.

using Chaos;

try
{
    return args switch
    {
        ["socket", .. var rest] => await SocketCommand.RunAsync(SocketOptions.Parse(rest)),
        ["simulate", .. var rest] => SimulateCommand.Run(rest),
        ["fuzz", .. var rest] => FuzzCommand.Run(rest),
        ["crash", .. var rest] => await CrashCommand.RunAsync(CrashOptions.Parse(rest)),
        ["crash-worker", .. var rest] => await CrashWorker.RunAsync(rest),
        _ => throw new FormatException("Say what to run: socket <messages>, simulate <messages>, fuzz <payloads>, or crash <kills>."),
    };
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

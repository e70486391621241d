using ServiceGate.Benchmarks;
using ServiceGate.Benchmarks.Engine;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
switch (args)
{
    case ["startup", var folder] when Directory.Exists(folder):
        Console.WriteLine(await StartupBenchmark.RunAsync(Path.GetFullPath(folder), stop.Token));
        return 0;
    case ["engine"]:
        Console.WriteLine(await EngineBenchmark.RunAsync());
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: ServiceGate.Benchmarks startup <published folder> | engine");
        return 1;
}

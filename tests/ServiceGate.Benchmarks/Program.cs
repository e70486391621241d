using ServiceGate.Benchmarks;

if (args is not ["startup", var folder] || !Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync("usage: ServiceGate.Benchmarks startup <published folder>");
    return 1;
}
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
Console.WriteLine(await StartupBenchmark.RunAsync(Path.GetFullPath(folder), stop.Token));
return 0;

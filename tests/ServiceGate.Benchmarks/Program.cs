using System.Globalization;
using ServiceGate.Benchmarks;
using ServiceGate.Benchmarks.Engine;
using ServiceGate.Benchmarks.Pages;
using ServiceGate.Benchmarks.ScaleOut;
using ServiceGate.Benchmarks.Search;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(60));
switch (args)
{
    case ["startup", var folder] when Directory.Exists(folder):
        Console.WriteLine(await StartupBenchmark.RunAsync(Path.GetFullPath(folder), stop.Token));
        return 0;
    case ["scaleout", var folder] when Directory.Exists(folder):
        Console.WriteLine(await ScaleOutBenchmark.RunAsync(Path.GetFullPath(folder), stop.Token));
        return 0;
    case ["commands", var folder, var before] when Directory.Exists(folder) && Directory.Exists(before):
        Console.WriteLine(await CommandsBenchmark.RunAsync(Path.GetFullPath(folder), Path.GetFullPath(before), stop.Token));
        return 0;
    case ["visits", var folder, var before] when Directory.Exists(folder) && Directory.Exists(before):
        Console.WriteLine(await VisitsBenchmark.RunAsync(Path.GetFullPath(folder), Path.GetFullPath(before), stop.Token));
        return 0;
    case ["pages"]:
        Console.WriteLine(await PagesBenchmark.RunAsync(5_000, 100_000));
        return 0;
    case ["pages", var few, var many] when int.TryParse(few, CultureInfo.InvariantCulture, out var atFirst) && int.TryParse(many, CultureInfo.InvariantCulture, out var then):
        Console.WriteLine(await PagesBenchmark.RunAsync(atFirst, then));
        return 0;
    case ["search", .. var launches] when launches is [] or [_] && (launches is [] || int.TryParse(launches[0], out _)):
        Console.WriteLine(await SearchBenchmark.RunAsync(launches is [var wanted] ? int.Parse(wanted, CultureInfo.InvariantCulture) : SearchBenchmark.Usual, stop.Token));
        return 0;
    case ["engine"]:
        Console.WriteLine(await EngineBenchmark.RunAsync());
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: ServiceGate.Benchmarks startup <published folder> | scaleout <published folder> | commands <published folder> <published folder of before> | visits <published folder> <published folder of before> | pages [launches at first] [launches then] | search [launches] | engine");
        return 1;
}

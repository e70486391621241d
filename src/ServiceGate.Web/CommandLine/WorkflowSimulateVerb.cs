using System.CommandLine;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Hosting;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>workflow simulate &lt;file&gt;</c>: says as JSON what a version of a definition would mean for the launches of a database, without keeping anything; on one line, or with <c>--json</c> laid out.
/// Exit 0: nothing is newly blocked; 2: something is; 3: the file or the database cannot be read.
/// </summary>
internal static class WorkflowSimulateVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Definition file (*.v2.json)." };
        var simulate = new Command("simulate", "Says what a version would change for the launches of a database. Exit 0 nothing newly blocked, 2 something, 3 unreadable.")
        {
            file, CommonOptions.Database, JsonPrint.Option,
        };
        simulate.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!, parsed, cancellation));
        return simulate;
    }

    private static async Task<int> RunAsync(string file, ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        if (!File.Exists(file)) return await RefuseAsync(console, $"{file}: no such file");
        var reading = DefinitionFile.Read(file);
        if (reading.Definition is not { } definition)
            return await RefuseAsync(console, string.Join(Environment.NewLine, reading.Problems.Select(p => $"{p.File}: {p.JsonPath}: {p.Message} ({p.Rule})")));
        try
        {
            var settings = CommonOptions.DatabaseOf(parsed);
            if (!settings.IsShared && !File.Exists(settings.Path)) return await RefuseAsync(console, $"{settings.Path}: no such file");
            await using var database = await Databases.OpenAsync(settings, TimeProvider.System, cancellation);
            var launches = await SimulateAsync(database, definition, cancellation);
            var counts = EffectCounts.None.Plus([.. launches.Select(l => l.Effect)]);
            var report = new SimulationReport(definition.Id, definition.Version, definition.Hash, counts, launches);
            if (JsonPrint.IsAsked(parsed)) JsonPrint.Write(console.Output, report);
            else await console.Output.WriteLineAsync(CoreJson.Write(report));
            return counts.NewlyBlocked > 0 ? 2 : 0;
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e))
        {
            return await RefuseAsync(console, e.Message);
        }
    }

    private static async Task<IReadOnlyList<ReportedLaunch>> SimulateAsync(Database database, WorkflowDefinition definition, CancellationToken cancellation)
    {
        var catalogue = FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows"));
        var now = (await ClockKeeper.RestoreAsync(database, null, cancellation)).GetUtcNow();
        await using var session = await new DbSessionFactory(database).ReadAsync(cancellation);
        var (tree, found) = (await session.Organisation.TreeAsync(), new List<ReportedLaunch>());
        foreach (var id in await session.Simulations.LaunchesAsync(definition.Id, 0, int.MaxValue))
        {
            var launch = (await session.Launches.FindAsync(id))!;
            var facts = await FactsReader.ReadAsync(session, catalogue, tree, launch);
            var flow = FlowSimulation.Of(facts, [.. (await session.Flows.JournalAsync(id)).Select(r => r.Entry)], definition, now);
            found.Add(new(launch.Number, launch.Status, launch.DefinitionVersion, flow.Effect(), flow));
        }
        return found;
    }

    private static async Task<int> RefuseAsync(InvocationConfiguration console, string message)
    {
        await console.Error.WriteLineAsync(message);
        return 3;
    }

    private sealed record SimulationReport(string Definition, int Version, string Hash, EffectCounts Counts, IReadOnlyList<ReportedLaunch> Launches);

    private sealed record ReportedLaunch(string Launch, LaunchStatus Status, int Version, SimulationEffect Effect, SimulatedFlow Flow);
}

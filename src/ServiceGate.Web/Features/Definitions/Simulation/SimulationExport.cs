using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Definitions.Simulation;

/// <summary>What a simulation found as CSV: a row for each launch and gate.</summary>
internal static class SimulationExport
{
    private const int MostLaunches = 50_000;

    private static readonly string[] Columns =
        ["launch", "title", "status", "version", "effect", "steps_before", "steps_after", "gate", "reasons_before", "reasons_after", "added", "gone", "fault"];

    /// <summary>Maps <c>GET /definitions/{id}/{version}/simulation/export.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/definitions/{id}/{version:int}/simulation/export.csv",
        async (HttpContext request, string id, int version, SignedIn person, DefinitionsReader reader, SimulationResults results, Texts texts) =>
        {
            var me = await person.RequiredAsync();
            if (!Policy.AllowsAtTheTop(me.Actor, Permission.ReadAudit, me.Tree)) return Results.StatusCode(StatusCodes.Status403Forbidden);
            if (await reader.FindAsync(id, version, request.RequestAborted) is not { Simulation: { } simulation }) return Results.NotFound();
            var found = await results.FindAsync(me.Actor, simulation, null, 1, MostLaunches, request.RequestAborted);
            return CsvExport.Result($"simulation-{id}-v{version}.csv", Columns, found.Rows.SelectMany(row => Rows(row, texts)));
        });

    private static IEnumerable<string?[]> Rows(SimulationRow row, Texts texts)
    {
        string?[] launch =
        [
            row.Number, row.Title, row.Status.Code(), $"{row.Version}", row.Flow.Effect().Code(),
            string.Join(' ', row.Flow.Before.Waiting), string.Join(' ', row.Flow.After.Waiting),
        ];
        return row.Flow.Gates.Count == 0
            ? [[.. launch, null, null, null, null, null, row.Flow.Fault]]
            : row.Flow.Gates.Select(g => (string?[])[.. launch, g.Gate, $"{g.Before}", $"{g.After}", Words(g.Added, texts), Words(g.Gone, texts), row.Flow.Fault]);
    }

    private static string Words(IReadOnlyList<GateReason> reasons, Texts texts) => string.Join(" | ", reasons.Select(r => texts.Rule(r.Rule, r.Arguments)));
}

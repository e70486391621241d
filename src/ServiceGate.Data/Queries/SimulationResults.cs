using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>What a simulation found for a launch, as lists show it.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The version that it follows.</param>
/// <param name="HasChanged">Whether it has changed since it was judged.</param>
/// <param name="Flow">What was found.</param>
public sealed record SimulationRow(long LaunchId, string Number, string Title, LaunchStatus Status, int Version, bool HasChanged, SimulatedFlow Flow);

/// <summary>A page of results.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record FoundSimulations(IReadOnlyList<SimulationRow> Rows, int Total);

/// <summary>The results of simulations.</summary>
/// <param name="database">The database.</param>
public sealed class SimulationResults(Database database)
{
    /// <summary>Results of a simulation's run for the launches of units whose audit trail an actor may read, newest launch first, one page of them.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="simulation">The simulation with its run.</param>
    /// <param name="effect">Only launches with this effect; null: all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows of a page, from 1.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<FoundSimulations> FindAsync(
        Actor actor, DefinitionSimulation simulation, SimulationEffect? effect, int page, int pageSize, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadAudit)).Select(u => u.Id).ToList();
            var values = new { simulation = simulation.Id, run = simulation.Run, effect = effect?.Code(), units, most = pageSize, skip = (Math.Max(page, 1) - 1) * pageSize };
            var where = "WHERE s.simulation_id = @simulation AND s.run = @run AND l.unit_id IN @units" + (effect is null ? "" : " AND s.effect = @effect");
            var total = await sql.NumberAsync($"SELECT COUNT(*) FROM simulated_launch s JOIN launch l ON l.id = s.launch_id {where}", values);
            var rows = await sql.ListAsync(
                $"""
                SELECT s.launch_id, s.input_rev, s.flow, l.number, l.title, l.status, l.definition_version, l.input_rev AS current_rev
                FROM simulated_launch s
                JOIN launch l ON l.id = s.launch_id
                {where}
                ORDER BY s.launch_id DESC
                {sql.Dialect.Page("@most", "@skip")}
                """,
                values, Read);
            return new FoundSimulations(rows, (int)(total ?? 0));
        },
        cancellation);

    private static SimulationRow Read(Row row) => new(
        row.Long("launch_id"), row.Text("number"), row.Text("title"), row.Code<LaunchStatus>("status"), row.Int("definition_version"),
        row.Long("input_rev") != row.Long("current_rev"), CoreJson.Read<SimulatedFlow>(row.Text("flow")));
}

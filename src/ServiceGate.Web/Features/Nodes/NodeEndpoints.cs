using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Nodes;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>The servers of the installation.</summary>
internal static class NodeEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/nodes", ListAsync).Produces<ItemList<NodeDocument>>()
        .WithSummary("Lists the servers").WithDescription("Who is alive and what each is doing, those at work first. For administrators. Moments are the database's clock, those within doing the node's own.");

    private static readonly string[] Statuses = ["alive", "stopped", "dead"];

    private static Task<IResult> ListAsync(ApiCall call, NodeStore nodes, TimeProvider machine, string? status) => call.AsCallerAsync(async (actor, tree) =>
    {
        if (!Policy.Allows(actor, Permission.ManageOrganisation, tree, null)) return ApiCall.NotAllowed(Permission.ManageOrganisation);
        var asked = new AskedFilters();
        var wanted = asked.OneOf("status", status, Statuses);
        return asked.Wrong ?? ApiCall.Json(new ItemList<NodeDocument>(
            [.. (await nodes.AllAsync(machine.GetUtcNow(), cancellation: call.Cancellation)).Where(n => wanted is null || n.Status() == wanted).Select(NodeDocument.Of)]));
    });
}

/// <summary>A server.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Status">alive, stopped (it took its leave) or dead.</param>
/// <param name="Version">Version of its program.</param>
/// <param name="Address">Where it listens; absent while it starts.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it was seen last.</param>
/// <param name="Leases">Work that it alone does: simulation, retention.</param>
/// <param name="Doing">What it is doing.</param>
public sealed record NodeDocument(
    string Name, string Status, string Version, string? Address, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<string> Leases, NodeDoing Doing)
{
    internal static NodeDocument Of(NodeRow node) =>
        new(node.Name, node.Status(), node.Version, node.Address, node.StartedAt, node.SeenAt, node.Leases, NodeDoing.Read(node.Doing));
}

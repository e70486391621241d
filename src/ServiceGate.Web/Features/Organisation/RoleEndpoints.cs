using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Who has which role.</summary>
internal static class RoleEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/waiting-roles", WaitingAsync).Produces<ItemList<WaitingRoleDocument>>()
            .WithSummary("Lists roles that wait for a second administrator").WithDescription(
                "Oldest first, in units that the caller keeps. `POST /people/{userName}/roles/{grant}/confirmation` confirms one, by somebody else than who proposed it; "
                + "`DELETE /people/{userName}/roles/{grant}` withdraws it.");
        commands.MapPost("/people/{userName}/roles", GrantAsync).Produces<RoleGranted>(StatusCodes.Status201Created)
            .WithSummary("Gives a person a role").WithDescription(
                "In a unit and everything below it, by administrators of the unit; never to oneself. A role of administrator at the top waits for a second administrator (waits), if there is one.");
        commands.MapDelete("/people/{userName}/roles/{grant:long}", RevokeAsync).Produces<RoleRevoked>()
            .WithSummary("Takes a role away").WithDescription("Or withdraws one that waits. The last administrator of the top unit keeps the role.");
    }

    private static Task<IResult> WaitingAsync(ApiCall call, string? unit, string? userName) => call.ReadAsync(async (session, actor, tree) =>
    {
        if (!Policy.Allows(actor, Permission.ManageOrganisation, tree, null)) return ApiCall.NotAllowed(Permission.ManageOrganisation);
        var asked = new AskedFilters();
        var (below, whose) = (asked.Unit("unit", unit, tree), AskedFilters.Text(userName));
        if (asked.Wrong is { } wrong) return wrong;
        var people = (await session.Organisation.PeopleAsync()).ToDictionary(p => p.Id);
        return ApiCall.Json(new ItemList<WaitingRoleDocument>(
        [
            .. (await WaitingRoles.ReadAsync(session, actor, tree))
                .Where(p => (below is null || tree.Covers(below.Id, p.Grant.Grant.UnitId)) && (whose is null || string.Equals(people.GetValueOrDefault(p.Grant.PersonId)?.UserName, whose, StringComparison.OrdinalIgnoreCase)))
                .Select(p => WaitingRoleDocument.Of(p, people, tree)),
        ]));
    });

    private static Task<IResult> GrantAsync(ApiCall call, string userName, JsonBody<RoleInput> body) => call.RunAsync(
        new GrantRole(userName, body.Value.Role, body.Value.Unit, body.Value.Department, body.Value.Channel), granted => call.Created(granted, $"/people/{userName}"));

    private static Task<IResult> RevokeAsync(ApiCall call, string userName, long grant) => call.RunAsync(new RevokeRole(userName, grant), _ => ApiCall.Json(new RoleRevoked(grant)));
}

using Microsoft.AspNetCore.Authorization;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Views.People;

/// <summary>The person who is signed in, with the roles held now.</summary>
/// <param name="Person">The person.</param>
/// <param name="Actor">The person as one who acts.</param>
/// <param name="Tree">The organisation.</param>
public sealed record SignedInPerson(Person Person, Actor Actor, OrganisationTree Tree)
{
    /// <summary>Whether the person may do something in a unit, or in any unit when none is named.</summary>
    public bool May(Permission permission, long? unitId = null, string? department = null, string? channel = null) =>
        Policy.Allows(Actor, permission, Tree, unitId, department, channel);

    /// <summary>Whether the person may look at the scheduler's pages: who lets flows go on anywhere may see what wakes them.</summary>
    public bool WatchesScheduler() => Policy.AllowsAtTheTop(Actor, Permission.RunFlows, Tree);
}

/// <summary>Finds the person who is signed in; read once a request, so a role given or taken away counts from the next request on.</summary>
/// <param name="sessions">Reads.</param>
/// <param name="accessor">The request.</param>
/// <param name="clock">Business time.</param>
public sealed class SignedIn(ISessionFactory sessions, IHttpContextAccessor accessor, BusinessClock clock)
{
    private Task<SignedInPerson?>? _found;

    /// <summary>The person; null when nobody is signed in.</summary>
    public Task<SignedInPerson?> FindAsync() => _found ??= ReadAsync();

    /// <summary>The person, for pages that only signed-in people reach.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public async Task<SignedInPerson> RequiredAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<SignedInPerson?> ReadAsync()
    {
        // The session's check has left the account here.
        if (accessor.HttpContext is not { } context || context.Features.Get<Account>() is not { } account) return null;
        await using var session = await sessions.ReadAsync(context.RequestAborted);
        return await session.Organisation.FindPersonAsync(account.Id) is { } person && await session.Organisation.ActorAsync(account.Id, clock.GetUtcNow()) is { } actor
            ? new(person, actor, await session.Organisation.TreeAsync())
            : null;
    }
}

/// <summary>Demands a permission in some unit. The page itself asks for the unit it is about.</summary>
/// <param name="Permission">The permission.</param>
internal sealed record HasPermission(Permission Permission) : IAuthorizationRequirement;

internal sealed class HasPermissionHandler(SignedIn signedIn) : AuthorizationHandler<HasPermission>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HasPermission requirement)
    {
        if (await signedIn.FindAsync() is { } person && person.May(requirement.Permission)) context.Succeed(requirement);
    }
}

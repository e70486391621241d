using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>A role that somebody has, or will have once a second administrator has confirmed it.</summary>
/// <param name="Grant">Id by which it is taken away, or confirmed.</param>
/// <param name="Role">The role.</param>
/// <param name="Unit">Code of the unit in which, and below which, it holds.</param>
/// <param name="Department">The department, where the role acts for one.</param>
/// <param name="Channel">The channel, for channel owners.</param>
/// <param name="Waits">Whether it takes effect only when a second administrator confirms it.</param>
public sealed record HeldRoleDocument(long Grant, Role Role, string Unit, string? Department, string? Channel, bool Waits)
{
    internal static HeldRoleDocument Of(PersonGrant held, OrganisationTree tree, bool waits) => new(
        held.Id, held.Grant.Role, tree.Find(held.Grant.UnitId)?.Code ?? "", held.Grant.Department, held.Grant.Channel, waits);
}

/// <summary>A role of administrator that waits for a second administrator.</summary>
/// <param name="Grant">Id by which it is confirmed, or withdrawn.</param>
/// <param name="UserName">Who is to have it.</param>
/// <param name="Role">The role.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="ProposedBy">Sign-in name of who proposed it, and so cannot confirm it.</param>
/// <param name="ProposedAt">When, business time.</param>
public sealed record WaitingRoleDocument(long Grant, string UserName, Role Role, string Unit, string ProposedBy, DateTimeOffset ProposedAt)
{
    internal static WaitingRoleDocument Of(ProposedRole waiting, IReadOnlyDictionary<long, Person> people, OrganisationTree tree) => new(
        waiting.Grant.Id, people.GetValueOrDefault(waiting.Grant.PersonId)?.UserName ?? "", waiting.Grant.Grant.Role, tree.Find(waiting.Grant.Grant.UnitId)?.Code ?? "",
        people.GetValueOrDefault(waiting.ProposedBy)?.UserName ?? "", waiting.ProposedAt);
}

/// <summary>A role to be given.</summary>
/// <param name="Role">The role: product-manager, department-head, reviewer, operations, hotline-agent, channel-owner, service-quality, auditor, administrator.</param>
/// <param name="Unit">Code of the unit in which, and below which, it holds.</param>
/// <param name="Department">Code of a department of the unit, for roles that act for one; otherwise absent.</param>
/// <param name="Channel">Code of a channel, for channel owners; otherwise absent.</param>
[BodyExample("""{"role":"reviewer","unit":"HZ","department":"it"}""")]
public sealed record RoleInput(string? Role = null, string? Unit = null, string? Department = null, string? Channel = null);

/// <summary>A role was taken away, or is no longer proposed.</summary>
/// <param name="Grant">Its id.</param>
public sealed record RoleRevoked(long Grant);

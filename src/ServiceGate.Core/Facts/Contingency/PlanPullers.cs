using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>Who may pull a plan (启动人).</summary>
/// <param name="Roles">Everybody with one of these roles in the launch's unit or above it; null: no role is named.</param>
/// <param name="People">Sign-in names of people, at most 50; null: nobody is named.</param>
/// <param name="Hotline">The number by which they are reached at any hour, at most 40 characters; null: none.</param>
[Members("roles", "people", "hotline")]
public sealed record PlanPullers(IReadOnlyList<Role>? Roles = null, IReadOnlyList<string>? People = null, string? Hotline = null)
{
    /// <summary>The most people who are named.</summary>
    public const int MostPeople = 50;
}

using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>Who acts at a step as its definition says it.</summary>
/// <param name="Role">A role; null when it is one of the others.</param>
/// <param name="Departments">One department that signs, or those of a committee.</param>
/// <param name="IsOwnHead">Whether it is the head of the launch's own department.</param>
public sealed record StepActors(Role? Role = null, IReadOnlyList<string>? Departments = null, bool IsOwnHead = false)
{
    /// <summary>Nobody: it goes on by itself as soon as it can.</summary>
    public static StepActors Nobody { get; } = new();

    /// <summary>The head of the launch's own department.</summary>
    public static StepActors OwnHead { get; } = new(IsOwnHead: true);

    /// <summary>Whoever owns launches of a variant.</summary>
    public static StepActors Owner(LaunchVariant variant) => new(variant.OwnerRole());
}

using System.Collections.Immutable;
using ServiceGate.Workflow.Checking;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>How risky a course found the launch, and who has signed on it since it last turned back.</summary>
/// <param name="Level">The outcome of the last <c>EvaluateRisk</c> as a code, such as <c>high</c>; null when there was none.</param>
/// <param name="Signed">The sign-offs that approved.</param>
internal sealed record Signatures(string? Level, ImmutableSortedSet<string> Signed) : CourseMemory
{
    internal static Signatures None { get; } = new(null, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string Marking => Level is null && Signed.IsEmpty ? "" : $"§{Level}§{string.Join(',', Signed)}";

    /// <summary>The signatures after an activity was completed.</summary>
    internal Signatures After(Activity activity, string outcome) => activity.Type switch
    {
        SignOff when outcome is "Approved" or "ApprovedWithConditions" => this with { Signed = Signed.Add(activity.Id) },
        SignOff => this with { Signed = Signed.Remove(activity.Id) },
        EvaluateRisk => this with { Level = outcome.ToLowerInvariant() },
        _ => this,
    };

    /// <summary>The signatures but for some: what lies behind a turning back is asked for anew.</summary>
    internal Signatures Without(IReadOnlySet<string> activities) =>
        Signed.Any(activities.Contains) ? this with { Signed = Signed.Except(activities) } : this;
}

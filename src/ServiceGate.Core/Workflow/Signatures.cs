using System.Collections.Immutable;

namespace ServiceGate.Core.Workflow;

/// <summary>How risky a course found the launch, and who has signed on it since it last turned back.</summary>
/// <param name="Level">The outcome of the last <c>EvaluateRisk</c> as a code, such as <c>high</c>; null when there was none.</param>
/// <param name="Signed">The sign-offs that approved.</param>
internal sealed record Signatures(string? Level, ImmutableSortedSet<string> Signed)
{
    internal static Signatures None { get; } = new(null, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>What a marking has to say of it.</summary>
    internal string Marking => Level is null && Signed.IsEmpty ? "" : $"§{Level}§{string.Join(',', Signed)}";

    /// <summary>The signatures after an event; whatever lies behind a turning back is asked for anew.</summary>
    internal Signatures After(WorkflowEvent? e, FlowRun run, WorkflowDefinition definition, FlowReach reach)
    {
        if (!run.Position.Active.Any(entry => reach.ComesToGate(entry.Activity.Id)))
            return None;
        var after = e is null ? this : After(definition.Find(e.ActivityId), e.Outcome);
        foreach (var entry in run.Trace.Entries.Where(entry => entry.Backward))
            after = after.Without(reach.AtOrBehind(entry.Activity.Id));
        return after;
    }

    private Signatures After(Activity activity, string outcome) => activity.Type switch
    {
        ActivityCatalogue.SignOff when outcome is "Approved" or "ApprovedWithConditions" => this with { Signed = Signed.Add(activity.Id) },
        ActivityCatalogue.SignOff => this with { Signed = Signed.Remove(activity.Id) },
        ActivityCatalogue.EvaluateRisk => this with { Level = outcome.ToLowerInvariant() },
        _ => this,
    };

    private Signatures Without(IReadOnlySet<string> activities) =>
        Signed.Any(activities.Contains) ? this with { Signed = Signed.Except(activities) } : this;
}

using ServiceGate.Core.Facts;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Opening;

/// <summary>
/// By when each act has to be done, counted back from a gate's latest moment: whoever comes after it at a step of the definition has the time that the definition gives there (<c>dueWorkingHours</c>,
/// <c>dueWorkingDays</c>, <c>dueHours</c>), and every moment lies within working hours. The inverse of <see cref="Times.Deadlines"/>. Pure.
/// </summary>
/// <param name="facts">The launch's facts.</param>
/// <param name="ahead">The steps ahead.</param>
/// <param name="owed">The steps at which something is owed.</param>
internal sealed class LatestMoments(LaunchFacts facts, CourseAhead ahead, IReadOnlyList<Activity> owed)
{
    private readonly Dictionary<(string Step, DateTimeOffset Until), DateTimeOffset> _ends = [];

    /// <summary>By when a step has to be over so that the later ones have their time.</summary>
    /// <param name="step">The step; null: something that no step of the definition waits for.</param>
    /// <param name="until">The gate's latest moment.</param>
    internal DateTimeOffset EndOf(Activity? step, DateTimeOffset until)
    {
        if (step is null || !ahead.Holds(step)) return facts.Calendar.LastWorkingMoment(until);
        if (_ends.TryGetValue((step.Id, until), out var known)) return known;
        var later = owed.Where(other => ahead.Holds(other) && ahead.IsBefore(step, other)).Select(other => StartOf(other, until));
        return _ends[(step.Id, until)] = later.Append(facts.Calendar.LastWorkingMoment(until)).Min();
    }

    /// <summary>By when a step has to begin so that it has its time and the later ones theirs.</summary>
    /// <inheritdoc cref="EndOf"/>
    internal DateTimeOffset StartOf(Activity step, DateTimeOffset until)
    {
        var end = EndOf(step, until);
        if (step.Number("dueWorkingHours") is { } hours) return facts.Calendar.SubtractWorkingHours(end, hours);
        if (step.Number("dueWorkingDays") is { } days) return facts.Calendar.SubtractWorkingDays(end, days);
        return step.Number("dueHours") is { } clock ? facts.Calendar.LastWorkingMoment(end.AddHours(-clock)) : end;
    }
}

using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>Questions of a checklist that have to prove themselves again: nobody has looked at them for too long. It concerns whoever keeps the definitions, and no launch.</summary>
public static class OutdatedConcerns
{
    /// <summary>Those whose day has passed, in the order of the form.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<Concern> Of(Checklist checklist, DateOnly today) => [.. checklist.Concerns.Where(c => c.ReviewBy < today)];
}

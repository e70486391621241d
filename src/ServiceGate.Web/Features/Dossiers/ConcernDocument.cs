using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>A service concern as the launch's checklist asks it.</summary>
/// <param name="Id">Its id, the key of its answer.</param>
/// <param name="Question">The question.</param>
/// <param name="Guidance">How to answer it.</param>
/// <param name="Evidence">What proves it.</param>
/// <param name="Department">Code of the department that answers for it and decides about a waiver.</param>
/// <param name="Section">The part of the dossier in which it is worked out.</param>
/// <param name="OwedByLaw">Whether the law asks it, so that nobody can waive it.</param>
/// <param name="DueAt">By when it is answered; absent: nobody says, or this launch is not asked.</param>
/// <param name="Tale">What went wrong where nobody asked; absent: no public case is known.</param>
/// <param name="ReviewBy">The day by which the question itself is looked at again; absent: nobody says.</param>
/// <param name="Verdict">The answer; absent: none yet.</param>
public sealed record ConcernDocument(
    string Id, LocalText Question, LocalText Guidance, LocalText Evidence, string Department, Section Section, bool OwedByLaw, DateTimeOffset? DueAt, CautionaryTale? Tale, DateOnly? ReviewBy,
    ConcernVerdict? Verdict)
{
    internal static IEnumerable<ConcernDocument> Of(LaunchView view)
    {
        var answers = view.Facts.Contents<ConcernAnswer>(Section.Concerns).ToDictionary(a => a.Key, a => a.Content.Verdict, StringComparer.Ordinal);
        return from concern in view.Facts.Checklist.Concerns
               select new ConcernDocument(
                   concern.Id, concern.Question, concern.Guidance, concern.Evidence, concern.Department, concern.Section, concern.OwedByLaw, ConcernDues.Of(concern, view.Facts), concern.Tale, concern.ReviewBy,
                   answers.TryGetValue(concern.Id, out var verdict) ? verdict : null);
    }
}

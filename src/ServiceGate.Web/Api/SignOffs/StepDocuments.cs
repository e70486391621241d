using System.Text.Json;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.SignOffs;
using ServiceGate.Web.Languages;
using ServiceGate.Web.Launches;

namespace ServiceGate.Web.Api.SignOffs;

/// <summary>A step at which somebody hands in or decides.</summary>
/// <param name="Step">The step.</param>
/// <param name="Name">Its name, in the language of the request.</param>
/// <param name="Who">Who is asked.</param>
/// <param name="Waiting">Whether the flow waits here now.</param>
/// <param name="Signed">Whether a decision covers everything as it is now.</param>
/// <param name="Ever">Whether it was ever decided and not returned since.</param>
/// <param name="Changed">The sections that changed since it was decided; all of them when it never was.</param>
/// <param name="ContentRevision">Revision of the content shown; also the entity tag.</param>
/// <param name="Sections">What it judges.</param>
/// <param name="Differences">What changed since it last decided, item by item.</param>
/// <param name="Findings">Its findings.</param>
/// <param name="Decisions">Its decisions, oldest first.</param>
public sealed record StepDocument(
    string Step, string Name, ClearerDocument Who, bool Waiting, bool Signed, bool Ever, IReadOnlyList<Section> Changed, long ContentRevision,
    IReadOnlyList<JudgedSection> Sections, IReadOnlyList<DifferenceDocument> Differences, IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<DecisionDocument> Decisions);

/// <summary>A section that a step judges.</summary>
/// <param name="Section">The section.</param>
/// <param name="Hash">Its hash now.</param>
/// <param name="LastHash">Its hash when the step last decided; absent when it never did.</param>
public sealed record JudgedSection(Section Section, string Hash, string? LastHash);

/// <summary>A changed item.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">Its content when the step last decided; absent: it was not there.</param>
/// <param name="After">Its content now; absent: it was taken out.</param>
public sealed record DifferenceDocument(Section Section, string Key, JsonElement? Before, JsonElement? After);

/// <summary>A decision.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, business time.</param>
/// <param name="Round">The round of submission.</param>
/// <param name="Reason">Reason or remark.</param>
/// <param name="Covers">The sections it covers, each with its hash at that moment.</param>
public sealed record DecisionDocument(
    Verdict Verdict, PersonDocument By, DateTimeOffset At, int Round, string? Reason, IReadOnlyDictionary<Section, string> Covers)
{
    internal static DecisionDocument Of(StepDecision decision, LaunchView view, Texts texts) => new(
        decision.Verdict, PersonDocument.Of(decision.By, view.Directory, texts), decision.At, decision.Round, decision.Reason, decision.Covers);
}

/// <summary>A finding.</summary>
/// <param name="Id">Id.</param>
/// <param name="Step">The step that found it.</param>
/// <param name="Section">Where.</param>
/// <param name="ItemKey">Which item; absent: the whole section.</param>
/// <param name="Text">What is to be mended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Answer">What was done about it.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record FindingDocument(
    long Id, string Step, Section Section, string? ItemKey, string Text, FindingStatus Status, string? Answer, PersonDocument? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    internal static FindingDocument Of(Finding finding, LaunchView view, Texts texts) => new(
        finding.Id, finding.Step, finding.Section, finding.ItemKey, finding.Text, finding.Status, finding.Answer,
        PersonDocument.Of(finding.AnsweredBy, view.Directory, texts), finding.AnsweredAt);
}

using System.Text.Json;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Waivers;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Reviews;

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
/// <param name="Panel">Who signs here; absent for steps that hand in.</param>
/// <param name="TakenBack">Decisions that whoever gave them has taken back, oldest first; they count for nothing.</param>
/// <param name="Waivers">What is waived of the launch's concerns, expired ones as well, and what is asked for, oldest first.</param>
public sealed record StepDocument(
    string Step, string Name, ClearerDocument Who, bool Waiting, bool Signed, bool Ever, IReadOnlyList<Section> Changed, long ContentRevision,
    IReadOnlyList<JudgedSection> Sections, IReadOnlyList<DifferenceDocument> Differences, IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<DecisionDocument> Decisions, PanelDocument? Panel, IReadOnlyList<TakenBackDocument> TakenBack, IReadOnlyList<WaiverDocument> Waivers);

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
/// <param name="Role">The role in which it was given, where it is known.</param>
/// <param name="Department">The department for which it was given, where it is one.</param>
/// <param name="For">For whom a substitute decided; absent: in the own name.</param>
public sealed record DecisionDocument(
    Verdict Verdict, PersonDocument By, DateTimeOffset At, int Round, string? Reason, IReadOnlyDictionary<Section, string> Covers, Role? Role, string? Department, PersonDocument? For = null)
{
    internal static DecisionDocument Of(StepDecision decision, LaunchView view, Texts texts) => new(
        decision.Verdict, PersonDocument.Of(decision.By, view.Directory, texts), decision.At, decision.Round, decision.Reason, decision.Covers,
        decision.Role, decision.Department, PersonDocument.Of(decision.For, view.Directory, texts));
}

/// <summary>A decision that was taken back.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="At">When it was taken back, business time.</param>
/// <param name="Reason">Why.</param>
public sealed record TakenBackDocument(DecisionDocument Decision, DateTimeOffset At, string Reason)
{
    internal static TakenBackDocument Of(StepDecision decision, LaunchView view, Texts texts) =>
        new(DecisionDocument.Of(decision, view, texts), decision.TakenBack!.At, decision.TakenBack.Reason);
}

/// <summary>A finding, or a condition under which somebody approved.</summary>
/// <param name="Id">Id.</param>
/// <param name="Step">The step that found it.</param>
/// <param name="Section">Where.</param>
/// <param name="ItemKey">Which item; absent: the whole section.</param>
/// <param name="Text">What is to be mended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Answer">What was done about it.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Kind">To be mended before the reviewer signs, or a condition to be fulfilled afterwards.</param>
/// <param name="DueAt">By when a condition is to be fulfilled; absent: before the launch.</param>
public sealed record FindingDocument(
    long Id, string Step, Section Section, string? ItemKey, string Text, FindingStatus Status, string? Answer, PersonDocument? AnsweredBy, DateTimeOffset? AnsweredAt,
    FindingKind Kind, DateTimeOffset? DueAt)
{
    internal static FindingDocument Of(Finding finding, LaunchView view, Texts texts) => new(
        finding.Id, finding.Step, finding.Section, finding.ItemKey, finding.Text, finding.Status, finding.Answer,
        PersonDocument.Of(finding.AnsweredBy, view.Directory, texts), finding.AnsweredAt, finding.Kind, finding.DueAt);
}

/// <summary>Who signs at a step.</summary>
/// <param name="Committee">Whether a committee decides, in any order; otherwise the seats are asked one after the other.</param>
/// <param name="Unit">The unit in which, or above which, the signers hold their role.</param>
/// <param name="Seats">The seats, in the order in which they are asked.</param>
/// <param name="Needed">How many seats have to be filled.</param>
/// <param name="Filled">How many are, by signatures that cover everything as it is now.</param>
/// <param name="Abstains">The department that would have a seat but proposed the launch; absent: none.</param>
/// <param name="Substitute">A role that may sign in a seat's place once the deadline has passed; absent: none.</param>
/// <param name="Votes">What can be said here: approve, approve-with-conditions, reject, return.</param>
/// <param name="DueAt">By when it is due; absent while nothing is asked.</param>
public sealed record PanelDocument(
    bool Committee, UnitDocument Unit, IReadOnlyList<SeatDocument> Seats, int Needed, int Filled, string? Abstains, Role? Substitute, IReadOnlyList<StepVote> Votes,
    DateTimeOffset? DueAt)
{
    internal static PanelDocument Of(PanelView panel, LaunchView view, Texts texts) => new(
        panel.IsCommittee, new(view.Directory.Tree.Find(panel.UnitId)!.Code, view.Directory.UnitName(panel.UnitId, texts)),
        [.. panel.Seats.Select(s => SeatDocument.Of(s, view, texts))], panel.Needed, panel.Filled, panel.Abstains, panel.Substitute, panel.Votes, panel.DueAt);
}

/// <summary>A seat of a panel.</summary>
/// <param name="Who">Whoever may fill it.</param>
/// <param name="Signers">How many different people have to sign here.</param>
/// <param name="SignedBy">Who has, for everything as it is now.</param>
/// <param name="Asked">Whether it is asked now.</param>
/// <param name="Last">The last decision given from this seat, also one that no longer covers the content; absent: none.</param>
public sealed record SeatDocument(ClearerDocument Who, int Signers, IReadOnlyList<PersonDocument> SignedBy, bool Asked, Verdict? Last)
{
    internal static SeatDocument Of(SeatView seat, LaunchView view, Texts texts) => new(
        ClearerDocument.Of(seat.Who, view.Launch, view.Directory, texts), seat.Seat.Signers,
        [.. seat.Signers.Select(p => PersonDocument.Of(p, view.Directory, texts))], seat.Asked, seat.Last?.Verdict);
}

using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Briefs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Reviews;

/// <summary>What a reviewer sees of a launch on one screen. What the dossier does not state is absent or empty: nothing is reckoned in its place.</summary>
/// <param name="Whom">Whom it hits.</param>
/// <param name="Impact">What they lose, as the owner states it; absent: not stated.</param>
/// <param name="Bills">Test bills.</param>
/// <param name="Texts">What customers, and those who speak with them, will read, notices first.</param>
/// <param name="LatestRollback">The last moment at which a rollback still ends within the window; absent: not stated.</param>
/// <param name="WindowEnd">When the window ends.</param>
/// <param name="RollbackMinutes">How many minutes lie between the two.</param>
/// <param name="Calls">Each hotline at its worst hour.</param>
/// <param name="Exceptions">What does not apply or is waived, and by whom.</param>
/// <param name="Missing">What is missing, by section.</param>
/// <param name="Level">How serious it is; absent: nobody has assessed it.</param>
/// <param name="LevelReasons">What sets the level.</param>
/// <param name="Past">Earlier launches like it that the reader may see, and what became of them; at most five, the most recent first.</param>
/// <param name="Since">What has changed since the reader last looked, section by section; without a noted look since the reader's last decision.</param>
/// <param name="AsksForOpening">Whether a decision asks that each section was opened as it is: at a high risk.</param>
/// <param name="Opened">The sections that the reader has opened as they are.</param>
/// <param name="ContentRevision">Revision of the content shown; also the entity tag, which goes into If-Match of a look and of a decision.</param>
public sealed record BriefDocument(
    WhomDocument Whom, CustomerImpact? Impact, IReadOnlyList<TestBill> Bills, IReadOnlyList<BriefTextDocument> Texts, DateTimeOffset? LatestRollback, DateTimeOffset WindowEnd, int? RollbackMinutes,
    IReadOnlyList<CallsDocument> Calls, IReadOnlyList<ExceptionDocument> Exceptions, IReadOnlyList<MissingDocument> Missing, RiskLevel? Level, IReadOnlyList<string> LevelReasons,
    IReadOnlyList<PastLaunchDocument> Past, IReadOnlyList<SinceDocument> Since, bool AsksForOpening, IReadOnlyList<Section> Opened, long ContentRevision)
{
    internal static BriefDocument Of(BriefView read, LaunchView view, Texts texts) => new(
        WhomDocument.Of(read.Brief.Whom), read.Brief.Impact, read.Brief.Bills, [.. read.Brief.Texts.Select(t => BriefTextDocument.Of(t, texts))],
        read.Brief.Rollback.Latest, read.Brief.Rollback.WindowEnd, read.Brief.Rollback.MinutesLeft,
        [.. read.Brief.Calls.Select(c => new CallsDocument(c.Line, c.Name.In(texts.Language.Tag), c.At, c.Calls, c.Seats, c.Needed, c.Missed, c.Accepted))],
        [.. read.Brief.Exceptions.Select(e => new ExceptionDocument(e.Concern, e.Kind, e.Reason, PersonDocument.Of(e.By, view.Directory, texts), e.At, e.Until))],
        [.. read.Brief.Missing.SelectMany(s => s.Missing.Select(m => new MissingDocument(s.Section, m.Rule, texts.Rule(m))))],
        read.Brief.Level, [.. read.Brief.Reasons.Select(r => texts.T("level-reason." + r.Rule, [.. r.Arguments.Select(a => (a.Key, (object?)a.Value))]))],
        [.. read.Past.Select(p => PastLaunchDocument.Of(p, view, texts))],
        [.. read.Known.OrderBy(k => k.Key).Select(k => new SinceDocument(k.Key, k.Value.At, k.Value.ByDecision, [.. read.Changes.Where(c => c.Section == k.Key).Select(c => c.Key)]))],
        LookRules.AsksForOpening(view.Facts), [.. view.Facts.Hashes.Keys.Order().Where(s => LookRules.IsOpened(s, view.Facts, read.Looks))], view.Launch.ContentRevision);
}

/// <summary>Whom a launch hits.</summary>
/// <param name="Customers">How many customers; absent: nobody has said.</param>
/// <param name="IsList">Whether the imported list says so; otherwise the risks do.</param>
/// <param name="Tiers">How many of each tier; absent: nobody has counted.</param>
/// <param name="TiersBy">What counted the tiers: list, forecast or risk.</param>
/// <param name="Important">How many important customers; absent: not stated.</param>
/// <param name="ElderlyPercent">What share is 65 or older; absent: not stated.</param>
public sealed record WhomDocument(int? Customers, bool IsList, AffectedTiers? Tiers, TiersSource? TiersBy, int? Important, int? ElderlyPercent)
{
    internal static WhomDocument Of(BriefWhom whom) => new(whom.Customers, whom.IsList, whom.Tiers, whom.TiersBy, whom.Important, whom.ElderlyPercent);
}

/// <summary>A text of the launch as it is read.</summary>
/// <param name="Kind">notice or script.</param>
/// <param name="Key">The step of the notice plan, or the channel of the script.</param>
/// <param name="Name">Its name.</param>
/// <param name="Channels">On which channels a notice goes out.</param>
/// <param name="Read">The text in each language, for each segment, with its placeholders filled.</param>
public sealed record BriefTextDocument(BriefTextKind Kind, string Key, string Name, IReadOnlyList<NoticeChannel> Channels, IReadOnlyList<BriefLineDocument> Read)
{
    internal static BriefTextDocument Of(BriefText text, Texts texts) => new(
        text.Kind, text.Key, texts.Name(text.Kind is BriefTextKind.Notice ? "step" : "channel", text.Key), text.Channels, [.. text.Read.Select(r => new BriefLineDocument(r.Segment, r.Language, r.Filled.Text))]);
}

/// <summary>A text in one language.</summary>
/// <param name="Segment">The segment that reads it; absent: everybody.</param>
/// <param name="Language">zh or en.</param>
/// <param name="Text">The text.</param>
public sealed record BriefLineDocument(string? Segment, string Language, string Text);

/// <summary>A hotline at its worst hour.</summary>
/// <param name="Line">Code of the line.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">The hour; absent: the launch makes no calls there.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Needed">How many seats the target wants.</param>
/// <param name="Missed">In how many hours the target is missed and nothing answers.</param>
/// <param name="Accepted">In how many it is missed, and that is accepted.</param>
public sealed record CallsDocument(string Line, string Name, DateTimeOffset? At, int? Calls, int? Seats, int? Needed, int Missed, int Accepted);

/// <summary>A service concern that does not apply, or is waived.</summary>
/// <param name="Concern">Its id in the checklist.</param>
/// <param name="Kind">not-applicable or waived.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when it is waived.</param>
public sealed record ExceptionDocument(string Concern, BriefExceptionKind Kind, string Reason, PersonDocument By, DateTimeOffset At, DateTimeOffset? Until);

/// <summary>Something that is missing in a section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Sentence">The same as a sentence.</param>
public sealed record MissingDocument(Section Section, string Rule, string Sentence);

/// <summary>An earlier launch that is like this one, and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="WindowStart">When it took place.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Result">What was reported; absent: it never took place.</param>
/// <param name="FailedCustomers">For how many customers it was reported to have failed.</param>
/// <param name="RolledBackCustomers">How many customers were rolled back one by one.</param>
/// <param name="Alarms">How many alarms the watch over complaints gave.</param>
/// <param name="Lessons">What was learnt; absent: nobody has said.</param>
/// <param name="CustomerWords">What customers said themselves, kept when it was closed.</param>
/// <param name="Likeness">By what it is like this one: words of the title, what it was drafted from, or kind and unit.</param>
public sealed record PastLaunchDocument(
    string Number, string Title, UnitDocument Unit, DateTimeOffset WindowStart, LaunchStatus Status, LaunchResult? Result, int FailedCustomers, int RolledBackCustomers, int Alarms, string? Lessons,
    IReadOnlyList<string> CustomerWords, Likeness Likeness)
{
    internal static PastLaunchDocument Of(PastLaunch past, LaunchView view, Texts texts) => new(
        past.Number, past.Title, new(view.Directory.Tree.Find(past.UnitId)!.Code, view.Directory.UnitName(past.UnitId, texts)), past.Window.Start, past.Status, past.Result, past.Failed, past.RolledBack,
        past.Alarms, past.Lessons, past.Words, past.Likeness);
}

/// <summary>What has changed in a section since the reader knew it.</summary>
/// <param name="Section">The section.</param>
/// <param name="At">When the reader first saw it as it is compared.</param>
/// <param name="ByDecision">Whether that is the reader's last decision, since no look was noted.</param>
/// <param name="Items">Keys of what is otherwise by now; empty: what was seen is kept no more.</param>
public sealed record SinceDocument(Section Section, DateTimeOffset At, bool ByDecision, IReadOnlyList<string> Items);

/// <summary>A look at a dossier.</summary>
/// <param name="Opened">The sections that were opened and read; none: the dossier was looked at.</param>
[BodyExample("""{"opened":["risks","contingency"]}""")]
public sealed record LookInput(IReadOnlyList<string>? Opened = null);

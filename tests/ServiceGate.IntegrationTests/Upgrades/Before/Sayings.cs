using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>What a program says about a launch at a moment, a sentence a line: whatever somebody could decide by.</summary>
internal static class Sayings
{
    /// <summary>Everything about a launch.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(StoredStory story, string number, DateTimeOffset now) => story.ReadAsync(async session =>
    {
        var launch = (await session.Launches.FindAsync(number))!;
        var facts = await FactsReader.ReadAsync(session, story.Service<ICatalogue>(), await session.Organisation.TreeAsync(), launch);
        return (IReadOnlyList<string>)[.. Position(facts), .. Gates(facts, now), .. Signatures(facts, now), .. Contents(facts), .. Batches(facts), .. await WaitsAsync(session, launch.Id)];
    });

    /// <summary>What is due of all launches at a moment.</summary>
    public static Task<IReadOnlyList<string>> DueAsync(StoredStory story, DateTimeOffset now) => story.ReadAsync(async session => (IReadOnlyList<string>)
    [
        .. (await session.Launches.DueForSettlingAsync(now, 1000)).Order().Select(id => $"launch {id}"),
        .. (await session.Notices.DueBatchesAsync(now, 1000)).Order().Select(id => $"batch {id}"),
        $"next timer {At(await session.Flows.NextTimerAsync(now))}, next batch {At(await session.Notices.NextDueAsync(now))}",
    ]);

    private static IEnumerable<string> Position(LaunchFacts facts) =>
    [
        $"{facts.Launch.DefinitionId} {facts.Launch.DefinitionVersion} {facts.Launch.Status.Code()} {facts.Launch.Result?.Code()} round {facts.Launch.Round} content {facts.Launch.ContentRevision} input {facts.Launch.InputRevision}",
        $"window {At(facts.Launch.Window.Start)} {At(facts.Launch.Window.End)}, reported {At(facts.Launch.ReportedAt)}, told {facts.Launch.ToldCount}",
        $"level {Readiness.LevelOf(facts).Code()}, deciding unit {StepUnits.DecidingUnit(facts)}, engine {facts.Engine}, fault {Spoken(facts.Fault)}",
        .. facts.Waiting.Select(w => $"waits {w.Activity.Id}#{w.Visit} since {At(facts.EnteredAt(w.Activity.Id, w.Visit))} due {Due(facts.DeadlineOf(w.Activity.Id, w.Visit))}"),
        $"position {facts.State?.ToJson()}",
    ];

    private static IEnumerable<string> Gates(LaunchFacts facts, DateTimeOffset now) => facts.Gates.SelectMany(gate => (IEnumerable<string>)
    [
        $"gate {gate.Name} {gate.Status.Code()} since {At(gate.ChangedAt)} latest {At(GateTimes.Latest(gate.Name, facts, now))}",
        .. GateRules.Blockers(gate.Name, facts, now).Select(b => $"gate {gate.Name} blocked {b.Rule} {Named(b.Arguments)} by {Who(b.Who)} until {At(b.By)} at {b.Part}"),
    ]);

    private static IEnumerable<string> Signatures(LaunchFacts facts, DateTimeOffset now) =>
    [
        .. RequiredSignatures.SignOffSteps(facts.Definition).Select(step => (Step: step, Standing: SignOffRules.Standing(step, facts))).Select(s =>
            $"step {s.Step.Id} required {RequiredSignatures.IsRequired(s.Step, facts)} signed {s.Standing.Signed} ever {s.Standing.Ever} changed {string.Join(',', s.Standing.Changed.Select(c => c.Code()))}"
            + $" filled {string.Join('|', s.Standing.Filled.Select(p => string.Join(',', p)))} asked {string.Join(' ', Assignees.Asked(s.Step, facts, now).Select(Who))}"),
        .. facts.Decisions.Select(d => $"decision {d.Step}#{d.Visit} round {d.Round} {d.Verdict.Code()} {d.By} {d.Role?.Code()} {d.Department} {At(d.At)} covers {Named(d.Covers.ToDictionary(c => c.Key.Code(), c => c.Value))}"),
        .. facts.Findings.Select(f => $"finding {f.Id} {f.Kind.Code()} {f.Status.Code()} {f.Step} {f.Section.Code()} {f.ItemKey} due {At(f.DueAt)} {f.Text} {f.Answer}"),
        .. facts.Acknowledgements.Select(a => $"acknowledged {a.Channel} {a.ScriptHash} {a.By}"),
        .. facts.Duties.Select(d => $"duty {d.Duty} {d.PersonId}"),
    ];

    private static IEnumerable<string> Contents(LaunchFacts facts) =>
        [.. facts.Hashes.Where(h => h.Key is not (Section.Facts or Section.Stress)).Select(h => $"section {h.Key.Code()} {h.Value}"), .. facts.Items.Select(i => $"item {i.Section.Code()}/{i.Key} {i.Revision} {i.Hash}")];

    private static IEnumerable<string> Batches(LaunchFacts facts) => facts.Batches.Select(b =>
        $"batch {b.Id} {b.Step} {b.Purpose.Code()} {b.Channel.Code()} {b.Status.Code()} due {At(b.DueAt)} useful until {At(b.UsefulUntil)} planned {b.Planned} gate {b.NeedsGate}");

    private static async Task<IEnumerable<string>> WaitsAsync(ICommandSession session, long launch) =>
    [
        .. (await session.Flows.WorkAsync(launch)).Select(w => $"work {w.Key} {w.Kind.Code()} {w.Step} {Who(w.Who)} since {At(w.Since)} due {At(w.DueAt)}"),
        .. (await session.Flows.BookmarksAsync(launch)).Select(b => $"bookmark {b.ActivityId}#{b.Visit} {b.Event} {b.EventKey} {At(b.EnteredAt)}"),
        .. (await session.Flows.TimersAsync(launch)).Select(t => $"timer {t.ActivityId}#{t.Visit} {t.Name} {At(t.DueAt)}"),
        .. (await session.Flows.JournalAsync(launch)).Select(j => $"journal {j.Entry} {At(j.At)} {j.By}"),
        .. (await session.Messages.OfLaunchAsync(launch)).Select(m => $"message {m.ActivityId}#{m.Visit} {m.Name} {m.Message} {Who(m.To)} {Named(m.Arguments)}"),
    ];

    private static string Due(Deadline? deadline) => deadline is null ? "never" : $"{At(deadline.DueAt)} reminders {string.Join(' ', deadline.Reminders.Select(r => At(r.At)))}";

    private static string Who(Assignee who) => $"{who.Role.Code()}/{who.Department}/{who.Channel}/{who.PersonId}/{who.UnitId}";

    private static string Named(IReadOnlyDictionary<string, string> values) => string.Join(' ', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    private static string At(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "-";

    // As the record spoke when the fixture was made.
    private static string Spoken(Incident? fault) => fault is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"FlowFault {{ ActivityId = {fault.ActivityId}, Visit = {fault.Visit}, Message = {fault.Message}, At = {fault.At} }}");
}

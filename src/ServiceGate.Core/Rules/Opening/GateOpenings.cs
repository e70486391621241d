using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Opening;

/// <summary>
/// What opens a gate: the fewest acts after which nothing keeps it shut, with who does each and by when. Each reason says by which acts it is cleared (<see cref="GateRule.Acts"/>); what follows from
/// them is added: signatures that lapse with what is mended, scripts that have to be acknowledged anew, what is handed in and agreed to on the way. No act is there twice. It holds
/// for the launch's level of risk as it is now: a new risk may ask for more signatures. Pure.
/// </summary>
public static class GateOpenings
{
    /// <summary>What opens a gate.</summary>
    /// <param name="gate">The gate's name.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static GateOpening Of(string gate, LaunchFacts facts, DateTimeOffset now)
    {
        // As long as nobody has written a plan, customers are told when the checklist proposes.
        var planned = ProposedPlan.Of(facts);
        var latest = GateTimes.Latest(gate, planned, now);
        var found = GateRules.Found(gate, facts, now).ToList();
        var acts = found.Select(f => (f.Rule, f.Reason, Acts: f.Rule.Acts(f.Reason, facts, now).ToList())).ToList();
        List<Blocker> ByItself(bool does) => [.. acts.Where(a => a.Acts.Count == 0 && a.Rule.ClearsByItself(a.Reason, facts) == does).Select(a => a.Reason)];
        if (ByItself(false) is { Count: > 0 } never) return new(gate, latest, [], [], never);
        return new(gate, latest, Ordered(gate, latest, GateTimes.Latest(GateNames.NoticeRelease, planned, now), acts.SelectMany(a => a.Acts.Select(act => (a.Rule, act))), facts, now), ByItself(true), []);
    }

    private static IReadOnlyList<OpeningAction> Ordered(string gate, DateTimeOffset latest, DateTimeOffset released, IEnumerable<(GateRule Rule, OpeningAct Act)> asked, LaunchFacts facts, DateTimeOffset now)
    {
        var acts = asked.ToList();
        var after = Mended(acts.Select(a => a.Act), facts);
        var ahead = new CourseAhead(gate, after, now);
        // What the earlier gate asks for as well is due by that one's moment.
        var first = gate != GateNames.NoticeRelease && facts.Gates.Any(g => g.Name == GateNames.NoticeRelease && g.Status is not GateStatus.Open)
            ? Earlier(latest, released)
            : latest;
        var way = new Way(facts, after, now, ahead);
        foreach (var (rule, act) in acts) way.Add(act, rule.IsAskedOfNotices ? first : latest, false);
        way.AddWhatFollows(first);
        var moments = new LatestMoments(facts, ahead, way.Steps());
        return
        [
            .. way.Acts.Select(a => (a.Act, a.Follows, Latest: Earlier(way.LatestOf(a.Act, a.Until, moments), a.Act.Reason.By)))
                .Select(a => new OpeningAction(a.Act with { Reason = a.Act.Reason with { By = a.Latest } }, a.Latest, a.Follows, a.Latest < now))
                .OrderBy(a => a.Latest).ThenBy(a => a.Act.Kind),
        ];
    }

    /// <summary>The facts once the concerns that are not met are: they may have made the launch more serious than it then is, and others sign.</summary>
    private static LaunchFacts Mended(IEnumerable<OpeningAct> acts, LaunchFacts facts)
    {
        var mended = acts.Where(a => a.Kind is OpeningKind.Mend && a.Touches is Section.Concerns).Select(a => a.Reason.Arguments.GetValueOrDefault("concern")).ToHashSet(StringComparer.Ordinal);
        return mended.Count == 0 ? facts : facts with { Items = [.. facts.Items.Select(i => i.Section is Section.Concerns && mended.Contains(i.Key) ? i with { Content = Met, Hash = "" } : i)] };
    }

    private static string Met { get; } = JsonSerializer.Serialize<object>(new ConcernAnswer(ConcernVerdict.Met), CoreJson.Options);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    /// <summary>The acts as they are gathered.</summary>
    private sealed class Way(LaunchFacts facts, LaunchFacts after, DateTimeOffset now, CourseAhead ahead)
    {
        private readonly Dictionary<(OpeningKind, string), (OpeningAct Act, DateTimeOffset Until, bool Follows)> _acts = [];

        internal IEnumerable<(OpeningAct Act, DateTimeOffset Until, bool Follows)> Acts => _acts.Values;

        internal void Add(OpeningAct act, DateTimeOffset until, bool follows)
        {
            var key = (act.Kind, act.Subject);
            if (!_acts.TryGetValue(key, out var there)) _acts.Add(key, (act, until, follows));
            else _acts[key] = (act.Besides.Aggregate(there.Act.And(act.Reason), (all, reason) => all.And(reason)), until < there.Until ? until : there.Until, there.Follows);
        }

        /// <summary>The steps at which something is owed.</summary>
        internal IReadOnlyList<Activity> Steps() => [.. Acts.Select(a => StepOf(a.Act)).OfType<Activity>().DistinctBy(s => s.Id)];

        /// <summary>What follows from the acts on the way to a gate, and what the course asks for before it comes there.</summary>
        internal void AddWhatFollows(DateTimeOffset until)
        {
            foreach (var step in ahead.Steps.Where(s => s.Type is CollectSections)) AddHandingIn(step, until);
            foreach (var step in ahead.Steps.Where(s => s.Type is FulfilConditions))
                foreach (var act in new ConditionsAreFulfilled() is var rule ? rule.Find(facts, now).SelectMany(reason => rule.Acts(reason, facts, now)) : []) Add(act, until, false);
            var touched = Touched();
            foreach (var step in ahead.Steps.Where(s => s.Type is AgreeToSubmit && IsOwed(s, touched)))
                Add(new(OpeningKind.Agree, Reason("gate.head-has-not-agreed", Assignees.Of(step, facts), "review", step), step.Id, null, step.Id), until, true);
            foreach (var key in _acts.Keys.Where(k => k.Item1 is OpeningKind.Sign).ToList()) _acts.Remove(key);
            foreach (var step in RequiredSignatures.RequiredSteps(after).Concat(ahead.Steps.Where(RequiredSignatures.IsSignOff)).DistinctBy(s => s.Id)) AddSeats(step, touched, until);
            foreach (var channel in facts.Checklist.Channels.Where(c => IsReadAnew(c.Code)))
                Add(new(OpeningKind.Acknowledge, Unread(channel.Code), channel.Code), until, true);
            if (facts.Fault is { } fault) Add(new(OpeningKind.Answer, Reason("gate.flow-stands-still", new(Role.Administrator), "launch", facts.Definition.Find(fault.ActivityId)), "fault"), until, false);
        }

        /// <summary>By when an act has to be done.</summary>
        internal DateTimeOffset LatestOf(OpeningAct act, DateTimeOffset until, LatestMoments moments)
        {
            if (act.Kind is not OpeningKind.Mend) return moments.EndOf(StepOf(act), until);
            // What is mended is there when it is handed in, and before who signs or acknowledges it reads it.
            var readers = Steps().Where(step => act.Touches is { } section && StepType.Of(step).SectionsOf(step).Contains(section)).ToList();
            if (readers.Find(step => step.Type is CollectSections) is { } collected) return moments.EndOf(collected, UntilOf(collected));
            var begins = readers.Select(step => moments.StartOf(step, UntilOf(step)));
            if (_acts.TryGetValue((OpeningKind.Acknowledge, act.Subject.Replace("channels:", "", StringComparison.Ordinal)), out var anew))
                begins = begins.Append(Acknowledging() is { } step ? moments.StartOf(step, anew.Until) : moments.EndOf(null, anew.Until));
            return begins.Append(moments.EndOf(null, until)).Min();
        }

        private DateTimeOffset UntilOf(Activity step) => Acts.Where(a => StepOf(a.Act)?.Id == step.Id).Min(a => a.Until);

        private Activity? StepOf(OpeningAct act) => act.Kind is OpeningKind.Acknowledge ? Acknowledging()
            : act.Reason.Rule is ConditionsAreFulfilled.Open or ConditionsAreFulfilled.Unconfirmed ? ahead.Steps.FirstOrDefault(s => s.Type is FulfilConditions)
            : act.Reason.Rule is FindingsAreAnswered.Open ? Collecting(act.Reason.Arguments["section"])
            : act.Step is { } id ? facts.Definition.Find(id) : null;

        // What is not answered cannot be handed in again.
        private Activity? Collecting(string section) =>
            ahead.Steps.FirstOrDefault(s => s.Type is CollectSections && StepType.Of(s).SectionsOf(s).Any(collected => collected.Code() == section));

        private Activity? Acknowledging() => ahead.Steps.FirstOrDefault(s => s.Type is ConfirmAcknowledgements);

        private HashSet<Section> Touched() => [.. Acts.Select(a => a.Act.Touches).OfType<Section>()];

        private bool IsOwed(Activity step, IReadOnlySet<Section> touched) =>
            StepType.Of(step).SectionsOf(step).Any(touched.Contains) || StepType.Of(step).Outcome(step, NextVisit(step), facts, now) is null;

        // A visit that waits is asked itself, one that is still to come as the next.
        private int NextVisit(Activity step) => facts.Waiting.FirstOrDefault(w => w.Activity.Id == step.Id) is { Activity: not null } waiting ? waiting.Visit : (facts.State?.VisitsOf(step.Id) ?? 0) + 1;

        private void AddHandingIn(Activity step, DateTimeOffset until)
        {
            var sections = StepType.Of(step).SectionsOf(step);
            var who = Assignees.Of(step, facts);
            foreach (var section in sections.Where(facts.Checklist.AsksFor))
                foreach (var missing in Readiness.Of(section, facts).Missing)
                    foreach (var act in Mending(section, missing, who)) Add(act, until, false);
            if (IsOwed(step, Touched())) Add(new(OpeningKind.HandIn, Reason("gate.not-handed-in", who, step.Id, step), step.Id, null, step.Id), until, true);
        }

        // A script that says what the sheet does not is mended there.
        private static IEnumerable<OpeningAct> Mending(Section section, Violation missing, Assignee who) => missing.Rule == FactComparison.NotGiven
            ? missing.Arguments["fact"].Split(", ").Select(fact => GateRule.Mend(new(missing.Rule, missing.Arguments, who, null, Section.Facts.Code()), fact))
            : [GateRule.Mend(new(missing.Rule, missing.Arguments, who, null, section.Code()), missing.Field)];

        // A script that is written or mended, or says a fact that is.
        private bool IsReadAnew(string channel) => Mends("channels", channel)
            || (facts.Items.FirstOrDefault(i => i.Section is Section.Channels && i.Key == channel) is { } script && facts.Checklist.Facts?.Any(fact => Mends("facts", fact.Code) && ScriptTexts.Says(script, fact.Code)) == true);

        private bool Mends(string part, string item) => _acts.ContainsKey((OpeningKind.Mend, $"{part}:{item}"));

        // Whoever has signed what is mended signs again; whoever has not yet, signs what is mended. What the course comes to is signed, also where the gate would not ask for it.
        private void AddSeats(Activity step, IReadOnlySet<Section> touched, DateTimeOffset until)
        {
            var lapses = StepType.Of(step).SectionsOf(step).Any(touched.Contains);
            if (!lapses && SignOffRules.Standing(step, after).Signed) return;
            var stood = SignOffRules.Standing(step, facts).Signed;
            foreach (var act in DepartmentsHaveSigned.Seats(step, after, lapses)) Add(act, until, stood);
        }

        // The version that will be there: what is mended is the next one.
        private Blocker Unread(string channel)
        {
            var revision = (facts.Items.FirstOrDefault(i => i.Section is Section.Channels && i.Key == channel)?.Revision ?? 0) + (Mends("channels", channel) ? 1 : 0);
            return new(
                "gate.script-not-acknowledged", new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel, ["version"] = revision.ToString(CultureInfo.InvariantCulture) },
                new(Role.ChannelOwner, Channel: channel), null, "channels");
        }

        private static Blocker Reason(string rule, Assignee who, string part, Activity step) =>
            new(rule, new Dictionary<string, string>(StringComparer.Ordinal) { ["step"] = step.Id }, who, null, part);
    }
}

using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Opening;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Gates;

/// <summary>
/// The shortest way to an open gate against brute force: on dossiers that were spoilt at random, every set of as many acts, chosen from all that somebody could do, is tried on the facts.
/// What is tried knows nothing of <see cref="GateOpenings"/>: it changes items, signs, acknowledges, and asks the gate.
/// </summary>
public sealed class OpeningBruteForce
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");

    [Test]
    public async Task Way_IsAsShortAsCanBe([Range(1, 36)] int seed)
    {
        var random = new Random(seed);
        var (kind, level) = (seed % 3) switch { 0 => ("offer", RiskLevel.Medium), 1 => ("offer", RiskLevel.Low), _ => ("network-cutover", RiskLevel.Low) };
        var (signed, now) = await AtTheGateAsync(kind, level);
        var spoilt = new Spoilt(signed, random);
        var facts = spoilt.Facts;

        var opening = GateOpenings.Of(GateNames.GoAhead, facts, now);
        Assert.That(opening.Never, Is.Empty);
        var moves = spoilt.Moves();
        IReadOnlyList<Blocker> Left(IEnumerable<Move> chosen) => GateRules.Blockers(GateNames.GoAhead, chosen.OrderBy(m => m.Kind).Aggregate(facts, (at, move) => move.Do(at)), now);
        bool Opens(IEnumerable<Move> chosen) => Left(chosen).Count == 0;

        // The acts it names, taken from what can be done, open the gate; no fewer of anything do.
        var named = opening.Actions.Select(a => moves.SingleOrDefault(m => (m.Kind, m.Subject) == (a.Act.Kind, a.Act.Subject)) ?? throw new AssertionException($"nobody can {a.Act.Kind} {a.Act.Subject}")).ToList();
        Assert.That(Opens(named), Is.True, $"{string.Join("; ", named.Select(m => $"{m.Kind} {m.Subject}"))} leave {string.Join("; ", Left(named).Select(b => $"{b.Rule} {string.Join(' ', b.Arguments.Values)}"))}");
        if (named.Count == 0) return;
        // What opens it without something opens it with that as well: whatever all the rest does not open it without is in every set.
        var needed = moves.Where(move => !Opens(moves.Except([move]))).ToList();
        var shorter = needed.Count < named.Count ? Chosen([.. moves.Except(needed)], named.Count - 1 - needed.Count).Select(rest => needed.Concat(rest)).FirstOrDefault(Opens) : null;
        Assert.That(shorter is null ? "" : string.Join("; ", shorter.Select(m => $"{m.Kind} {m.Subject}")), Is.Empty, $"instead of {named.Count}");
    }

    /// <summary>
    /// Counted forward from the moment that is named for a step, whoever comes after has what the definition gives, and the gate opens in time; begun a working minute later it does not.
    /// </summary>
    [TestCase("offer", RiskLevel.High, "agree")]
    [TestCase("offer", RiskLevel.Medium, "audience")]
    [TestCase("product", RiskLevel.High, "agree")]
    [TestCase("network-cutover", RiskLevel.Critical, "agree")]
    [TestCase("it-cutover", RiskLevel.Medium, "agree")]
    [TestCase("batch-outreach", RiskLevel.High, "audience")]
    public async Task Latest_IsTheLastMomentThatKeepsTheWindow(string kind, RiskLevel level, string step)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        await new CourseRobot(story, kind, "launch", level) { Stays = (at, _) => at.Id == step }.RunAsync(Night);
        var (facts, now) = (await story.FactsAsync(), story.Clock.GetUtcNow());
        var opening = GateOpenings.Of(GateNames.NoticeRelease, facts, now);
        var steps = opening.Actions.Where(a => a.Act.Step is not null && a.Act.Kind is OpeningKind.Agree or OpeningKind.HandIn or OpeningKind.Sign).DistinctBy(a => a.Act.Step)
            .ToDictionary(a => facts.Definition.Find(a.Act.Step!), a => a.Latest);
        Assert.That(steps, Has.Count.GreaterThan(1));
        foreach (var (own, latest) in steps)
        {
            Assert.That(facts.Calendar.IsWorkingTime(latest), Is.True, own.Id);
            Assert.That(Ends(own, latest), Is.LessThanOrEqualTo(opening.Latest), own.Id);
            Assert.That(Ends(own, NextMinute(latest)), Is.GreaterThan(opening.Latest), own.Id);
        }

        DateTimeOffset Ends(Activity from, DateTimeOffset at)
        {
            var ends = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [from.Id] = at };
            foreach (var later in steps.Keys.Append(Acknowledged()).OfType<Activity>().OrderBy(s => steps.Keys.Count(o => Before(o, s))))
                if (Before(from, later))
                    ends[later.Id] = Deadlines.Of(later, ends.Where(e => Before(facts.Definition.Find(e.Key), later)).Max(e => e.Value), facts.Calendar)!.DueAt;
            return ends.Values.Max();
        }

        bool Before(Activity one, Activity other) => facts.Definition.Root.Precedes(one.Id, other.Id);
        Activity? Acknowledged() => opening.Actions.Any(a => a.Act.Kind is OpeningKind.Acknowledge) ? facts.Definition.Activities.FirstOrDefault(a => a.Id == "acknowledge") : null;
        DateTimeOffset NextMinute(DateTimeOffset at)
        {
            do at = at.AddMinutes(1);
            while (!facts.Calendar.IsWorkingTime(at));
            return at;
        }
    }

    private static async Task<(LaunchFacts Facts, DateTimeOffset Now)> AtTheGateAsync(string kind, RiskLevel level)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        var ready = new List<(LaunchFacts Facts, DateTimeOffset Now)>();
        await new CourseRobot(story, kind, "launch", level)
        {
            Stays = (step, facts) =>
            {
                if (step.Id is not ("next-stage" or "launch")) return false;
                ready.Add((facts, story.Clock.GetUtcNow()));
                return true;
            },
        }.RunAsync(Night);
        var (facts, now) = ready.Single();
        Assert.That(GateRules.Blockers(GateNames.GoAhead, facts, now), Is.Empty, "it has been given the go-ahead");
        return (facts, now);
    }

    private static IEnumerable<IReadOnlyList<Move>> Chosen(IReadOnlyList<Move> from, int count, int at = 0)
    {
        if (count == 0) yield return [];
        for (var i = at; count > 0 && i <= from.Count - count; i++)
            foreach (var rest in Chosen(from, count - 1, i + 1)) yield return [from[i], .. rest];
    }

    /// <summary>Something that somebody could do.</summary>
    private sealed record Move(OpeningKind Kind, string Subject, Func<LaunchFacts, LaunchFacts> Do);

    /// <summary>A dossier with open gates, spoilt at random in one to four places.</summary>
    private sealed class Spoilt
    {
        private readonly List<Move> _mends = [];
        private int _people = 1_000_000;

        internal Spoilt(LaunchFacts good, Random random)
        {
            Facts = good;
            for (var times = random.Next(1, 5); times > 0; times--) Spoil(random);
        }

        internal LaunchFacts Facts { get; private set; }

        /// <summary>All that can be done: what was spoilt is mended, and every seat, channel and position is filled, whether that is needed or not.</summary>
        internal IReadOnlyList<Move> Moves() =>
        [
            .. _mends.DistinctBy(m => (m.Kind, m.Subject)),
            .. Facts.Checklist.Channels.Take(3).Concat(Facts.Checklist.Channels.Where(c => IsOwed(c.Code))).Distinct()
                .Select(c => new Move(OpeningKind.Acknowledge, c.Code, at => Acknowledged(at, c.Code))),
            .. RequiredSignatures.SignOffSteps(Facts.Definition).SelectMany(SeatsOf),
        ];

        private bool IsOwed(string channel) => !Facts.Acknowledgements.Any(a => a.Channel == channel && a.ScriptHash == ScriptTexts.VersionOf(ScriptOf(Facts, channel), Facts));

        private static DossierItem ScriptOf(LaunchFacts facts, string channel) => facts.Items.First(i => i.Section == Section.Channels && i.Key == channel);

        private IEnumerable<Move> SeatsOf(Activity step)
        {
            var panel = StepType.Of(step).PanelOf(step, Facts.Launch);
            return panel.Seats.SelectMany((seat, i) => Enumerable.Repeat(seat, seat.Signers))
                .Select((seat, i) => new Move(OpeningKind.Sign, $"{step.Id}:{i}", at => Signed(at, step, seat, ++_people)));
        }

        private void Spoil(Random random)
        {
            switch (random.Next(7))
            {
                case 0:
                    var concern = Any(random, Section.Concerns);
                    Set(Section.Concerns, concern, """{"note":"还没有做","verdict":"not-met"}""");
                    Mends(Section.Concerns, concern, """{"evidence":"新的佐证","verdict":"met"}""");
                    break;
                case 1:
                    Set(Section.Channels, Any(random, Section.Channels), """{"text":{"en":"Another script","zh":"另一份口径"}}""");
                    break;
                case 2:
                    Set(Section.Trials, Any(random, Section.Trials), $$"""{"group":"员工","journey":"再走一遍","on":"2026-11-02","participants":{{random.Next(3, 9)}},"passed":3}""");
                    break;
                case 3:
                    var channel = Facts.Acknowledgements[random.Next(Facts.Acknowledgements.Count)].Channel;
                    Facts = Facts with { Acknowledgements = [.. Facts.Acknowledgements.Where(a => a.Channel != channel)] };
                    break;
                case 4:
                    Facts = Facts with { Duties = [] };
                    _mends.Add(new(OpeningKind.Name, "duty", at => at with { Duties = [.. at.Checklist.Duties.Select((d, i) => new DutyAssignment(at.Launch.Id, d.Code, i + 1, DateTimeOffset.UnixEpoch))] }));
                    break;
                case 5:
                    var finding = new Finding(9000 + Facts.Findings.Count, Facts.Launch.Id, Facts.Decisions[0].Id, "review", Section.Risks, null, "请补充");
                    Facts = Facts with { Findings = [.. Facts.Findings, finding] };
                    _mends.Add(new(OpeningKind.Answer, $"{finding.Id}", at => at with { Findings = [.. at.Findings.Select(f => f.Id == finding.Id ? f with { Status = FindingStatus.Answered } : f)] }));
                    break;
                default:
                    Facts = Facts with { Decisions = [.. Facts.Decisions.Where((_, i) => i != Facts.Decisions.Count - 1)] };
                    break;
            }
        }

        private string Any(Random random, Section section) => Facts.Items.Where(i => i.Section == section).Select(i => i.Key).Order(StringComparer.Ordinal).ToList() is var keys ? keys[random.Next(keys.Count)] : "";

        private void Set(Section section, string key, string content) => Facts = With(Facts, section, key, content);

        private void Mends(Section section, string key, string content) => _mends.Add(new(OpeningKind.Mend, $"concerns:{key}", at => With(at, section, key, content)));

        private static LaunchFacts With(LaunchFacts facts, Section section, string key, string content) => facts with
        {
            Items = [.. facts.Items.Select(i => i.Section == section && i.Key == key ? i with { Content = content, Hash = $"hash of {content}", Revision = i.Revision + 1 } : i)],
        };

        private static LaunchFacts Acknowledged(LaunchFacts facts, string channel) => facts with
        {
            Acknowledgements = [.. facts.Acknowledgements.Where(a => a.Channel != channel),
                new(facts.Launch.Id, channel, ScriptTexts.VersionOf(ScriptOf(facts, channel), facts), 1, DateTimeOffset.UnixEpoch)],
        };

        private static LaunchFacts Signed(LaunchFacts facts, Activity step, SignOffSeat seat, long person) => facts with
        {
            Decisions = [.. facts.Decisions, new(person, facts.Launch.Id, step.Id, 0, 1, Verdict.Approved, person, DateTimeOffset.UnixEpoch, null,
                StepType.Of(step).SectionsOf(step).ToDictionary(s => s, s => facts.Hashes[s]), seat.Role, seat.Department)],
        };
    }
}

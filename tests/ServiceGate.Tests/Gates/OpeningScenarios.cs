using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Opening;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Gates;

/// <summary>What opens a gate: who does what, by when, and that these are all and no more.</summary>
public sealed class OpeningScenarios
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");

    /// <summary>Two of the sections were changed after everybody had signed: the fewest acts are those of whoever judges them.</summary>
    [Test]
    public async Task WhatIsMended_IsSignedAnew_ByThoseWhoJudgeIt()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var key = SampleDossier.Items("concerns").First().Key;
        (await story.ChangeAsync(Scenario.Manager, "concerns", key, "verdict", "not-met")).Required();

        Assert.That(Acts(story, await story.FactsAsync(), GateNames.GoAhead), Is.EqualTo(new[]
        {
            // The first announcement goes out on 24 November until 20:00; whoever signs has 48 hours, which lead into a Sunday, and so to the Friday before it.
            "mend concerns:C1 by ProductManager until 11-20 18:00",
            "mend contingency:迁移失败，客户无法收看电视 by ProductManager until 11-20 18:00",
            "mend contingency:割接超时，早间收视高峰仍无法收看 by ProductManager until 11-20 18:00",
            "sign review-customer-service:0 by Reviewer of customer-service until 11-24 18:00",
            "sign review-it:0 by Reviewer of it until 11-24 18:00 as follows",
            // The go-ahead is given until 20:00 on the day before the window, which working hours do not reach.
            "name duty by Operations until 11-27 18:00",
        }));
    }

    /// <summary>
    /// Somebody who does what is asked and nothing else gives as many commands as the shortest way has acts, whatever the kind, from whichever step on: the way is no longer than that, and once the
    /// level of risk is known nothing is missing from it.
    /// </summary>
    [TestCase("product", "launch", RiskLevel.High)]
    [TestCase("product", "withdrawal", RiskLevel.Medium)]
    [TestCase("offer", "launch", RiskLevel.High)]
    [TestCase("offer", "launch", RiskLevel.Low)]
    [TestCase("network-cutover", "launch", RiskLevel.Critical)]
    [TestCase("it-cutover", "launch", RiskLevel.Medium)]
    [TestCase("batch-outreach", "launch", RiskLevel.High)]
    public async Task Way_IsAsLongAsWhatIsDone(string kind, string variant, RiskLevel level)
    {
        var story = new Counted(await Scenario.StartAsync(ShippedCatalogue.Newest));
        await new CourseRobot(story, kind, variant, level) { Stays = (_, facts) => facts.Gates.All(g => g.Status is GateStatus.Open) }.RunAsync(Night);

        foreach (var gate in story.Seen.Keys.Select(k => k.Gate).Distinct().ToList())
        {
            var opened = story.OpenedAfter[gate];
            var lengths = story.Seen.Where(s => s.Key.Gate == gate && s.Key.Commands < opened).OrderBy(s => s.Key.Commands).ToList();
            Assert.That(lengths, Is.Not.Empty);
            Assert.That(lengths.Where(s => s.Value.Acts > opened - s.Key.Commands).Select(s => $"after {s.Key.Commands} of {opened}: {s.Value.Acts}"), Is.Empty, $"{gate}: longer than what was done");
            Assert.That(lengths.Where(s => s.Value.IsHandedIn && s.Value.Acts != opened - s.Key.Commands).Select(s => $"after {s.Key.Commands} of {opened}: {s.Value.Acts}"), Is.Empty, $"{gate}: something is missing");
        }
    }

    /// <summary>Whoever is returned answers before handing in again, since it is refused without; what a script lacks is one act, whatever it lacks.</summary>
    [Test]
    public async Task WhatIsReturned_IsAnsweredBeforeItIsHandedIn()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.DecideAsync(Cast.It, "review-it", false, "请补充", new Core.Commands.SignOffs.FindingInput("risks", null, "请补充演练"));
        var acts = Acts(story, await story.FactsAsync(), GateNames.NoticeRelease).Select(a => string.Join(' ', a.Split(' ').Take(2))).ToList();

        Assert.That(acts.FindIndex(a => a.StartsWith("answer", StringComparison.Ordinal)), Is.LessThan(acts.IndexOf("hand-in dossier")).And.GreaterThanOrEqualTo(0), string.Join('\n', acts));
    }

    /// <summary>As long as nobody has written the plan, customers are expected to be told when the checklist proposes: what keeps to the list is in time for that.</summary>
    [Test]
    public async Task WithoutAPlan_TheCheckListsIsCounted()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var before = GateOpenings.Of(GateNames.NoticeRelease, await story.FactsAsync(), story.Clock.GetUtcNow()).Latest;
        await story.PlanNoticesAsync();
        Assert.That(GateOpenings.Of(GateNames.NoticeRelease, await story.FactsAsync(), story.Clock.GetUtcNow()).Latest, Is.EqualTo(before));
    }

    internal static IReadOnlyList<string> Acts(Scenario story, LaunchFacts facts, string gate) =>
        [.. GateOpenings.Of(gate, facts, story.Clock.GetUtcNow()).Actions.Select(a => Words(a))];

    private static string Words(OpeningAction action) =>
        $"{action.Act.Kind.Code()} {action.Act.Subject} by {action.Act.Reason.Who.Role}{(action.Act.Reason.Who.Department is { } department ? $" of {department}" : "")} until {action.Latest.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}{(action.Follows ? " as follows" : "")}{(action.IsLate ? " late" : "")}";

    /// <summary>A story that looks at the shortest way before each command.</summary>
    private sealed class Counted(Scenario story) : IStory
    {
        private int _commands;

        internal Dictionary<(string Gate, int Commands), (int Acts, bool IsHandedIn)> Seen { get; } = [];

        internal Dictionary<string, int> OpenedAfter { get; } = [];

        public BusinessClock Clock => story.Clock;

        public string Number { get => story.Number; set => story.Number = value; }

        public Task<LaunchFacts> FactsAsync() => story.FactsAsync();

        public Task WorkAsync() => ((IStory)story).WorkAsync();

        public Task<long> SendAsync(string person, string name, string text) => ((IStory)story).SendAsync(person, name, text);

        public Task<string> HolderAsync(RoleGrant role) => ((IStory)story).HolderAsync(role);

        public Task ImportAsync(string person) => CountAsync(async () => { await ((IStory)story).ImportAsync(person); return 0; });

        // To look is no act: it clears nothing, and who decides does it on the way.
        public Task<T> DoAsync<T>(string person, Command<T> command) =>
            command is NoteLook ? ((IStory)story).DoAsync(person, command) : CountAsync(() => ((IStory)story).DoAsync(person, command));

        private async Task<T> CountAsync<T>(Func<Task<T>> act)
        {
            var began = story.Number.Length > 0;
            if (began) await LookAsync();
            var result = await act();
            if (!began) return result;
            _commands++;
            foreach (var gate in (await story.FactsAsync()).Gates.Where(g => g.Status is GateStatus.Open)) OpenedAfter.TryAdd(gate.Name, _commands);
            return result;
        }

        private async Task LookAsync()
        {
            var facts = await story.FactsAsync();
            foreach (var gate in facts.Gates.Where(g => g.Status is not GateStatus.Open))
                Seen[(gate.Name, _commands)] = (GateOpenings.Of(gate.Name, facts, story.Clock.GetUtcNow()).Actions.Count, !facts.Waiting.Any(w => w.Activity.Type is CollectSections && w.Activity.Id == "dossier"));
        }
    }
}

using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Gates;

/// <summary>A gate that is not open names what it waits for, whatever else blocks it or not.</summary>
public sealed class GateWaitsTests
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");

    [Test]
    public async Task Conditions_AreNamedWithTheirAuthor_UntilTheyAreConfirmed()
    {
        var story = await SignedUnderConditionsAsync();
        await AcknowledgeAllAsync(story);
        var facts = await story.FactsAsync();
        var author = story.IdOf("jiang.wen");

        Assert.That(await story.BlockersAsync(GateNames.NoticeRelease), Is.Empty, "nothing blocks it, and yet it is shut");
        var conditions = facts.Findings.Select(f => f.Id).Order().ToList();
        Assert.That(Waits(story, facts), Is.EqualTo(new[]
        {
            $"waiting: condition-open {conditions[0]} by {author} ProductManager", $"waiting: condition-open {conditions[1]} by {author} ProductManager",
        }));

        await story.DoAsync(Cast.Manager, new AnswerFinding(story.Number, conditions[0], "已补演练。"));
        Assert.That(Waits(story, await story.FactsAsync())[0], Does.StartWith($"waiting: condition-unconfirmed {conditions[0]} by {author}"));
    }

    [Test]
    public async Task Step_ThatHasNotBeenReached_IsNamedWithWhoHasIt()
    {
        var story = await AtAsync("agree");
        Assert.That(Waits(story, await story.FactsAsync()), Is.EqualTo(new[] { "blocked: step agree DepartmentHead" }));
        Assert.That(Waits(story, await story.FactsAsync(), GateNames.GoAhead), Is.EqualTo(new[] { "blocked: step agree DepartmentHead" }));
    }

    [Test]
    public async Task GoAhead_WaitsForTheGateBeforeIt_WhichNamesItsOwn()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.SignAllAsync();
        Assert.That(Waits(story, await story.FactsAsync(), GateNames.GoAhead).Single(), Does.StartWith("blocked: step acknowledge"));
    }

    [Test]
    public async Task Gate_ThatIsOpen_WaitsForNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        Assert.That(Waits(story, await story.FactsAsync()), Is.EqualTo(new[] { "open:" }));
    }

    /// <summary>Whatever a launch has still to go through: none of its gates ever stands shut with nothing that blocks it and nothing that it waits for.</summary>
    [TestCase("product", "launch")]
    [TestCase("product", "withdrawal")]
    [TestCase("offer", "launch")]
    [TestCase("network-cutover", "launch")]
    [TestCase("it-cutover", "launch")]
    [TestCase("batch-outreach", "launch")]
    public async Task Gate_OfEveryCourse_NamesSomethingAtEveryStep(string kind, string variant)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        var (silent, steps) = (new List<string>(), 0);
        await new CourseRobot(story, kind, variant, RiskLevel.High)
        {
            Stays = (step, facts) =>
            {
                steps++;
                silent.AddRange(facts.Gates.Where(g => StateOf(g, story, facts) is GateState.Waiting or GateState.Blocked && g.Status is not GateStatus.Open
                    && Of(g, story, facts) is [] && GateRules.Blockers(g.Name, facts, story.Clock.GetUtcNow()).Count == 0).Select(g => $"{step.Id} {g.Name}"));
                return false;
            },
        }.RunAsync(Night);

        Assert.That(silent, Is.Empty);
        Assert.That(steps, Is.GreaterThan(8));
    }

    [Test]
    public async Task Gate_ThatNeverOpened_IsNotNeededOnceTheLaunchHasEnded()
    {
        var story = await AtAsync("agree");
        await story.DoAsync(Cast.Operations, new CancelLaunch(story.Number, "不再需要"));
        Assert.That(Waits(story, await story.FactsAsync()), Is.EqualTo(new[] { "not-needed:" }));
    }

    private static async Task<Scenario> AtAsync(string step)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        await new CourseRobot(story, "network-cutover", "launch", RiskLevel.Medium) { Stays = (at, _) => at.Id == step }.RunAsync(Night);
        return story;
    }

    /// <summary>The head of customer service signs under two conditions, as the last of all.</summary>
    private static async Task<Scenario> SignedUnderConditionsAsync()
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        await new CourseRobot(story, "network-cutover", "launch", RiskLevel.Medium)
        {
            Stays = (at, facts) => at.Id == "review-customer-service" && facts.Decisions.Any(d => d.Step == at.Id) || at.Type is FulfilConditions,
        }.RunAsync(Night);
        (await story.VoteAsync("jiang.wen", "review-customer-service", StepVote.ApproveWithConditions, null,
            new FindingInput("contingency", null, "补演练。"), new FindingInput("channels", null, "补口径。"))).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("conditions#1"));
        return story;
    }

    private static async Task AcknowledgeAllAsync(Scenario story)
    {
        foreach (var channel in (await story.FactsAsync()).Checklist.Channels)
            await story.DoAsync(await ((IStory)story).HolderAsync(new(Role.ChannelOwner, story.UnitId("HZ"), null, channel.Code)),
                new AcknowledgeScript(story.Number, channel.Code, story.RevisionOf("channels", channel.Code)));
    }

    private static GateState StateOf(Gate gate, Scenario story, LaunchFacts facts) => GateWaits.StateOf(gate, facts, GateRules.Blockers(gate.Name, facts, story.Clock.GetUtcNow()));

    private static IReadOnlyList<GateWait> Of(Gate gate, Scenario story, LaunchFacts facts) =>
        GateWaits.Of(gate, facts, GateRules.Blockers(gate.Name, facts, story.Clock.GetUtcNow()), story.Clock.GetUtcNow());

    private static string[] Waits(Scenario story, LaunchFacts facts, string name = GateNames.NoticeRelease)
    {
        var gate = facts.Gates.Single(g => g.Name == name);
        var waits = Of(gate, story, facts).Select(w => $"{w.Kind.Code()} {(w.Condition is { } id ? $"{id} by {w.Author}" : w.Step)} {string.Join('+', w.Who.Select(a => a.Role))}".TrimEnd());
        var state = StateOf(gate, story, facts).Code() + ":";
        return waits.Any() ? [.. waits.Select(w => $"{state} {w}")] : [state];
    }
}

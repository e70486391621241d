using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>A launch to be brought somewhere: its story, in which it stays where the robot is told to.</summary>
/// <param name="Story">What is special about it.</param>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Variant">Code of the variant.</param>
/// <param name="Level">The level of risk.</param>
/// <param name="Stays">Where it stays; null: it is closed.</param>
internal sealed record Course(string Story, string Kind, string Variant, RiskLevel Level, Func<Activity, LaunchFacts, bool>? Stays)
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");
    private static readonly WindowInput SinceThisMorning = new("2026-11-02T08:10", "2026-11-02T14:00", "Asia/Shanghai");

    private static readonly (string Kind, string Variant)[] Shipped =
    [
        ("product", "launch"), ("product", "withdrawal"), ("offer", "launch"), ("offer", "withdrawal"), ("network-cutover", "launch"), ("it-cutover", "launch"),
        ("batch-outreach", "launch"), ("network-cutover", "emergency"), ("it-cutover", "emergency"),
    ];

    /// <summary>What is done in the robot's place.</summary>
    public Func<StoredStory, Activity, LaunchFacts, Task<bool>>? Instead { get; init; }

    /// <summary>What happens when it stays.</summary>
    public Func<StoredStory, LaunchFacts, Task>? Then { get; init; }

    /// <summary>The stages of the roll-out.</summary>
    public IReadOnlyList<Stage>? Stages { get; init; }

    /// <summary>Hold points of its own procedure; null: none.</summary>
    public IReadOnlyList<OwnHoldPoint>? Points { get; init; }

    /// <summary>When it is told of first, local in Shanghai.</summary>
    public string Begins { get; init; } = "2026-11-02T09:00";

    /// <summary>Its window; null: a night in December, and for emergencies that morning.</summary>
    public WindowInput? Window { get; init; }

    /// <summary>What an outreach says; null: what the checklist proposes.</summary>
    public string? Text { get; init; }

    /// <summary>How many customers are affected.</summary>
    public int Customers { get; init; } = 20;

    /// <summary>Every kind and variant at every kind of step that it comes to, and closed; then what may happen besides.</summary>
    public static IEnumerable<Course> All => [.. Shipped.SelectMany(EveryStep), .. Special];

    /// <summary>Takes the launch to where it stays.</summary>
    public async Task PlayAsync(StoredStory story)
    {
        story.At(Begins);
        story.Imported = Customers;
        var robot = new CourseRobot(story, Kind, Variant, Level)
        {
            Stages = Stages,
            Points = Points,
            Text = Text,
            Stays = Stays,
            Instead = Instead is { } instead ? (step, facts) => instead(story, step, facts) : null,
        };
        await robot.RunAsync(Window ?? (Variant == "emergency" ? SinceThisMorning : Night));
        if (Then is not null) await Then(story, await story.FactsAsync());
    }

    private static IEnumerable<Course> EveryStep((string Kind, string Variant) course)
    {
        string[] types =
        [
            "ServiceGate.CollectSections", "ServiceGate.AgreeToSubmit", "ServiceGate.SignOff", "ServiceGate.ConfirmAcknowledgements", "ServiceGate.OpenGate",
            "ServiceGate.AwaitLaunch", "ServiceGate.WatchComplaints", "ServiceGate.PostLaunchReview",
        ];
        return types.Select(type => new Course($"at {type}", course.Kind, course.Variant, RiskLevel.Medium, (step, _) => step.Type.Name == type))
            .Append(new("closed", course.Kind, course.Variant, RiskLevel.Medium, null));
    }

    private static readonly IReadOnlyList<Stage> ThreeStages =
    [
        new(new("试点", "Pilot"), StageKind.Pilot, "2026-12-22T00:30", "投诉不超过 3 件"), new(new("分批", "Part"), StageKind.Batch, "2026-12-22T02:00"), new(new("全量", "All"), StageKind.All, "2026-12-22T04:00"),
    ];

    private static IEnumerable<Course> Special =>
    [
        new("low risk, in the fast lane", "offer", "launch", RiskLevel.Low, IsAt("ServiceGate.SignOff")),
        new("critical risk, before the committee", "product", "launch", RiskLevel.Critical, (step, _) => step.Texts("committee").Count > 0),
        new("returned with a finding", "it-cutover", "launch", RiskLevel.Medium, (_, facts) => facts.Findings.Count > 0) { Instead = ReturnsAsync },
        new("returned, answered and handed in again", "network-cutover", "launch", RiskLevel.Medium, (step, facts) => facts.Findings.Count > 0 && step.Type is SignOff)
        {
            Instead = async (story, step, facts) => await ReturnsAsync(story, step, facts) || await AnswersAsync(story, facts),
        },
        new("signed under conditions", "product", "launch", RiskLevel.High, IsAt("ServiceGate.FulfilConditions")) { Instead = (story, step, facts) => VotesAsync(story, step, facts, StepVote.ApproveWithConditions) },
        new("rejected by the committee", "offer", "launch", RiskLevel.High, null) { Instead = (story, step, facts) => VotesAsync(story, step, facts, StepVote.Reject) },
        new("cancelled as a draft", "offer", "launch", RiskLevel.Medium, IsAt("ServiceGate.AgreeToSubmit")) { Then = CancelsAsync },
        new("cancelled after customers were told", "it-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.AwaitLaunch")) { Then = CancelsAsync },
        new("lapsed", "product", "withdrawal", RiskLevel.Medium, IsAt("ServiceGate.OpenGate")) { Then = (story, _) => GoesByAsync(story) },
        new("past its window, without a report", "network-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.AwaitLaunch")) { Then = (story, _) => GoesByAsync(story) },
        new("rolled back", "it-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.PostLaunchReview")) { Instead = (story, step, facts) => ReportsAsync(story, step, facts, "rolled-back") },
        new("partial success", "batch-outreach", "launch", RiskLevel.Medium, IsAt("ServiceGate.PostLaunchReview")) { Instead = (story, step, facts) => ReportsAsync(story, step, facts, "partial-success", "TV0003", "TV0008") },
        new("changed after it was signed", "it-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.AwaitLaunch")) { Then = ChangesAsync },
        new("moved by a week after customers were told", "network-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.AwaitLaunch")) { Then = MovesAsync },
        new("overdue at a reviewer's", "offer", "withdrawal", RiskLevel.Medium, IsAt("ServiceGate.SignOff")) { Then = async (story, _) => { story.At("2026-11-16T09:00"); await story.WorkAsync(); } },
        new("a batch is paused", "it-cutover", "launch", RiskLevel.Medium, IsTelling) { Then = (story, facts) => SteersAsync(story, facts, "pause") },
        new("a batch was stopped", "network-cutover", "launch", RiskLevel.Medium, IsTelling) { Then = (story, facts) => SteersAsync(story, facts, "stop") },
        new("a sender died over a chunk", "it-cutover", "launch", RiskLevel.Medium, IsTelling) { Then = DiesAsync },
        new("the flow stands still by a fault", "it-cutover", "launch", RiskLevel.Medium, IsAt("ServiceGate.SignOff")) { Then = FailsAsync },
        new("before its first stage", "product", "launch", RiskLevel.Medium, IsAt("ServiceGate.NextStage")) { Stages = ThreeStages },
        new("between stages, watched", "product", "launch", RiskLevel.Medium, (step, facts) => step.Type is WatchComplaints && RollOut.Begun(facts) == 1) { Stages = ThreeStages },
        new("between stages, with an alarm and on hold", "offer", "launch", RiskLevel.Medium, (_, facts) => RollOut.Decisions(facts) == 2) { Stages = ThreeStages, Instead = HoldsAsync },
    ];

    internal static Func<Activity, LaunchFacts, bool> IsAt(string type) => (step, _) => step.Type.Name == type;

    private static bool IsTelling(Activity step, LaunchFacts facts) =>
        facts.Gates.Any(g => g is { Name: GateNames.NoticeRelease, Status: GateStatus.Open }) && facts.Batches.Any(b => b.NeedsGate && !b.HasEnded);

    internal static async Task<bool> ReturnsAsync(StoredStory story, Activity step, LaunchFacts facts)
    {
        if (step.Type is not SignOff || facts.Findings.Count > 0) return false;
        await VoteAsync(story, step, facts, StepVote.Return, new FindingInput(StepType.Of(step).SectionsOf(step)[0].Code(), null, "请补充控制措施"));
        return true;
    }

    internal static async Task<bool> AnswersAsync(StoredStory story, LaunchFacts facts)
    {
        if (facts.Findings.FirstOrDefault(f => f.Status is FindingStatus.Open) is not { } finding) return false;
        await story.DoAsync(Cast.Manager, new AnswerFinding(story.Number, finding.Id, "已补充"));
        return true;
    }

    internal static async Task<bool> VotesAsync(StoredStory story, Activity step, LaunchFacts facts, StepVote vote)
    {
        if (step.Type is not SignOff || step.Texts("committee").Count == 0) return false;
        if (vote is StepVote.Reject) await VoteAsync(story, step, facts, vote);
        else await VoteAsync(story, step, facts, vote, new FindingInput("contingency", "P1", "上线前再演练一次"));
        return true;
    }

    private static async Task VoteAsync(StoredStory story, Activity step, LaunchFacts facts, StepVote vote, params FindingInput[] findings)
    {
        var seat = Assignees.Asked(step, facts, story.Clock.GetUtcNow())[0];
        var person = await story.HolderAsync(new(seat.Role, seat.UnitId ?? facts.Launch.UnitId, seat.Department));
        if (LookRules.AsksForOpening(facts)) await story.DoAsync(person, NoteLook.AtAll(story.Number, facts.Launch.ContentRevision));
        await story.DoAsync(person, new DecideStep(story.Number, step.Id, vote, facts.Launch.ContentRevision, "见意见", findings.Length > 0 ? findings : null));
    }

    private static async Task CancelsAsync(StoredStory story, LaunchFacts facts)
    {
        await story.DoAsync(Cast.Manager, new CancelLaunch(story.Number, "方案调整"));
        await story.WorkAsync();
    }

    private static async Task GoesByAsync(StoredStory story)
    {
        story.At("2026-12-22T07:00");
        await story.WorkAsync();
    }

    private static async Task<bool> ReportsAsync(StoredStory story, Activity step, LaunchFacts facts, string result, params string[] failed)
    {
        if (step.Type is not AwaitLaunch) return false;
        story.Clock.Set(facts.Launch.Window.Start.AddHours(2));
        await story.DoAsync(Cast.Operations, new ReportResult(story.Number, result, failed.Length > 0 ? failed : null, "见报告"));
        await story.WorkAsync();
        return true;
    }

    private static async Task ChangesAsync(StoredStory story, LaunchFacts facts)
    {
        var risk = facts.Items.First(i => i.Section is Section.Risks);
        var content = JsonNode.Parse(risk.Content)!.AsObject();
        content["controls"] = "新的控制措施";
        await story.DoAsync(Cast.Manager, new SaveItem(story.Number, "risks", risk.Key, JsonSerializer.SerializeToElement(content), risk.Revision));
    }

    private static async Task MovesAsync(StoredStory story, LaunchFacts facts)
    {
        var header = facts.Contents<LaunchHeader>(Section.Launch).Single().Content;
        var revision = facts.Items.Single(i => i.Section is Section.Launch).Revision;
        await story.DoAsync(Cast.Manager, new EditHeader(story.Number, new(header.Title, new("2026-12-29T00:00", "2026-12-29T06:00", "Asia/Shanghai"), header.Scope), revision));
        await story.WorkAsync();
    }

    internal static async Task SteersAsync(StoredStory story, LaunchFacts facts, string action)
    {
        var batch = facts.Batches.Where(b => !b.HasEnded).OrderBy(b => b.DueAt).First();
        story.Clock.Set(batch.DueAt);
        await story.TendAsync();
        await story.DoAsync(Cast.Operations, new SteerBatch(story.Number, batch.Id, action, "网关升级"));
    }

    private static async Task DiesAsync(StoredStory story, LaunchFacts facts)
    {
        story.Clock.Set(facts.Batches.Where(b => !b.HasEnded).Min(b => b.DueAt));
        await story.TendAsync();
        await story.SendAsync(record: false);
    }

    internal static async Task FailsAsync(StoredStory story, LaunchFacts facts)
    {
        var (step, visit) = facts.Waiting.First();
        await story.WriteAsync(s => s.Flows.SetFaultAsync(facts.Launch.Id, new(step.Id, visit, "InvalidOperationException: nonsense", story.Clock.GetUtcNow())));
    }

    private static async Task<bool> HoldsAsync(StoredStory story, Activity step, LaunchFacts facts)
    {
        if (step.Type is WatchComplaints) await story.DoAsync(Cast.Quality, new RaiseAlarm(story.Number, "投诉上升"));
        else if (step.Type is NextStage && RollOut.Begun(facts) == 1) await story.DoAsync(Cast.Operations, new DecideStage(story.Number, "hold", "等投诉回落"));
        else return false;
        return true;
    }
}

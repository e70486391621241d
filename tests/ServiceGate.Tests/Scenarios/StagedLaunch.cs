using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A definition with a lane per level of risk, a committee and a roll-out in stages, and the sample's dossier taken through it.</summary>
internal static class StagedLaunch
{
    internal const string MarketHead = "jia.yi";
    internal const string ServiceHead = "ren.jie";
    internal const string NetworkHead = "bai.yun";
    internal const string ProductHead = "yan.qing";
    internal const string ProvinceReviewer = "lu.hua";
    internal const string Quality = "song.jie";

    private static readonly string[] All = ["launch", "concerns", "risks", "contingency", "channels", "trials"];

    internal static ShippedCatalogue Catalogue { get; } = ShippedCatalogue.With(Definition());

    /// <summary>The story up to the review; the sample's risks make it a high one, its scope of two cities the province's.</summary>
    internal static async Task<Scenario> ToReviewAsync(
        bool low = false, IReadOnlyList<Stage>? stages = null, string? notMet = null, IReadOnlyList<OwnHoldPoint>? points = null, Func<Scenario, Task>? andThen = null)
    {
        var story = await Scenario.StartAsync(Catalogue);
        var header = Scenario.Header() with { Stages = stages, HoldPoints = points };
        story.Number = (await story.DoAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", header))).Number;
        await story.FillAsync();
        if (low)
            foreach (var risk in new[] { "R1", "R2", "R3", "R4", "R5" })
                await CalmAsync(story, risk);
        if (notMet is not null)
            (await story.SaveAsync(Scenario.Manager, "concerns", notMet, System.Text.Json.JsonSerializer.SerializeToElement(new { verdict = "not-met", note = "尚缺" }))).Required();
        if (andThen is not null) await andThen(story);
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(10))).Required();
        await story.PlanNoticesAsync();
        (await story.HandInAsync(Scenario.Operations, "audience")).Required();
        return story;
    }

    /// <summary>The story up to the committee.</summary>
    internal static async Task<Scenario> ToCommitteeAsync(IReadOnlyList<Stage>? stages = null, IReadOnlyList<OwnHoldPoint>? points = null, Func<Scenario, Task>? andThen = null)
    {
        var story = await ToReviewAsync(stages: stages, points: points, andThen: andThen);
        await story.ApproveAsync(ProvinceReviewer, "review");
        return await story.ApproveAsync(ServiceHead, "review");
    }

    /// <summary>The story up to the open go-ahead, in the night of the launch.</summary>
    internal static async Task<Scenario> ToNightAsync(IReadOnlyList<Stage>? stages = null, IReadOnlyList<OwnHoldPoint>? points = null, Func<Scenario, Task>? andThen = null)
    {
        var story = await ToCommitteeAsync(stages, points, andThen);
        await story.ApproveAsync(MarketHead, "committee");
        await story.ApproveAsync(NetworkHead, "committee");
        await story.AcknowledgeAllAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.At("2026-11-27T16:00").WorkAsync();
        await story.ConfirmDutyAsync();
        return story.At("2026-11-28T00:30");
    }

    internal static async Task<Outcome<Decided>> VoteAsync(this Scenario story, string person, string step, StepVote vote, string? reason = null, params FindingInput[] findings) =>
        await story.RunAsync(person, new DecideStep(story.Number, step, vote, story.Launch.ContentRevision, reason, findings.Length > 0 ? findings : null));

    internal static async Task<string> RuleAsync<T>(this Task<Outcome<T>> outcome) => (await outcome).Violations.Single().Rule;

    private static async Task CalmAsync(Scenario story, string risk)
    {
        var json = JsonNode.Parse(SampleDossier.Item("risks", risk).GetRawText())!.AsObject();
        foreach (var member in new[] { "likelihood", "impact", "residualLikelihood", "residualImpact" }) json[member] = 1;
        (await story.SaveAsync(Scenario.Manager, "risks", risk, System.Text.Json.JsonSerializer.SerializeToElement(json))).Required();
    }

    private static WorkflowDefinition Definition()
    {
        var flow = new JsonObject
        {
            ["definitionId"] = "it-cutover",
            ["version"] = 9,
            ["variables"] = new JsonArray(),
            ["root"] = new JsonObject
            {
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(
                    Step("start", "Elsa.Start"),
                    Step("dossier", "ServiceGate.CollectSections", ("role", Text("product-manager")), ("sections", Draft.List(All))),
                    Step("agree", "ServiceGate.AgreeToSubmit"),
                    Step("audience", "ServiceGate.CollectSections", ("role", Text("operations")), ("sections", Draft.List("audience", "notices"))),
                    Step("evaluate", "ServiceGate.EvaluateRisk"),
                    Step("fast", "ServiceGate.SignOff", ("department", Text("customer-service")), ("sections", Draft.List(All)), ("levels", Draft.List("low")),
                        ("outcomes", Draft.List("Approved", "Returned")), ("singleSignature", Text("Low risk.")),
                        ("dueWorkingHours", Draft.Literal("Int32", 2)), ("escalateTo", Text("department-head"))),
                    Step("review", "ServiceGate.SignOff", ("department", Text("customer-service")), ("sections", Draft.List(All)), ("level", Text("deciding")),
                        ("headConfirms", Draft.Literal("Boolean", true)), ("levels", Draft.List("medium", "high", "critical")), ("outcomes", Draft.List("Approved", "Returned"))),
                    Step("committee", "ServiceGate.SignOff", ("committee", Draft.List("market", "customer-service", "network", "product")), ("sections", Draft.List(All)),
                        ("level", Text("deciding")), ("quorum", Text("2")), ("levels", Draft.List("medium", "high", "critical")),
                        ("outcomes", Draft.List("Approved", "ApprovedWithConditions", "Rejected", "Returned"))),
                    Step("rejected", "ServiceGate.ReleaseNotices", ("purpose", Text("cancellation"))),
                    Step("finish-rejected", "Elsa.Finish"),
                    Step("notice-release", "ServiceGate.OpenGate", ("gate", Text("notice-release"))),
                    Step("go-ahead", "ServiceGate.OpenGate", ("gate", Text("go-ahead"))),
                    Step("next-stage", "ServiceGate.NextStage"),
                    Step("stage-watch", "ServiceGate.WatchComplaints", ("hours", Draft.Literal("Int32", 1))),
                    Step("launch", "ServiceGate.AwaitLaunch"),
                    Step("close", "ServiceGate.PostLaunchReview"),
                    Step("finish", "Elsa.Finish")),
                ["connections"] = new JsonArray([.. Connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection)]),
            },
        };
        var reading = LaunchDefinitions.Read(flow.ToJsonString(), "staged.json");
        Assert.That(reading.Problems, Is.Empty);
        Assert.That(LaunchDefinitions.Check(reading.Definition!).Select(p => p.Message), Is.Empty);
        return reading.Definition!;
    }

    private const string Connections =
        "start>dossier dossier>agree agree.Agreed>audience agree.Returned>dossier audience>evaluate evaluate.Low>fast evaluate.Medium>review evaluate.High>review "
        + "evaluate.Critical>review fast.Approved>notice-release fast.Returned>dossier review.Approved>committee review.Returned>dossier "
        + "committee.Approved>notice-release committee.ApprovedWithConditions>notice-release committee.Rejected>rejected committee.Returned>dossier "
        + "rejected>finish-rejected notice-release>go-ahead go-ahead>next-stage next-stage.Go>stage-watch next-stage.Hold>next-stage next-stage.Stop>launch "
        + "next-stage.Complete>launch stage-watch.Calm>next-stage stage-watch.Alarm>next-stage launch.Success>close launch.PartialSuccess>close "
        + "launch.RolledBack>close launch.Cancelled>close launch.Lapsed>close close>finish";

    private static JsonObject Text(string value) => Draft.Literal("String", value);

    private static JsonObject Step(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in inputs) step[name] = value;
        return step;
    }

    private static JsonNode Connection(string text)
    {
        var (source, target) = (text.Split('>')[0].Split('.'), text.Split('>')[1]);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.ElementAtOrDefault(1) ?? "Done" },
            ["target"] = new JsonObject { ["activity"] = target },
        };
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Takes a launch of any kind through its shipped definition: does whatever the flow asks, each step by somebody whom it asks, and says yes to everything.</summary>
/// <param name="story">The story, on the newest definitions.</param>
/// <param name="kind">Code of the kind.</param>
/// <param name="variant">Code of the variant.</param>
/// <param name="level">The risk level that the dossier shows.</param>
internal sealed class CourseRobot(IStory story, string kind, string variant, RiskLevel level)
{
    /// <summary>Whether nobody signs where silence escalates.</summary>
    internal bool Silent { get; init; }

    /// <summary>Called before each step that somebody takes.</summary>
    internal Func<Task>? BeforeStep { get; init; }

    /// <summary>Told of each step that waits: whether something else was done in the robot's place; null lets it do it.</summary>
    internal Func<Activity, LaunchFacts, Task<bool>>? Instead { get; init; }

    /// <summary>Asked before each step: whether the launch stays where it is.</summary>
    internal Func<Activity, LaunchFacts, bool>? Stays { get; init; }

    /// <summary>What an outreach is marketing for, by consent; null: it is service.</summary>
    internal string? MarketingFor { get; init; }

    /// <summary>What an outreach says; null: what the checklist proposes.</summary>
    internal string? Text { get; init; }

    /// <summary>What a withdrawal says it takes away.</summary>
    internal Withdrawal Withdraws { get; init; } = new(WithdrawalKind.EndOfService);

    /// <summary>A hotline with seats enough for whatever is tried.</summary>
    internal static JsonElement Forecast { get; } = Json("""{"customers":{"basic":1000},"handlingSeconds":240,"shifts":[{"from":0,"until":24,"seats":400,"normalCalls":100}]}""");

    /// <summary>Hold points of its own procedure.</summary>
    internal IReadOnlyList<OwnHoldPoint>? Points { get; init; }

    /// <summary>The stages of the roll-out.</summary>
    internal IReadOnlyList<Stage>? Stages { get; init; }

    /// <summary>Who signed at which step, in order, as <c>step person</c>.</summary>
    internal List<string> Signed { get; } = [];

    private bool Emergency => variant == "emergency";

    private string Owner => Emergency ? Cast.Operations : Cast.Manager;

    /// <summary>Creates the launch and goes on until it is closed, or stays.</summary>
    internal async Task RunAsync(WindowInput window)
    {
        var header = new HeaderInput("测试事项", kind == "batch-outreach" ? ByDay(window) : window, ["HZ"], Stages: Stages, HoldPoints: Points, Cause: Emergency ? "major-fault" : null);
        if (variant == "withdrawal")
            header = header with { Withdrawal = Withdraws.Kind.Code(), LicenceTouched = Withdraws.LicenceTouched, TermEnds = Withdraws.TermEnds?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        story.Number = (await story.DoAsync(Owner, new CreateLaunch(kind, "HZ", header, variant))).Number;
        for (var steps = 0; await story.FactsAsync() is var facts && Next(facts) is { } step; steps++)
        {
            Assert.That(steps, Is.LessThan(40), $"nothing moves at {step.Id}");
            if (BeforeStep is { } before) await before();
            if (Stays?.Invoke(step, facts) == true) return;
            if (Instead is null || !await Instead(step, facts)) await DoAsync(step, facts);
        }
    }

    /// <summary>Nobody is written to at night.</summary>
    private static WindowInput ByDay(WindowInput window) => window with
    {
        Start = window.Start?.Replace("T00:00", "T09:00", StringComparison.Ordinal),
        End = window.End?.Replace("T06:00", "T20:00", StringComparison.Ordinal),
    };

    private static Activity? Next(LaunchFacts facts) => facts.Waiting.Select(w => w.Activity)
        .FirstOrDefault(a => a.Type is not Delay);

    private async Task DoAsync(Activity step, LaunchFacts facts)
    {
        switch (step.Type)
        {
            case CollectSections:
                await HandInAsync(step, facts);
                break;
            case AgreeToSubmit:
                await ApproveAsync(Cast.Head, step, facts);
                break;
            case SignOff:
                await SignAsync(step, facts);
                break;
            case ConfirmAcknowledgements:
                foreach (var channel in facts.Checklist.Channels)
                    await story.DoAsync(await story.HolderAsync(new(Role.ChannelOwner, facts.Launch.UnitId, null, channel.Code)),
                        new AcknowledgeScript(story.Number, channel.Code, RevisionOf(facts, Section.Channels, channel.Code)));
                break;
            case OpenGate:
                await TellAndNameDutiesAsync(facts);
                break;
            case AwaitLaunch:
                await WaitForResultAsync(facts);
                await TickAsync();
                await story.CheckAfterWorkAsync();
                await story.DoAsync(Cast.Operations, new ReportResult(story.Number, "success"));
                break;
            case NextStage:
                story.Clock.Set(StageStart(facts));
                await TickAsync();
                await story.DoAsync(Cast.Operations, new DecideStage(story.Number, "go"));
                break;
            case WatchComplaints:
                story.Clock.Set(story.Clock.GetUtcNow().AddDays(step.Number("days") ?? 0).AddHours(step.Number("hours") ?? 0));
                await story.WorkAsync();
                break;
            case PostLaunchReview:
                // Whoever was told before is told how it went by day.
                story.Clock.Set(story.Clock.GetUtcNow().AddDays(1).AddHours(8));
                await story.WorkAsync();
                await story.DoAsync(Owner, new CloseLaunch(story.Number, "经验：提前演练有效。"));
                break;
            default:
                Assert.Fail($"Nobody can do anything at {step.Id}.");
                break;
        }
    }

    /// <summary>In an emergency customers are told at once, and after two hours how it goes.</summary>
    private static DateTimeOffset StageStart(LaunchFacts facts) =>
        LocalTimes.Resolve(RollOut.NextStage(facts)!.Start, null, facts.Launch.Window.Zone, "start", new()) ?? throw new InvalidOperationException("a stage begins at some time");

    private async Task WaitForResultAsync(LaunchFacts facts)
    {
        if (!Emergency)
        {
            if (story.Clock.GetUtcNow() < facts.Launch.Window.Start) story.Clock.Set(facts.Launch.Window.Start.AddMinutes(30));
            if (facts.Checklist.IsOutreach) await SendAsync(facts);
            return;
        }
        await story.WorkAsync();
        story.Clock.Set(story.Clock.GetUtcNow().AddHours(2));
        await story.WorkAsync();
    }

    /// <summary>An outreach goes out by day, once operations say that it begins.</summary>
    private async Task SendAsync(LaunchFacts facts)
    {
        if (facts.Launch.ActualStart is null) await story.DoAsync(Cast.Operations, new ReportStart(story.Number));
        story.Clock.Set(facts.Launch.Window.End.AddHours(-1));
        await story.WorkAsync();
    }

    private async Task HandInAsync(Activity step, LaunchFacts facts)
    {
        var person = step.Text("role") == "operations" ? Cast.Operations : Owner;
        foreach (var section in StepType.Of(step).SectionsOf(step).Where(facts.Checklist.AsksFor))
            await FillAsync(section, facts, person);
        if (person == Owner && HoldPoints.IsAsked(facts) && !HoldPoints.Procedures(facts).Any())
            await story.DoAsync(person, new AttachFile(story.Number, await story.SendAsync(person, "操作方案.txt", "一、备份；二、倒换；三、回退"), "launch", "header", "procedure", "V1.0"));
        await story.DoAsync(person, new HandIn(story.Number, step.Id));
    }

    private async Task FillAsync(Section section, LaunchFacts facts, string person)
    {
        if (section is Section.Audience) await story.ImportAsync(person);
        foreach (var (key, content) in Items(section, facts.Checklist, facts.Launch.RuleSet))
            await story.DoAsync(person, new SaveItem(story.Number, section.Code(), key, content, RevisionOf(await story.FactsAsync(), section, key)));
    }

    private static int RevisionOf(LaunchFacts facts, Section section, string key) => facts.Items.FirstOrDefault(i => i.Section == section && i.Key == key)?.Revision ?? 0;

    private async Task TickAsync()
    {
        while (await story.FactsAsync() is var facts && HoldPoints.AreOpen(facts) && HoldPoints.Next(facts) is { } point)
            await story.DoAsync(Cast.Operations, new TickHoldPoint(story.Number, point.Code, "截图已存。"));
    }

    private async Task<Decided> ApproveAsync(string person, Activity step, LaunchFacts facts)
    {
        if (LookRules.AsksForOpening(facts)) await story.DoAsync(person, NoteLook.AtAll(story.Number, facts.Launch.ContentRevision));
        return await story.DoAsync(person, new DecideStep(story.Number, step.Id, StepVote.Approve, facts.Launch.ContentRevision));
    }

    private IEnumerable<(string Key, JsonElement Content)> Items(Section section, Checklist checklist, int ruleSet) => section switch
    {
        Section.Concerns => checklist.Concerns.Select(c => (c.Id, Json("""{"verdict":"met","evidence":"见佐证材料"}"""))),
        Section.Facts => (checklist.Facts ?? []).Where(f => f.Compulsory).Select(f => (f.Code, SampleFacts.Of(f))),
        Section.Channels => checklist.Channels.Select(c => (c.Code, SampleFacts.Script(checklist, c.Code, ruleSet))),
        Section.Notices => checklist.Notices.Select(n => (n.Key, AsService(n.Value))),
        Section.Risks => [("R1", Risk())],
        Section.Contingency => [("P1", Json("""
            {"title":"预案","riskKey":"R1","trigger":"来话激增","actions":[{"what":"启动","who":"值班长","withinMinutes":10}],
             "rehearsal":{"on":"2026-11-01","by":"客服","evidence":"演练记录","kind":"laboratory"}}
            """))],
        Section.Trials when checklist.Trials is null => [("T1", Json("""{"group":"员工","journey":"全流程","on":"2026-11-01","participants":3,"passed":3}"""))],
        Section.Trials => [("T1", Json("""
            {"group":"员工","journey":"全流程","on":"2026-11-01","participants":3,"passed":3,"testers":{"kind":"customers","over65":1,"impaired":1,"toldBy":["text","voice-call"]},
             "findingRecords":[{"key":"F1","text":"入口难找","severity":4,"state":"fixed","fix":{"owner":"界面组","due":"2026-11-01","proof":"复测记录"}}]}
            """))],
        Section.Stress => (checklist.Stress?.Lines ?? []).Select(line => (line.Code, Forecast)),
        _ => [],
    };

    /// <summary>Nobody on the lists of tests has agreed to marketing.</summary>
    private JsonElement AsService(JsonElement step)
    {
        var json = JsonObject.Create(step)!;
        if (Text is not null && json.ContainsKey("nature")) json["text"] = new JsonObject { ["zh"] = Text };
        if (MarketingFor is null && json.ContainsKey("nature")) (json["nature"], _) = ("service", json.Remove("consentFor"));
        return JsonSerializer.SerializeToElement(json);
    }

    private JsonElement Risk()
    {
        var (likelihood, impact) = level switch { RiskLevel.Low => (1, 3), RiskLevel.Medium => (2, 4), RiskLevel.High => (3, 4), _ => (4, 5) };
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["title"] = "风险",
            ["cause"] = "原因",
            ["customersAffected"] = 20,
            ["likelihood"] = likelihood,
            ["impact"] = impact,
            ["controls"] = "控制措施",
            ["residualLikelihood"] = 1,
            ["residualImpact"] = impact,
            ["owner"] = "产品部",
        });
    }

    private async Task SignAsync(Activity step, LaunchFacts facts)
    {
        if (Silent && step.Outcomes.Contains("Escalated"))
        {
            story.Clock.Set(story.Clock.GetUtcNow().AddHours(step.Number("dueHours")!.Value));
            await story.WorkAsync();
            return;
        }
        var seat = Assignees.Asked(step, facts, story.Clock.GetUtcNow())[0];
        var person = await story.HolderAsync(new(seat.Role, seat.UnitId ?? facts.Launch.UnitId, seat.Department));
        await ApproveAsync(person, step, facts);
        Signed.Add($"{step.Id} {person}");
    }

    private async Task TellAndNameDutiesAsync(LaunchFacts facts)
    {
        foreach (var due in facts.Batches.Where(b => b.NeedsGate && !b.HasEnded).Select(b => b.DueAt).Distinct().Order().ToList())
        {
            story.Clock.Set(due);
            await story.WorkAsync();
        }
        foreach (var owed in SeedRules.Owed(facts).ToList())
        {
            var text = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == owed.Step).Content.Text;
            await story.DoAsync(Cast.Operations, new RecordSeeds(story.Number, owed.Step, owed.Channel.Code(), SeedRules.HashOf(text), 3));
            await story.DoAsync(Cast.Operations, new ConfirmSeeds(story.Number, owed.Step, owed.Channel.Code(), owed.Language));
        }
        string[] people = [Cast.Head, Cast.It, Cast.Network, Cast.Operations, Cast.Agent, Cast.CustomerService];
        await story.DoAsync(Cast.Operations, new ConfirmDuty(
            story.Number, facts.Checklist.Duties.Select((d, i) => (d.Code, Person: people[i])).ToDictionary(d => d.Code, d => (string?)d.Person)));
    }

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Channels;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Time;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Takes a launch of any kind through its shipped definition: does whatever the flow asks, each step by somebody whom it asks, and says yes to everything.</summary>
/// <param name="story">The story, on the newest definitions.</param>
/// <param name="kind">Code of the kind.</param>
/// <param name="variant">Code of the variant.</param>
/// <param name="level">The risk level that the dossier shows.</param>
internal sealed class CourseRobot(Scenario story, string kind, string variant, RiskLevel level)
{
    /// <summary>Whether nobody signs where silence escalates.</summary>
    internal bool Silent { get; init; }

    /// <summary>Called before each step that somebody takes.</summary>
    internal Func<Task>? BeforeStep { get; init; }

    /// <summary>Who signed at which step, in order, as <c>step person</c>.</summary>
    internal List<string> Signed { get; } = [];

    private bool Emergency => variant == "emergency";

    private string Owner => Emergency ? Scenario.Operations : Scenario.Manager;

    /// <summary>Creates the launch and goes on until it is closed.</summary>
    internal async Task RunAsync(WindowInput window)
    {
        var header = new HeaderInput("测试事项", window, ["HZ"], Cause: Emergency ? "major-fault" : null);
        story.Number = (await story.DoAsync(Owner, new CreateLaunch(kind, "HZ", header, variant))).Number;
        for (var steps = 0; await story.FactsAsync() is var facts && Next(facts) is { } step; steps++)
        {
            Assert.That(steps, Is.LessThan(40), $"nothing moves at {step.Id}");
            if (BeforeStep is { } before) await before();
            await DoAsync(step, facts);
        }
    }

    private static Activity? Next(LaunchFacts facts) => facts.Waiting.Select(w => w.Activity)
        .FirstOrDefault(a => a.Type != ActivityCatalogue.Delay);

    private async Task DoAsync(Activity step, LaunchFacts facts)
    {
        switch (step.Type)
        {
            case ActivityCatalogue.CollectSections:
                await HandInAsync(step, facts);
                break;
            case ActivityCatalogue.AgreeToSubmit:
                await story.ApproveAsync(Scenario.Head, step.Id);
                break;
            case ActivityCatalogue.SignOff:
                await SignAsync(step, facts);
                break;
            case ActivityCatalogue.ConfirmAcknowledgements:
                foreach (var channel in facts.Checklist.Channels)
                    await story.DoAsync(ChannelOwner(channel.Code), new AcknowledgeScript(story.Number, channel.Code, story.RevisionOf("channels", channel.Code)));
                break;
            case ActivityCatalogue.OpenGate:
                await TellAndNameDutiesAsync(facts);
                break;
            case ActivityCatalogue.AwaitLaunch:
                await WaitForResultAsync();
                await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
                break;
            case ActivityCatalogue.WatchComplaints:
                story.Clock.Set(story.Clock.GetUtcNow().AddDays(step.Number("days")!.Value));
                await story.WorkAsync();
                break;
            case ActivityCatalogue.PostLaunchReview:
                story.Clock.Set(story.Clock.GetUtcNow().AddDays(1));
                await story.WorkAsync();
                await story.DoAsync(Owner, new CloseLaunch(story.Number, "经验：提前演练有效。"));
                break;
            default:
                Assert.Fail($"Nobody can do anything at {step.Id}.");
                break;
        }
    }

    /// <summary>In an emergency customers are told at once, and after two hours how it goes.</summary>
    private async Task WaitForResultAsync()
    {
        if (!Emergency)
        {
            story.Clock.Set(story.Launch.Window.Start.AddMinutes(30));
            return;
        }
        await story.WorkAsync();
        story.Clock.Set(story.Clock.GetUtcNow().AddHours(2));
        await story.WorkAsync();
    }

    private async Task HandInAsync(Activity step, LaunchFacts facts)
    {
        var person = step.Text("role") == "operations" ? Scenario.Operations : Owner;
        foreach (var section in SignOffRules.SectionsOf(step).Where(facts.Checklist.AsksFor))
            await FillAsync(section, facts.Checklist, person);
        (await story.HandInAsync(person, step.Id)).Required();
    }

    private async Task FillAsync(Section section, Checklist checklist, string person)
    {
        if (section is Section.Audience) (await story.ImportAsync(person, Scenario.Customers(20))).Required();
        foreach (var (key, content) in Items(section, checklist))
            (await story.SaveAsync(person, JsonNamingPolicy.KebabCaseLower.ConvertName(section.ToString()), key, content)).Required();
    }

    private IEnumerable<(string Key, JsonElement Content)> Items(Section section, Checklist checklist) => section switch
    {
        Section.Concerns => checklist.Concerns.Select(c => (c.Id, Json("""{"verdict":"met","evidence":"见佐证材料"}"""))),
        Section.Channels => checklist.Channels.Select(c => (c.Code, Json("""{"text":{"zh":"统一解释口径","en":"The script"}}"""))),
        Section.Notices => checklist.Notices.Select(n => (n.Key, n.Value)),
        Section.Risks => [("R1", Risk())],
        Section.Contingency => [("P1", Json("""
            {"title":"预案","riskKey":"R1","trigger":"来话激增","actions":[{"what":"启动","who":"值班长","withinMinutes":10}],
             "rehearsal":{"on":"2026-11-01","by":"客服","evidence":"演练记录"}}
            """))],
        Section.Trials => [("T1", Json("""{"group":"员工","journey":"全流程","on":"2026-11-01","participants":3,"passed":3}"""))],
        _ => [],
    };

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
        var seat = Clearers.Asked(step, facts, story.Clock.GetUtcNow())[0];
        var person = PersonAt(seat.Role, seat.UnitId ?? facts.Launch.UnitId, seat.Department, null);
        await story.ApproveAsync(person, step.Id);
        Signed.Add($"{step.Id} {person}");
    }

    private async Task TellAndNameDutiesAsync(LaunchFacts facts)
    {
        foreach (var due in story.Batches.Where(b => b.NeedsGate && !b.HasEnded).Select(b => b.DueAt).Distinct().ToList())
        {
            story.Clock.Set(due);
            await story.WorkAsync();
        }
        string[] people = [Scenario.Head, Scenario.It, Scenario.Network, Scenario.Operations, Scenario.Agent, Scenario.CustomerService];
        await story.DoAsync(Scenario.Operations, new ConfirmDuty(
            story.Number, facts.Checklist.Duties.Select((d, i) => (d.Code, Person: people[i])).ToDictionary(d => d.Code, d => (string?)d.Person)));
    }

    private string ChannelOwner(string channel) => PersonAt(Role.ChannelOwner, story.UnitId("HZ"), null, channel);

    private string PersonAt(Role role, long unit, string? department, string? channel)
    {
        var grant = story.State.Grants.Values.First(g => g.Grant == new RoleGrant(role, unit, department, channel));
        return story.State.People[grant.PersonId].UserName;
    }

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Who holds the right to roll single customers back: people and roles of the directory, where a plan names them; words alone name nobody.</summary>
public sealed class RollbackHolderScenarios
{
    [Test]
    public async Task AHolder_IsSomebodyWhoMayRollBackThere()
    {
        var story = await Scenario.StartAsync();
        await story.CreateAsync();
        await story.FillAsync();

        Assert.That(await NameAsync(story, people: ["nobody.here"]), Is.EqualTo("rollback.people[0] plan.holder-unknown"));
        Assert.That(await NameAsync(story, people: [Scenario.Agent, Scenario.Manager]), Is.EqualTo("rollback.people[1] plan.holder-unknown"));
        Assert.That(await NameAsync(story, people: [Scenario.Agent, "HE.TING"]), Does.StartWith("rollback.people list.twice"));
        Assert.That(await NameAsync(story, roles: ["operations"]), Is.EqualTo("rollback.roles[0] plan.holder-role"));
        Assert.That(await NameAsync(story), Is.EqualTo("rollback.holders text.required"), "somebody is said");
        Assert.That(await NameAsync(story, people: [Scenario.Agent]), Is.Null, "words are not needed then");
        Assert.That(await NameAsync(story, holders: "热线授权坐席24人"), Is.Null, "words alone stay possible");
    }

    [Test]
    public async Task OnlyWhoIsNamed_RollsBack()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "partial-success", ["TV0001", "TV0002"]));
        var named = Facts(await story.FactsAsync(), new OneClickRollback(null, 15, ["somebody.else"]));
        var agent = new Actor(7, "Agent", [new(Role.HotlineAgent, story.Launch.UnitId)]);

        Assert.That(RollbackHolders.Holds(named, agent, [Scenario.Agent]), Is.False);
        Assert.That(RollbackHolders.Holds(named, agent, [Scenario.Agent, "Somebody.Else"]), Is.True, "who stands in for a holder");
        Assert.That(RollbackHolders.Holds(Facts(named, new(null, 15, null, [Role.HotlineAgent])), agent, [Scenario.Agent]), Is.True);
        Assert.That(RollbackHolders.Holds(Facts(named, new(null, 15, null, [Role.HotlineAgent])), agent with { Grants = [new(Role.HotlineAgent, 424242)] }, [Scenario.Agent]), Is.False, "of another unit");
        Assert.That(RollbackHolders.Holds(Facts(named, new("坐席", 15)), agent, [Scenario.Agent]), Is.True, "words name nobody");
        Assert.That(RollbackHolders.Holds(named with { Launch = named.Launch with { RuleSet = RuleSets.DutyIsAsked } }, agent, [Scenario.Agent]), Is.True, "not asked of launches of before");

        story.Sessions.Restore(story.State with { Items = story.State.Items.SetItems(named.Items.Where(i => i.Section is Section.Contingency).Select(i => KeyValuePair.Create((story.Launch.Id, i.Section, i.Key), i))) });
        Assert.That(await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x", "service-password", true, "CC-1")).RuleAsync(), Is.EqualTo("rollback.not-a-holder"));
    }

    private static ServiceGate.Core.Facts.LaunchFacts Facts(ServiceGate.Core.Facts.LaunchFacts facts, OneClickRollback right) => facts with
    {
        Items = [.. facts.Items.Select(i => i.Section is Section.Contingency && ((ContingencyPlan)ItemContent.Stored(i)).Rollback is not null
            ? i with { Content = CoreJson.Canonical((ContingencyPlan)ItemContent.Stored(i) with { Rollback = right }) } : i)],
    };

    /// <summary>Saves a plan of which these hold the right, and says what is wrong with it.</summary>
    private static async Task<string?> NameAsync(Scenario story, string? holders = null, string[]? people = null, string[]? roles = null)
    {
        var item = (await story.FactsAsync()).Items.First(i => i.Section is Section.Contingency);
        var content = JsonNode.Parse(item.Content)!.AsObject();
        var right = new JsonObject { ["termDays"] = 15 };
        if (holders is not null) right["holders"] = holders;
        if (people is not null) right["people"] = new JsonArray([.. people.Select(p => JsonValue.Create(p))]);
        if (roles is not null) right["roles"] = new JsonArray([.. roles.Select(r => JsonValue.Create(r))]);
        content["rollback"] = right;
        var outcome = await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, Section.Contingency.Code(), item.Key, JsonSerializer.Deserialize<JsonElement>(content.ToJsonString()), item.Revision));
        return outcome.IsDone ? null : string.Join("; ", outcome.Violations.Select(v => $"{v.Field} {v.Rule}"));
    }
}

using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Gates;

/// <summary>Naming the people on duty: what is refused, and what is kept of it.</summary>
public sealed class DutyInFull
{
    [Test]
    public async Task Positions_AreRefusedEachWithItsOwnFault()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var duty = Scenario.Duty();
        (duty["commander"], duty["monitoring"], duty["checker"], duty["spare"]) = (" ", "nobody", duty["operator"], Scenario.It);

        Assert.That(await story.RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, duty)).InFullAsync(), Is.EqualTo(
            "Invalid: duty.unknown at people.spare (duty=spare) | duty.required at people.commander (duty=commander) | person.unknown at people.monitoring (person=nobody)"
            + " | duty.same-person at people.checker (duty=checker other=operator)"));
        Assert.That(story.State.Duties, Is.Empty);
    }

    [Test]
    public async Task SomebodyWhoHasLeft_IsUnknown()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var left = story.State.People[story.IdOf(Scenario.Agent)];
        story.Sessions.Restore(story.State with { People = story.State.People.SetItem(left.Id, left with { Active = false }) });

        Assert.That(await story.RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, Scenario.Duty())).InFullAsync(),
            Is.EqualTo("Invalid: person.unknown at people.hotline-lead (person=he.ting)"));
    }

    [Test]
    public async Task Duty_OnceTheResultIsKnown_IsNotChanged()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));

        Assert.That(await story.RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, Scenario.Duty())).InFullAsync(), Is.EqualTo("Conflict: launch.result-known"));
    }

    [Test]
    public async Task Duty_IsAuditedPersonByPerson()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        await story.ConfirmDutyAsync();

        var ids = string.Join(',', new[] { ("checker", Scenario.Network), ("commander", Scenario.Head), ("hotline-lead", Scenario.Agent), ("monitoring", Scenario.Operations), ("operator", Scenario.It) }
            .Select(d => $"\"{d.Item1}\":{story.IdOf(d.Item2)}"));
        Assert.That(story.Audited("duty.confirmed"), Is.EqualTo("{\"people\":{" + ids + "}}"));
    }
}

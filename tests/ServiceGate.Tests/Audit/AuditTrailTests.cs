using System.Text.Json;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Audit;

/// <summary>The trail of a whole launch: whatever is done to it afterwards shows.</summary>
public sealed class AuditTrailTests
{
    [Test]
    public async Task FirstBroken_WhenNobodyTouchedIt_FindsNothing() => Assert.That(AuditTrail.FirstBroken(await TrailAsync()), Is.Null);

    [Test]
    public async Task FirstBroken_WhenAnEventWasTouched_FindsIt()
    {
        var trail = await TrailAsync();
        foreach (var i in new[] { 0, trail.Count / 2, trail.Count - 1 })
        {
            Found(i, e => e with { Body = e.Body.Replace("\"person\":", "\"person\": ", StringComparison.Ordinal) });
            Found(i, e => e with { PersonId = e.PersonId + 1 });
            Found(i, e => e with { At = e.At.AddMilliseconds(1) });
            Found(i, e => e with { What = "nothing" });
            Found(i, e => e with { Chain = e.Chain + 1 });
            Found(i, e => e with { Sequence = e.Sequence + 1 });
            Found(i, e => e with { Previous = AuditTrail.HashOf("", "") });
            Found(i, e => e with { Body = "not json", Hash = AuditTrail.HashOf(e.Previous, "not json") });
            Found(i, e => e with { Body = "{}", Hash = AuditTrail.HashOf(e.Previous, "{}") });
        }

        void Found(int index, Func<AuditEvent, AuditEvent> touch)
        {
            var touched = trail.ToList();
            touched[index] = touch(trail[index]);
            Assert.That(AuditTrail.FirstBroken(touched), Is.SameAs(touched[index]));
        }
    }

    [Test]
    public async Task FirstBroken_WhenAnEventIsMissingOrDoubledOrMoved_FindsThePlace()
    {
        var trail = await TrailAsync();

        Assert.That(AuditTrail.FirstBroken(trail.Skip(1)), Is.SameAs(trail[1]));
        Assert.That(AuditTrail.FirstBroken([.. trail.Take(5), .. trail.Skip(6)]), Is.SameAs(trail[6]));
        Assert.That(AuditTrail.FirstBroken([.. trail.Take(5), trail[4], .. trail.Skip(5)]), Is.SameAs(trail[4]));
        Assert.That(AuditTrail.FirstBroken([trail[1], trail[0], .. trail.Skip(2)]), Is.SameAs(trail[1]));
        Assert.That(AuditTrail.FirstBroken(trail.Skip(5), trail[4].Sequence, trail[4].Hash), Is.Null, "a part that follows another");
    }

    [Test]
    public async Task Trail_HoldsNoPersonalDataOfCustomers()
    {
        var story = await StoryAsync();
        var bodies = string.Join('\n', story.State.Audit.Values.SelectMany(c => c).Select(e => e.Body))
            + string.Join('\n', story.State.Commands.Values.Select(c => c.Result)) + string.Join('\n', story.State.Journal);

        foreach (var customer in story.State.Customers.Values)
            foreach (var datum in new[] { customer.Name, customer.Phone, customer.PushId, customer.Account })
                if (datum is not null) Assert.That(bodies, Does.Not.Contain(datum));
        Assert.That(bodies, Does.Not.Contain("画面黑屏"), "what the customer said");
    }

    [Test]
    public async Task Trail_NamesEachActOnce()
    {
        var trail = await TrailAsync();

        Assert.That(trail.Where(e => e.What is "launch.created" or "launch.reported" or "customer.rolled-back").Select(e => e.What),
            Is.EqualTo(new[] { "launch.created", "launch.reported", "customer.rolled-back" }));
        Assert.That(trail.Count(e => e.What == "gate.open"), Is.EqualTo(2));
        using var reported = JsonDocument.Parse(trail.Single(e => e.What == "launch.reported").Body);
        Assert.That(reported.RootElement.GetProperty("details").GetProperty("failed").GetInt32(), Is.EqualTo(1));
    }

    private static async Task<IReadOnlyList<AuditEvent>> TrailAsync()
    {
        var story = await StoryAsync();
        return story.State.Audit[story.Launch.Id];
    }

    private static async Task<Scenario> StoryAsync()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "partial-success", ["TV0001"]));
        await story.DoAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "画面黑屏", "service-password", true, "CC-1"));
        return story;
    }
}

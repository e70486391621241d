using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Samples;

/// <summary>
/// Four nights that became outages, as dossiers (<c>samples/night-that-did-not-happen</c>) that hold what later official reports say the operator's own people had or lacked before the work. Each is stopped
/// by a named rule, and by that one: once what was missing is there, its night begins.
/// </summary>
public sealed class NightsThatDidNotHappen
{
    private const string Optus = "optus-2025";
    private const string Att = "att-2024";
    private const string Kddi = "kddi-2022";
    private const string Rogers = "rogers-2022";

    private static readonly object Met = new { verdict = "met", evidence = "记录在案" };

    /// <summary>What the dossier says keeps the go-ahead shut.</summary>
    [TestCase(Optus, "concern", "gate.concern-not-met N8", Description = "urgent, so that the engineering review was passed over")]
    [TestCase(Att, "department", "gate.not-signed network", Description = "no peer has reviewed the configuration")]
    [TestCase(Att, "concern", "gate.concern-not-met N8")]
    [TestCase(Att, "concern", "gate.concern-not-met N12", Description = "tests that would not have found it")]
    [TestCase(Kddi, "risk", "gate.plan-not-rehearsed 路由调整有误，语音中断，紧急呼叫打不通", Description = "nobody had steps for the congestion that follows a rollback")]
    [TestCase(Kddi, "concern", "gate.concern-not-met N9", Description = "the time for rollback was not set for this work")]
    [TestCase(Rogers, "concern", "gate.concern-not-met N8", Description = "called low, so that there was no test in a laboratory")]
    public async Task TheGoAhead_StaysShut(string night, string argument, string blocker)
    {
        var played = await PlayAsync(night);

        Assert.That(played.Story.Gate(GateNames.GoAhead), Is.Not.EqualTo(GateStatus.Open));
        Assert.That(await played.BlockersAsync(argument), Does.Contain(blocker));
    }

    /// <summary>Somebody answers "met" to every concern nonetheless: what cannot be said away still stops three of them.</summary>
    [TestCase(Att, "gate.not-signed")]
    [TestCase(Kddi, "gate.plan-not-rehearsed")]
    [TestCase(Optus, "Conflict: hold-point.open at start (number=3)")]
    public async Task WhatIsWavedThrough_IsStoppedAllTheSame(string night, string by)
    {
        var played = await PlayAsync(night, waved: true);
        var stopped = played.Story.Gate(GateNames.GoAhead) is GateStatus.Open ? [await played.BeginAsync(point => Proven(night).Contains(point))] : await played.RulesAsync();

        Assert.That(stopped, Does.Contain(by));
    }

    /// <summary>Traffic that nobody has diverted is seen at the point's time: operations, commander and checker are told.</summary>
    [Test]
    public async Task TrafficThatWasNotDiverted_IsToldAtItsTime()
    {
        var played = await PlayAsync(Optus, waved: true);
        await played.BeginAsync(point => Proven(Optus).Contains(point));
        var story = played.Story;
        story.Clock.Set(story.Launch.Window.Start.AddMinutes(14));
        await story.WorkAsync();
        Assert.That(Told(story), Is.Empty);

        story.Clock.Set(story.Launch.Window.Start.AddMinutes(15));
        await story.WorkAsync();

        Assert.That(Told(story), Is.EqualTo(new[] { (null, "3"), ((long?)story.IdOf(Cast.Network), "3"), (story.IdOf(Cast.Head), "3") }));
    }

    /// <summary>An algorithm called it low after phases that went well. Its own score would be low here, too; the scale knows what emergency calls weigh.</summary>
    [Test]
    public async Task WhatCarriesEmergencyCalls_IsNeverLow()
    {
        var facts = await (await PlayAsync(Rogers)).Story.FactsAsync();
        var risk = facts.Contents<Risk>(Section.Risks).Single().Content;

        Assert.That((Risk.LevelOf(risk.Score()), RiskLevels.Of(facts)), Is.EqualTo((RiskLevel.Low, RiskLevel.High)));
        Assert.That(facts.Decisions.Select(d => d.Step), Does.Contain("committee").And.Not.Contain("fast-review"));
    }

    /// <summary>The same dossiers with what was missing: the night begins. So it is that which stopped them.</summary>
    [TestCase(Optus)]
    [TestCase(Att)]
    [TestCase(Kddi)]
    [TestCase(Rogers)]
    public async Task WithWhatWasMissing_TheNightBegins(string night)
    {
        var played = await PlayAsync(night, waved: true, mended: true);
        Assert.That(await played.RulesAsync(), Is.Empty);

        Assert.That(await played.BeginAsync(_ => true), Is.EqualTo("done"));
    }

    private static (long? Person, string Number)[] Told(Scenario story) =>
        [.. story.State.Messages.Where(m => m.Message == "hold-point-missing").Select(m => (m.To.PersonId, m.Arguments["number"]))];

    private static async Task<PlayedDossier> PlayAsync(string night, bool waved = false, bool mended = false)
    {
        var dossier = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(night), "dossier.json")))!["sections"]!.AsObject();
        dossier["launch"] = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(night), "besides.json")))!["launch"]!.DeepClone();
        if (waved)
            foreach (var concern in dossier["concerns"]!.AsObject().Select(c => c.Key).ToList()) dossier["concerns"]![concern] = JsonSerializer.SerializeToNode(Met);
        if (mended)
            foreach (var plan in dossier["contingency"]!.AsObject().Select(p => p.Value!)) plan["rehearsal"] = JsonSerializer.SerializeToNode(new { on = "2026-12-01", by = "网络部", evidence = "演练记录", kind = "laboratory" });
        var played = new PlayedDossier(JsonSerializer.SerializeToElement(dossier), await File.ReadAllTextAsync(Path.Combine(Folder(night), "procedure.md"))) { Unsigned = night == Att && !mended ? "network" : null };
        return await played.PlayAsync("2026-12-07T09:00", new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"));
    }

    /// <summary>The hold points that the operator's people could prove.</summary>
    private static List<string> Proven(string night)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(night), "besides.json")));
        return [.. json.RootElement.GetProperty("holdPoints").EnumerateObject().Select(p => p.Name)];
    }

    private static string Folder(string night) => Path.Combine(AppContext.BaseDirectory, "samples", "night-that-did-not-happen", night);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A whole dossier goes out as one file and comes in as one: as a whole or not at all, exactly, and checked as if each item were saved by itself.</summary>
public sealed class DossierFileScenarios
{
    [Test]
    public async Task AFileTakenInWhereItCameFrom_ChangesNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var (before, trail) = (await story.FactsAsync(), Trail(story));

        var loaded = (await LoadAsync(story, Scenario.Manager, await FileAsync(story))).Required();

        Assert.That((loaded.ContentRevision, loaded.Changes.Count), Is.EqualTo((before.Launch.ContentRevision, 0)));
        var after = await story.FactsAsync();
        Assert.That(after.Items, Is.EqualTo(before.Items), "no revision, nobody and no time");
        Assert.That(after.Hashes, Is.EqualTo(before.Hashes));
        Assert.That(Trail(story), Is.EqualTo(trail), "nothing is noted either");
    }

    [Test]
    public async Task AFileTakenIntoAnotherLaunchOfTheKind_GivesTheSameHashes()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var file = await FileAsync(story);
        var before = (await story.FactsAsync()).Hashes;

        await story.CreateAsync(new WindowInput("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"));
        await BothAsync(story, file);

        var after = (await story.FactsAsync()).Hashes;
        foreach (var section in DossierSections.All) Assert.That(after[section], Is.EqualTo(before[section]), $"{section}");
        Assert.That(story.State.Audit[story.Launch.Id].Count(e => e.What == "dossier.loaded"), Is.EqualTo(2), "once by whoever writes the dossier, once by operations");
    }

    [Test]
    public async Task TheSample_IsSuchAFile()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        var changes = await BothAsync(story, SampleDossier.File);

        Assert.That(changes.Count, Is.EqualTo(SampleDossier.File.GetProperty("sections").EnumerateObject().Sum(s => s.Value.EnumerateObject().Count())));
        Assert.That(changes.Select(c => c.What), Is.All.EqualTo(DossierDifference.Added));
    }

    [Test]
    public async Task GeneratedDossiers_GoOutAndInExactly()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        var (start, number) = (story.State, story.Number);
        var items = 0;
        foreach (var seed in Enumerable.Range(1, 60))
        {
            story.Sessions.Restore(start);
            story.Number = number;
            var random = new RandomDossiers(await story.FactsAsync(), seed);
            var written = random.File();
            await BothAsync(story, written);
            var facts = await story.FactsAsync();
            items += facts.Items.Count;
            foreach (var item in facts.Items.Where(i => i.Section is not Section.Launch))
                Assert.That(item.Content, Is.EqualTo(Canonical(written.GetProperty("sections").GetProperty(item.Section.Code()).GetProperty(item.Key))), $"seed {seed}: {item.Section} {item.Key}");

            var trail = Trail(story);
            var file = await FileAsync(story);
            Assert.That((await BothAsync(story, random.Shuffled(JsonSerializer.SerializeToElement(file)))).Count, Is.EqualTo(0), $"seed {seed}");
            Assert.That(((await story.FactsAsync()).Items.SequenceEqual(facts.Items), Trail(story)), Is.EqualTo((true, trail)), $"seed {seed}");

            await story.CreateAsync();
            await BothAsync(story, file);
            Assert.That((await story.FactsAsync()).Hashes, Is.EqualTo(facts.Hashes), $"seed {seed}");

            // From any dossier to any other, segments that come and go among it.
            var other = new RandomDossiers(await story.FactsAsync(), -seed).File();
            await BothAsync(story, other);
            Assert.That(Canonical(await FileAsync(story, "sections").Without("launch")), Is.EqualTo(Canonical(JsonNode.Parse(other.GetProperty("sections").GetRawText())!.AsObject().WithEmpty())), $"seed {seed}");
        }
        Assert.That(items, Is.GreaterThan(1000));
    }

    [Test]
    public async Task ASectionThatIsNotNamed_IsLeftAlone_AndOneThatIs_HoldsWhatTheFileSays()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        var before = await story.FactsAsync();
        var file = new JsonObject
        {
            ["format"] = "servicegate-dossier",
            ["version"] = 1,
            ["sections"] = new JsonObject { ["risks"] = new JsonObject { ["R1"] = Node(SampleDossier.Item("risks", "R1")), ["NEW"] = Node(SampleDossier.Item("risks", "R2")), ["R3"] = Changed(SampleDossier.Item("risks", "R3"), "owner", "另一人") } },
        };

        var loaded = (await LoadAsync(story, Scenario.Manager, file)).Required();

        Assert.That(string.Join(", ", loaded.Changes.Select(c => $"{c.What} {c.Section} {c.Key}")), Is.EqualTo("Added risks NEW, Removed risks R2, Changed risks R3, Removed risks R4, Removed risks R5"));
        var after = await story.FactsAsync();
        Assert.That(after.Items.Where(i => i.Section is Section.Risks).Select(i => i.Key), Is.EqualTo(new[] { "NEW", "R1", "R3" }));
        Assert.That(after.Items.Where(i => i.Section is not Section.Risks), Is.EqualTo(before.Items.Where(i => i.Section is not Section.Risks)));
        Assert.That(loaded.ContentRevision, Is.EqualTo(before.Launch.ContentRevision + 5));
        Assert.That(Detail(story, "dossier.loaded"), Does.Contain("""{"added":1,"changed":1,"removed":3}"""));
    }

    [Test]
    public async Task WhatIsWrong_IsNamedAtOnceWithItsPlace_AndNothingIsKept()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        var (before, trail) = (await story.FactsAsync(), Trail(story));
        var sections = new JsonObject
        {
            ["launch"] = new JsonObject { ["header"] = Changed(Node(before.Items.First(i => i.Section is Section.Launch).Content)!, "windowEnd", "2026-11-27T00:00") },
            ["concerns"] = new JsonObject { ["C1"] = JsonNode.Parse("""{"verdict":"met"}"""), ["C2"] = JsonNode.Parse("""{"verdict":"perhaps"}"""), ["none"] = JsonNode.Parse("""{"verdict":"not-met","note":"x"}""") },
            ["risks"] = new JsonObject { ["R1"] = Changed(SampleDossier.Item("risks", "R1"), "likelihood", 6), ["R9"] = Node(SampleDossier.Item("risks", "R2")) },
            ["contingency"] = new JsonObject { ["P1"] = JsonNode.Parse("""{"title":"t","riskKey":"R1","trigger":"x","actions":[{"what":"","who":"w","withinMinutes":5}]}""") },
        };

        var refused = await LoadAsync(story, Scenario.Manager, Whole(sections));

        Assert.That(refused.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(refused.Violations.Select(v => $"{v.Pointer} {v.Rule}"), Is.EqualTo(new[]
        {
            "/sections/launch/header/windowEnd window.ends-after-start", "/sections/concerns/C1/evidence concern.evidence-required", "/sections/concerns/C2/verdict content.shape", "/sections/concerns/none concern.unknown",
            "/sections/risks/R1/likelihood number.range", "/sections/contingency/P1/actions/0/what text.required",
        }));
        Assert.That(refused.Violations[^1].Field, Is.EqualTo("sections.contingency.P1.actions[0].what"));
        Assert.That((await story.FactsAsync()).Items, Is.EqualTo(before.Items));
        Assert.That(Trail(story), Is.EqualTo(trail));
    }

    [TestCase("""{}""", " dossier-file.format, version dossier-file.version, sections dossier-file.sections")]
    [TestCase("""{"format":"servicegate-dossier","version":2,"sections":{}}""", "version dossier-file.version")]
    [TestCase("""{"format":"servicegate-dossier","version":1,"sections":{},"more":1}""", "more dossier-file.member")]
    [TestCase("""{"format":"servicegate-dossier","version":1,"sections":{"audience":{},"nonsense":{},"risks":[]}}""", "sections.audience dossier-file.section, sections.nonsense dossier-file.section, sections.risks content.shape")]
    [TestCase("""{"format":"servicegate-dossier","version":1,"sections":{"launch":{},"risks":{"a b":{}}}}""", "sections.risks.a b item.key")]
    [TestCase("""[]""", "dossier-file.format")]
    public async Task WhatIsNoSuchFile_SaysWhy(string file, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();

        var refused = await story.RunAsync(Scenario.Manager, new LoadDossier(story.Number, JsonDocument.Parse(file).RootElement, story.Launch.ContentRevision));

        foreach (var wrong in broken.Trim().Split(", ")) Assert.That(refused.Violations.Select(v => $"{v.Field} {v.Rule}"), Has.Some.EndsWith(wrong));
        Assert.That(refused.Violations, Has.Count.EqualTo(broken.Contains("launch", StringComparison.Ordinal) || file.Contains("launch", StringComparison.Ordinal) ? 2 : broken.Split(", ").Length));
    }

    [Test]
    public async Task ThePlanOfNotices_IsOperations_AndTheRestIsTheOwners()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var file = await FileAsync(story);
        file["sections"]!["notices"]!.AsObject().Remove(SampleDossier.Items("notices").Last().Key);

        var refused = await LoadAsync(story, Scenario.Manager, file);
        Assert.That((refused.Refusal, refused.Violations.Single().Arguments["permission"]), Is.EqualTo(((Refusal?)Refusal.Forbidden, "PrepareNotices")));
        Assert.That((await LoadAsync(story, Scenario.Operations, file)).Refusal, Is.EqualTo((Refusal?)Refusal.Forbidden), "operations write no dossier");
        Assert.That((await LoadAsync(story, Scenario.Auditor, file)).IsDone, Is.False);

        Assert.That((await LoadAsync(story, Scenario.Operations, Whole(new JsonObject { ["notices"] = file["sections"]!["notices"]!.DeepClone() }))).Required().Changes.Single().What, Is.EqualTo(DossierDifference.Removed));
    }

    [Test]
    public async Task WhoSawAnEarlierContent_IsRefused_AndATrialKeepsNothing()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        var file = Whole(new JsonObject { ["risks"] = new JsonObject() });
        var (seen, trail) = (story.Launch.ContentRevision, Trail(story));

        var tried = (await story.Runner.TryOutAsync(Command(story, file, seen), story.IdOf(Scenario.Manager))).Required();
        Assert.That(tried.Changes.Select(c => $"{c.What} {c.Key}"), Is.EqualTo(new[] { "Removed R1", "Removed R2", "Removed R3", "Removed R4", "Removed R5" }));
        Assert.That((story.Launch.ContentRevision, Trail(story)), Is.EqualTo((seen, trail)));

        var stale = await story.RunAsync(Scenario.Manager, Command(story, file, seen - 1));
        Assert.That((stale.Refusal, stale.Violations.Single().Rule), Is.EqualTo(((Refusal?)Refusal.Stale, "dossier.changed-meanwhile")));
    }

    [Test]
    public async Task WhatTheSystemHasWritten_IsNotTakenOverIntoAnotherLaunch()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        (await story.SaveAsync(Scenario.Manager, "trials", "T1", JsonSerializer.SerializeToElement(JsonNode.Parse("""
            {"group":"g","journey":"j","on":"2026-11-20","participants":5,"passed":5,"settled":false,"findingRecords":[{"key":"F1","text":"t","severity":4}]}
            """)))).Required();
        var file = await FileAsync(story);
        file["sections"]!["trials"]!["T1"]!["findingRecords"]![0]!["foundBy"] = "somebody";

        Assert.That((await LoadAsync(story, Scenario.Manager, file)).Violations.Select(v => $"{v.Pointer} {v.Rule}"), Is.EqualTo(new[] { "/sections/trials/T1/findingRecords/0/foundBy trial.finding-found-by-hand" }));
        Assert.That((await LoadAsync(story, Scenario.Manager, Whole(new JsonObject { ["trials"] = new JsonObject() }))).Violations.Select(v => $"{v.Pointer} {v.Rule}"), Is.EqualTo(new[] { "/sections/trials trial.finding-stays" }));
    }

    /// <summary>Takes a file in as far as each of two may: the dossier by its owner, the plan by operations.</summary>
    private static async Task<IReadOnlyList<DossierChange>> BothAsync(Scenario story, JsonElement file) => await BothAsync(story, JsonNode.Parse(file.GetRawText())!.AsObject());

    private static async Task<IReadOnlyList<DossierChange>> BothAsync(Scenario story, JsonObject file)
    {
        var sections = file["sections"]!.AsObject();
        var (rest, plan) = (sections.DeepClone().AsObject(), new JsonObject { ["notices"] = sections["notices"]?.DeepClone() ?? new JsonObject() });
        rest.Remove("notices");
        return [.. (await LoadAsync(story, Scenario.Manager, Whole(rest))).Required().Changes, .. (await LoadAsync(story, Scenario.Operations, Whole(plan))).Required().Changes];
    }

    private static LoadDossier Command(Scenario story, JsonObject file, long seen) => new(story.Number, JsonSerializer.SerializeToElement(file), seen);

    private static Task<Outcome<DossierLoaded>> LoadAsync(Scenario story, string person, JsonObject file) => story.RunAsync(person, Command(story, file, story.Launch.ContentRevision));

    private static JsonObject Whole(JsonObject sections) => new() { ["format"] = "servicegate-dossier", ["version"] = 1, ["sections"] = sections };

    private static async Task<JsonObject> FileAsync(Scenario story) => JsonSerializer.SerializeToNode(DossierFile.Of(await story.FactsAsync()), CoreJson.Options)!.AsObject();

    private static async Task<JsonObject> FileAsync(Scenario story, string member) => (await FileAsync(story))[member]!.AsObject();

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());

    private static JsonNode? Node(string json) => JsonNode.Parse(json);

    private static JsonNode Changed(JsonElement json, string member, JsonNode value) => Changed(Node(json)!, member, value);

    private static JsonNode Changed(JsonNode json, string member, JsonNode value)
    {
        json[member] = value;
        return json;
    }

    private static string Canonical(JsonElement json) => CoreJson.Canonical(json);

    private static string Canonical(JsonObject json) => CoreJson.Canonical(JsonSerializer.SerializeToElement(json));

    private static string Trail(Scenario story) => string.Join(' ', story.State.Audit[story.Launch.Id].Select(e => e.What));

    private static string Detail(Scenario story, string what) => story.State.Audit[story.Launch.Id].Last(e => e.What == what).Body;
}

/// <summary>Shorthands for the sections of a file.</summary>
internal static class FileSections
{
    internal static async Task<JsonObject> Without(this Task<JsonObject> sections, string section)
    {
        var rest = await sections;
        rest.Remove(section);
        return rest;
    }

    /// <summary>With the sections that it does not name, empty.</summary>
    internal static JsonObject WithEmpty(this JsonObject sections)
    {
        foreach (var section in DossierSections.All.Where(s => s is not Section.Launch && !sections.ContainsKey(s.Code()))) sections[section.Code()] = new JsonObject();
        return sections;
    }
}

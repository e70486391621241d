using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Moving;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Json;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>
/// An installation that the program of before has written, with launches of every kind in every phase, is opened by this one: it says the same of each, and
/// whoever repeats a command across the upgrade gets the answer of before.
/// </summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class DatabaseOfBeforeTests(DatabaseStand stand)
{
    private static readonly Fixture Before = Fixture.Read();

    private StoredStory _story = null!;

    private readonly Dictionary<string, IReadOnlyList<string>> _said = new(StringComparer.Ordinal), _due = new(StringComparer.Ordinal);

    /// <summary>Opens it and asks about everything, before a test gives a command.</summary>
    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _story = await StoredStory.OpenAsync(await RestoreAsync());
        foreach (var said in Before.Launches) _said.Add(said.Number, await Sayings.OfAsync(_story, said.Number, said.At));
        foreach (var moment in Before.Due.Keys) _due.Add(moment, await Sayings.DueAsync(_story, FixtureMaker.Moment(moment)));
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_story is not null) await _story.DisposeAsync();
        await stand.CleanUpAsync();
    }

    [Test]
    public void Launches_StandWhereTheyStood()
    {
        var differences = new List<string>();
        foreach (var said in Before.Launches)
        {
            var now = _said[said.Number];
            differences.AddRange(said.Lines.Except(now).Select(line => $"{said.Number} ({said.Story}) no longer: {line}"));
            differences.AddRange(now.Except(said.Lines).Select(line => $"{said.Number} ({said.Story}) now: {line}"));
        }

        Assert.That(Before.Launches, Has.Count.GreaterThan(90));
        Assert.That(string.Join('\n', differences.Take(40)), Is.Empty, $"{differences.Count} differences");
    }

    [Test]
    public void Due_AtAnyMoment_IsWhatWasDue()
    {
        foreach (var (moment, due) in Before.Due) Assert.That(_due[moment], Is.EqualTo(due), moment);
    }

    /// <summary>The fixture is what it is taken for.</summary>
    [Test]
    public void Launches_AreOfEveryKindAndStatus()
    {
        var lines = Before.Launches.Select(l => l.Lines[0]).ToList();
        foreach (var status in Enum.GetValues<LaunchStatus>()) Assert.That(lines, Has.Some.Contains($" {status.Code()} "), status.ToString());
        foreach (var kind in Enum.GetValues<LaunchKind>()) Assert.That(lines, Has.Some.StartsWith(kind.Code()), kind.ToString());
        foreach (var result in Enum.GetValues<LaunchResult>()) Assert.That(lines, Has.Some.Contains($" {result.Code()} "), result.ToString());
        foreach (var variant in new[] { "-withdrawal", "-emergency" }) Assert.That(lines, Has.Some.Contains(variant));
    }

    private static IEnumerable<string> Names => Before.Commands.Keys.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public async Task Command_GivenAgainUnderItsKey_GetsTheAnswerOfBefore(string name)
    {
        var given = Before.Commands[name];

        Assert.That(await GiveAsync(name, given.Input, given), Is.EqualTo(given.Answer));
        Assert.That(await GiveAsync(name, Otherwise(given.Input), given), Is.EqualTo("command.id-reused"));
    }

    /// <summary>What this program keeps of a command is what the one of before keeps, so that a retry that reaches an older node is answered as well.</summary>
    [Test]
    public async Task Command_GivenNow_IsKeptAsTheOneOfBefore()
    {
        var draft = Before.Launches.First(l => l.Story.Contains("AgreeToSubmit", StringComparison.Ordinal) && l.Lines.Any(line => line.StartsWith("item risks/", StringComparison.Ordinal)));
        (_story.Number, var id) = (draft.Number, "given-by-this-program");
        var risk = (await _story.FactsAsync()).Items.First(i => i.Section is Section.Risks);
        var save = new SaveItem(draft.Number, "risks", risk.Key, JsonSerializer.Deserialize<JsonElement>(risk.Content), risk.Revision);

        var saved = (await _story.RunAsync(Cast.Manager, save, id)).Required();

        Assert.That((saved.Hash, saved.Revision), Is.EqualTo((risk.Hash, risk.Revision)), "unchanged content is no change");
        var kept = (await _story.RecordAsync(Cast.Manager, id))!;
        Assert.That((kept.Name, kept.Fingerprint), Is.EqualTo(("SaveItem", ContentHash.OfCanonical(SaveOfBefore(draft.Number, risk)))));
        Assert.That(kept.Result, Is.EqualTo($$"""{"section":"risks","key":"{{risk.Key}}","revision":{{risk.Revision}},"hash":"{{risk.Hash}}"}"""));
    }

    /// <summary>Every item of every launch, saved as it is: its content has the hash of before and is no change.</summary>
    [Test]
    public async Task Contents_SavedAsTheyAre_HaveTheHashOfBefore()
    {
        var seen = new HashSet<(Section, string)>();
        foreach (var said in Before.Launches)
        {
            _story.Number = said.Number;
            foreach (var item in (await _story.FactsAsync()).Items.Where(i => seen.Add((i.Section, i.Hash))))
                Assert.That(ContentHash.OfCanonical(CoreJson.Canonical<object>(ItemContent.Stored(item))), Is.EqualTo(item.Hash), $"{said.Number} {item.Section}/{item.Key}");
        }
        Assert.That(seen.Select(s => s.Item1).Distinct(), Is.EquivalentTo(Enum.GetValues<Section>().Except([Section.Facts, Section.Stress])), "fact sheets and forecasts are younger");
    }

    private static string SaveOfBefore(string number, DossierItem risk) =>
        $$"""{"content":{{risk.Content}},"key":"{{risk.Key}}","launch":"{{number}}","section":"risks","seenRevision":{{risk.Revision}}}""";

    private static string Otherwise(string input)
    {
        var json = JsonNode.Parse(input)!.AsObject();
        var (name, value) = json.First(m => m.Value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String);
        json[name] = value!.GetValueKind() is JsonValueKind.Number ? value.GetValue<long>() + 1 : value + "x";
        return json.ToJsonString();
    }

    /// <summary>Gives a command of before by its name; what it answers as canonical JSON, or the rule by which it is refused.</summary>
    private Task<string> GiveAsync(string name, string input, GivenCommand given)
    {
        var type = typeof(CommandRunner).Assembly.GetTypes().Single(t => t.GetCustomAttributes(false).OfType<CommandNameAttribute>().Any(a => a.Name == name));
        var answer = type.BaseType!.GetGenericArguments()[0];
        var give = GetType().GetMethod(nameof(GiveTypedAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(answer);
        return (Task<string>)give.Invoke(this, [JsonSerializer.Deserialize(input, type, CoreJson.Options), given])!;
    }

    private async Task<string> GiveTypedAsync<T>(Command<T> command, GivenCommand given)
    {
        var outcome = await _story.RunAsync(given.Person, command, given.Id);
        return outcome.IsDone ? CoreJson.Canonical(outcome.Value) : outcome.Violations[0].Rule;
    }

    /// <summary>A copy of the database of before: the file itself, or what the program's own move makes of it.</summary>
    private async Task<DatabaseSettings> RestoreAsync()
    {
        if (stand is SqliteStand file)
        {
            var settings = await file.NewAsync();
            await Fixture.UnpackAsync(file.File);
            return settings;
        }
        var source = new SqliteStand();
        try
        {
            var from = await source.NewAsync();
            await Fixture.UnpackAsync(source.File);
            await using var before = await Databases.OpenAsync(from, TimeProvider.System);
            await using var target = await stand.OpenAsync();
            await Moves.Of(before, target, new() { SourceName = Moves.Source }).RunAsync(default);
            return stand.Settings;
        }
        finally
        {
            await source.CleanUpAsync();
        }
    }
}

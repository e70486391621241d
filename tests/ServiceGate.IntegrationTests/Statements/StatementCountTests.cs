using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Settings;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>
/// How many statements commands take, as the database counts them: a launch is played from its first form to the last notice. What was read once is not read again, and
/// what stays as it is is not written.
/// </summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed partial class StatementCountTests(DatabaseStand stand)
{
    /// <summary>A save that makes, moves or ends notices; an acknowledgement with which the flow goes through several steps and opens a gate.</summary>
    private const string PlanningSave = "SaveItem with notices", OpeningAcknowledgement = "AcknowledgeScript that opens";

    /// <summary>What PostgreSQL's driver says before anything else on a connection that comes from the pool: it is about whoever had it before.</summary>
    private const string ResetOfConnection = "SET SESSION AUTHORIZATION DEFAULT;RESET ALL;";

    private static readonly Dictionary<string, int> Most = new(StringComparer.Ordinal)
    {
        ["SaveItem"] = 18,
        [PlanningSave] = 26,
        ["DecideStep"] = 34,
        ["AcknowledgeScript"] = 28,
        [OpeningAcknowledgement] = 39,
        ["CreateLaunch"] = 26,
    };

    private static readonly Dictionary<string, int> MostOfNewcomers = new(StringComparer.Ordinal)
    {
        ["SaveItem"] = 30,
        [PlanningSave] = 39,
        ["DecideStep"] = 50,
        ["AcknowledgeScript"] = 33,
        [OpeningAcknowledgement] = 55,
        ["CreateLaunch"] = 26,
    };

    [TearDown]
    public Task CleanUpAsync() => stand.CleanUpAsync();

    [Test]
    public async Task Commands_TakeFewStatements_FewMoreWhereNothingOfTheLaunchWasReadBefore([Values] bool newcomer)
    {
        var taken = await PlayAsync(newcomer);
        Assert.Multiple(() =>
        {
            foreach (var (command, limit) in newcomer ? MostOfNewcomers : Most)
            {
                var most = taken.Where(t => t.Command == command).MaxBy(t => t.Statements.Count).Statements;
                TestContext.Out.WriteLine($"\n{command}: {most.Count}, of all {string.Join(' ', taken.Where(t => t.Command == command).Select(t => t.Statements.Count))}\n{Listed(most)}");
                Assert.That(most.Count(s => !s.StartsWith(ResetOfConnection, StringComparison.Ordinal)), Is.LessThanOrEqualTo(limit), command);
            }
        });
    }

    [Test]
    public async Task NoCommand_AsksAgainForWhatNobodyHasWritten([Values] bool newcomer)
    {
        var again =
            from one in await PlayAsync(newcomer)
            from asked in one.Statements.Index().Where(s => s.Item.StartsWith("SELECT", StringComparison.Ordinal)).GroupBy(s => s.Item, s => s.Index, StringComparer.Ordinal)
            from twice in asked.Zip(asked.Skip(1))
            where !one.Statements.Take(twice.Second).Skip(twice.First).Any(s => Writes(s, asked.Key))
            select $"{one.Command}: {asked.Key}";

        Assert.That(again.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public async Task ADossierOfManyItems_IsTakenIn_WithNoMoreStatementsThanOneOfAFew()
    {
        var (trace, settings) = await StatementTrace.NewAsync(stand);
        if (trace is null) Assert.Ignore("This server does not tell what it executes.");
        await using var stored = await StoredStory.OpenAsync(settings, ids: "loaded");
        await stored.SetUpAsync();
        stored.At("2026-11-02T09:00");
        var story = new CountedStory(stored, trace!, forgets: true);

        var (few, many) = (await LoadAsync(story, 5), await LoadAsync(story, 40));

        foreach (var (one, all, what) in few.Zip(many, ["added", "changed", "removed", "added again"]))
        {
            var bulk = Bulk(all);
            TestContext.Out.WriteLine($"{what}: {one.Count} of 5, {all.Count} of 40, {bulk} of them in bulk\n{Listed(all)}");
            Assert.That(all.Count - bulk, Is.EqualTo(one.Count - Bulk(one)), what);
            Assert.That(bulk, Is.LessThanOrEqualTo(9), "as few rows as a statement of the smallest database takes");
        }
    }

    /// <summary>Takes in so many risks, each otherwise, none, and all again; gives what each time took.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> LoadAsync(CountedStory story, int items)
    {
        story.Number = (await story.DoAsync(Cast.Manager, new CreateLaunch("it-cutover", "HZ", new("整单带入", new WindowInput("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"), ["HZ"], ["IT-1"], "整单带入。")))).Number;
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Checkout.File("samples/tv-user-migration/dossier.json")));
        var first = sample.RootElement.GetProperty("sections").GetProperty("risks").GetProperty("R1").GetRawText();
        foreach (var (owner, count) in new[] { ("甲", items), ("乙", items), ("", 0), ("丙", items) })
        {
            var risks = new JsonObject(Enumerable.Range(1, count).Select(i =>
            {
                var risk = JsonNode.Parse(first)!;
                risk["owner"] = string.Create(CultureInfo.InvariantCulture, $"{owner}{i}");
                return KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"R{i}"), (JsonNode?)risk);
            }));
            var file = new JsonObject { ["format"] = "servicegate-dossier", ["version"] = 1, ["sections"] = new JsonObject { ["risks"] = risks } };
            Assert.That((await story.DoAsync(Cast.Manager, new LoadDossier(story.Number, JsonSerializer.SerializeToElement(file), (await story.FactsAsync()).Launch.ContentRevision))).Changes, Has.Count.EqualTo(count == 0 ? items : count));
        }
        return [.. story.Taken.Where(t => t.Command == "LoadDossier").TakeLast(4).Select(t => t.Statements)];
    }

    /// <summary>Statements that write many rows, as many as the database's values allow.</summary>
    private static int Bulk(IReadOnlyList<string> statements) => statements.Count(s => ManyRows().IsMatch(s));

    private static bool Writes(string statement, string query) =>
        Written().Match(statement) is { Success: true } table && Regex.IsMatch(query, $@"\b(FROM|JOIN) {table.Groups[1].Value}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<List<(string Command, IReadOnlyList<string> Statements)>> PlayAsync(bool newcomer)
    {
        var (trace, settings) = await StatementTrace.NewAsync(stand);
        if (trace is null) Assert.Ignore("This server does not tell what it executes.");
        await using var stored = await StoredStory.OpenAsync(settings, ids: "counted");
        await stored.SetUpAsync();
        stored.At("2026-11-02T09:00");
        await stored.ReadAsync(s => s.Absences.AtAsync(stored.Clock.GetUtcNow()));
        var story = new CountedStory(stored, trace!, newcomer);
        await new CourseRobot(story, "it-cutover", "launch", RiskLevel.Medium).RunAsync(new WindowInput("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"));
        return [.. story.Taken.Select(t => (Kind(t.Command, t.Statements), t.Statements))];
    }

    private static string Kind(string command, IReadOnlyList<string> statements)
    {
        bool Names(string table) => statements.Any(s => s.Contains(table, StringComparison.Ordinal));
        return command switch
        {
            "SaveItem" when Names("audience_member") => PlanningSave,
            "AcknowledgeScript" when Names("UPDATE gate") => OpeningAcknowledgement,
            _ => command,
        };
    }

    private static string Listed(IReadOnlyList<string> statements) => string.Join(
        '\n', statements.Select(s => Start().Match(s.ReplaceLineEndings(" ")).Value).GroupBy(s => s, StringComparer.Ordinal).Select(g => $"  {g.Count()} {g.Key}"));

    [GeneratedRegex(@"^(?:INSERT INTO|UPDATE|DELETE FROM|ROLLBACK TO) ""?(\w+)")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:INSERT INTO|COPY) (?:dossier_item|item_change|audit_event)\b")]
    private static partial Regex ManyRows();

    [GeneratedRegex(@"^(SELECT .*?FROM \w+|INSERT INTO \w+|UPDATE \w+|DELETE FROM \w+|.{0,60})")]
    private static partial Regex Start();
}

using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
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

    [GeneratedRegex(@"^(SELECT .*?FROM \w+|INSERT INTO \w+|UPDATE \w+|DELETE FROM \w+|.{0,60})")]
    private static partial Regex Start();
}

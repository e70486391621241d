using Microsoft.Data.Sqlite;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>Makes the database of before and keeps what the program says about it. To be run by the program of before; <c>tests/README.md</c> says how.</summary>
[Explicit("It takes the place of the files that a program of before has made.")]
public sealed class FixtureMaker
{
    /// <summary>Moments at which everything due is looked at.</summary>
    private static readonly string[] Moments = ["2026-11-02T02:00", "2026-11-20T02:00", "2026-12-21T16:30", "2027-01-15T02:00"];

    [Test]
    public async Task MakeAsync()
    {
        var stand = new SqliteStand();
        try
        {
            var database = await stand.NewAsync();
            var (launches, commands) = await PlayAsync(database);
            await CompactAsync(stand.File);
            // Said by a program that was started anew, as the one that comes after is.
            var fixture = await AskAsync(database, launches, commands);
            await CompactAsync(stand.File);
            await fixture.KeepAsync(stand.File);
        }
        finally
        {
            await stand.CleanUpAsync();
        }
    }

    /// <summary>A moment as the fixture names it, in UTC.</summary>
    internal static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(List<SaidLaunch>, Dictionary<string, GivenCommand>)> PlayAsync(DatabaseSettings database)
    {
        await using var story = await StoredStory.OpenAsync(database, new Dictionary<string, int> { ["it-cutover"] = 1 });
        await story.SetUpAsync();
        var launches = new List<SaidLaunch>();
        foreach (var course in Course.All)
        {
            TestContext.Out.WriteLine($"{course.Kind} {course.Variant}, {course.Story}");
            await course.PlayAsync(story);
            launches.Add(new(story.Number, $"{course.Kind} {course.Variant}, {course.Story}", story.Clock.GetUtcNow(), []));
        }
        story.At("2026-11-20T10:00");
        await story.DoAsync("fang.yuan", new ProposeDefinition("it-cutover", 2, "新版流程"));
        await story.DoAsync("fang.yuan", new StartSimulation("it-cutover", 2));
        return (launches, story.Given);
    }

    private static async Task<Fixture> AskAsync(DatabaseSettings database, List<SaidLaunch> launches, Dictionary<string, GivenCommand> commands)
    {
        await using var story = await StoredStory.OpenAsync(database);
        var said = new List<SaidLaunch>();
        foreach (var launch in launches) said.Add(launch with { Lines = await Sayings.OfAsync(story, launch.Number, launch.At) });
        var due = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var moment in Moments) due.Add(moment, await Sayings.DueAsync(story, Moment(moment)));
        return new(said, due, commands);
    }

    /// <summary>Everything in one file, as small as it can be.</summary>
    private static async Task CompactAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; VACUUM;";
        await command.ExecuteNonQueryAsync();
    }
}

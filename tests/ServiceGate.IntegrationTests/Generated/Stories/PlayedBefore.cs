using Dapper;
using Microsoft.Data.Sqlite;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Web.Features.Customers;

namespace ServiceGate.IntegrationTests.Generated.Stories;

/// <summary>A database: that of before, with what the program of today has done in it. Servers run on copies.</summary>
internal sealed class PlayedBefore : IDisposable
{
    /// <summary>Whose password an administrator has set.</summary>
    public const string Reset = "zou.ying";

    /// <summary>Who is to be an administrator.</summary>
    public const string Proposed = "shi.tao";

    /// <summary>A number that refuses marketing.</summary>
    public const string Refusing = "13900270001";

    private const string Administrator = "fang.yuan", SecondAdministrator = "admin";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-");
    private readonly Dictionary<string, string> _launches = Fixture.Read().Launches.ToDictionary(l => l.Number, l => l.Story, StringComparer.Ordinal);

    private PlayedBefore()
    {
    }

    /// <summary>All launches by their number: kind, variant, and what happened to each.</summary>
    public IReadOnlyDictionary<string, string> Launches => _launches;

    /// <summary>Id of the role of administrator that waits for a second one.</summary>
    public long Grant { get; private set; }

    private string File => Path.Combine(_folder.FullName, "played.db");

    /// <summary>Plays <see cref="CoursesOfToday"/> and what else there has to be.</summary>
    public static async Task<PlayedBefore> PlayAsync()
    {
        var played = new PlayedBefore();
        await Fixture.UnpackAsync(played.File);
        await using var story = await StoredStory.OpenAsync(new() { Path = played.File }, ids: "today");
        await PublishAsync(story, "batch-outreach", 6);
        foreach (var course in CoursesOfToday.All)
        {
            if (course.Story == CoursesOfToday.BeforeItsEnd) await PublishAsync(story, "network-cutover", 7);
            await course.PlayAsync(story);
            played._launches.Add(story.Number, $"{course.Kind} {course.Variant}, {course.Story}");
        }
        await played.HouseAsync(story);
        return played;
    }

    /// <summary>Writes a copy.</summary>
    public async Task CopyAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.ExecuteAsync("VACUUM INTO @path", new { path });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What is no launch's: a simulation that was stopped, a refusal, an account in somebody's hands, a role that waits, a head of the province's lawyers.</summary>
    private async Task HouseAsync(StoredStory story)
    {
        await story.DoAsync(Administrator, new StartSimulation("product", 2));
        await story.DoAsync(Administrator, new StopSimulation("product", 2));
        await story.DoAsync(Cast.Operations, await story.Service<RefusalEntry>().TakeDownAsync("HZ", "sms", "operations", [Refusing]));
        await story.DoAsync(SecondAdministrator, new ResetPassword(Reset, new("no hash", "stamp", MustChange: true)));
        await story.DoAsync(SecondAdministrator, new GrantRole("kong.de", "department-head", "SP", "legal"));
        Grant = (await story.DoAsync(SecondAdministrator, new GrantRole(Proposed, "administrator", "GRP"))).Grant;
    }

    /// <summary>New launches follow a version, after what four eyes and a simulation ask.</summary>
    private static async Task PublishAsync(StoredStory story, string definition, int version)
    {
        await story.DoAsync(Administrator, new ProposeDefinition(definition, version, "新版流程"));
        await story.DoAsync(Administrator, new StartSimulation(definition, version));
        while (await story.Service<SimulationRunner>().StepAsync()) { }
        await story.DoAsync(SecondAdministrator, new PublishDefinition(definition, version));
    }
}

using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>What was read is handed on only as long as it is so: written by the same transaction, undone, committed by another one or by another node.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class HandedOnTests(DatabaseStand stand) : StoreContract(stand)
{
    private static readonly Person Somebody = new(70_001, "somebody", "某人", "Somebody", "zh-CN", null);

    [Test]
    public async Task Transaction_AfterAWriteOrAnUndoing_GivesWhatIsSoNow()
    {
        var launch = await AddLaunchAsync();
        await using var session = await Sessions.BeginAsync();
        Assert.That(await session.Flows.WorkAsync(launch), Is.Empty);

        await session.AttemptAsync(async () =>
        {
            await session.Flows.ReplaceWorkAsync(launch, [Close(launch)]);
            Assert.That(await session.Flows.WorkAsync(launch), Has.Count.EqualTo(1));
            throw new InvalidOperationException();
        });

        Assert.That(await session.Flows.WorkAsync(launch), Is.Empty);
    }

    [Test]
    public async Task Launch_WhenAnotherNodeWritesItWithANewRevision_IsReadAnew()
    {
        if (stand is SqliteStand) Assert.Ignore("A file has one node.");
        var launch = await AddLaunchAsync();
        await SeeWorkAsync(Sessions, launch, 0);

        await using (var other = await Databases.OpenAsync(stand.Settings, TimeProvider.System))
        await using (var session = await new DbSessionFactory(other).BeginAsync())
        {
            var found = (await session.Launches.FindAsync(launch))!;
            await session.Flows.ReplaceWorkAsync(launch, [Close(launch)]);
            await session.Launches.UpdateAsync(found with { InputRevision = found.InputRevision + 1 }, found.InputRevision);
            await session.CommitAsync();
        }

        await SeeWorkAsync(Sessions, launch, 1);
    }

    [Test]
    public async Task Launch_WhenItsRowsAreWrittenWithoutARevision_IsReadAnew()
    {
        var launch = await AddLaunchAsync();
        await SeeWorkAsync(Sessions, launch, 0);

        await WriteAsync(s => s.Flows.ReplaceWorkAsync(launch, [Close(launch)]));

        await SeeWorkAsync(Sessions, launch, 1);
    }

    [Test]
    public async Task Launch_WhenAWriterIsNotCommitted_HandsNothingOn()
    {
        var launch = await AddLaunchAsync();
        await using (var session = await Sessions.BeginAsync())
        {
            var found = (await session.Launches.FindAsync(launch))!;
            await session.Flows.ReplaceWorkAsync(launch, [Close(launch)]);
            await session.Launches.UpdateAsync(found with { InputRevision = found.InputRevision + 1 }, found.InputRevision);
        }

        await SeeWorkAsync(Sessions, launch, 0);
    }

    [Test]
    public async Task Organisation_WhenAnyNodeChangesIt_IsReadAnew()
    {
        await WriteAsync(s => s.Organisation.AddPersonAsync(Somebody));
        Assert.That((await ReadAsync(s => s.Organisation.ActorAsync(Somebody.Id, Now)))!.Grants, Is.Empty);

        await using var other = stand is SqliteStand ? null : await Databases.OpenAsync(stand.Settings, TimeProvider.System);
        await using (var session = await (other is null ? Sessions : new DbSessionFactory(other)).BeginAsync())
        {
            await session.Organisation.UpdatePersonAsync(Somebody with { Active = false });
            Assert.That(await session.Organisation.ActorAsync(Somebody.Id, Now), Is.Null, "within the transaction");
            await session.CommitAsync();
        }

        Assert.That(await ReadAsync(s => s.Organisation.ActorAsync(Somebody.Id, Now)), Is.Null);
    }

    // A statement that nobody thought of is one of these too.
    [TestCase("UPDATE person SET active = 0 WHERE id = @id", true)]
    [TestCase("UPDATE person SET must_change_password = 1 WHERE id = @id", true)]
    [TestCase("DELETE FROM person_grant WHERE id = @id", true)]
    [TestCase("UPDATE absence SET ended_at = 1 WHERE id = @id", true)]
    [TestCase("UPDATE api_token SET revoked_at = 1 WHERE id = @id", true)]
    [TestCase("UPDATE api_token SET last_used_at = 1 WHERE id = @id", false)]
    [TestCase("UPDATE person SET access_failed_count = 0 WHERE id = @id", false)]
    public void Statement_ChangesTheOrganisation_OrNot(string statement, bool changes) =>
        Assert.That(OrganisationRevision.IsChangedBy(statement, StatementTables.Of(statement).Names), Is.EqualTo(changes));

    [Test]
    public void Memory_OfManyLaunches_StaysSmall()
    {
        var memory = new LaunchMemory();
        for (var launch = 1L; launch <= 3 * LaunchMemory.MostLaunches; launch++) memory.Keep(launch, 1, Answers(launch));

        Assert.That(Enumerable.Range(1, 3 * LaunchMemory.MostLaunches).Count(launch => memory.Find(launch, 1).Count > 0), Is.LessThanOrEqualTo(LaunchMemory.MostLaunches));
        Assert.That(memory.Find(3 * LaunchMemory.MostLaunches, 1), Is.Not.Empty);
        Assert.That(memory.Find(3 * LaunchMemory.MostLaunches, 2), Is.Empty, "another revision");
    }

    private static Dictionary<AskedQuery, ReadAnswer> Answers(long launchId) => new()
    {
        [new("SELECT 1 FROM gate", LaunchMemory.ArgumentsOf(launchId), Name)] = new(new object(), 1, new HashSet<string>(StringComparer.Ordinal) { "gate" }),
    };

    private static string Name(Row row) => row.Text("name");

    private static WorkItem Close(long launch) => new(launch, "close", WorkKind.Close, null, new(Role.ProductManager), Now, null);

    private static async Task SeeWorkAsync(ISessionFactory sessions, long launch, int work)
    {
        await using var session = await sessions.ReadAsync();
        Assert.That(await session.Launches.FindAsync(launch), Is.Not.Null);
        Assert.That(await session.Flows.WorkAsync(launch), Has.Count.EqualTo(work));
    }
}

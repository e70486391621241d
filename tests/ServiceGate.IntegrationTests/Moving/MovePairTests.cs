using ServiceGate.Data.Moving;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>A whole installation, with rows in every table, from every kind of database to every kind.</summary>
[TestFixtureSource(typeof(MovePairs), nameof(MovePairs.All))]
public sealed class MovePairTests(DatabaseStand from, DatabaseStand to)
{
    private readonly SqliteStand _origin = new();
    private Database _source = null!;
    private Database _target = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        await using (var origin = await _origin.OpenAsync())
        {
            await FullDatabase.FillAsync(origin);
            _source = await from.OpenAsync();
            Assert.That((await Moves.Of(origin, _source).RunAsync()).Holds, Is.True, "the source itself is such a copy");
        }
        _target = await to.OpenAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
        await from.CleanUpAsync();
        await to.CleanUpAsync();
        await _origin.CleanUpAsync();
    }

    [Test]
    public async Task Move_WhenEveryTableHasRows_BringsThemAllAndProvesIt()
    {
        var proof = await Moves.Of(_source, _target).RunAsync();

        Assert.That(proof.Holds, Is.True);
        Assert.That(proof.Tables.Select(t => t.Table), Is.EquivalentTo(RetentionRules.All.Select(r => r.Table).Except(["schema_migration", "id_block", "node", "work_lease"])));
        Assert.That(proof.Tables.Where(t => t.TargetRows < FullDatabase.Rows), Is.Empty);
        Assert.That(proof.Chains, Is.EqualTo(FullDatabase.Rows));
        Assert.That(await Moves.MarkerAsync(_target), Is.Null);
        await ExpectSameRowsAsync();
        Assert.That(await Moves.NextIdAsync(_target), Is.GreaterThanOrEqualTo((await Moves.NextIdAsync(_source))!.Value));
    }

    [Test]
    public async Task Move_WhenCancelledAgainAndAgain_LosesAndDoublesNothing()
    {
        var cancelled = 0;
        while (true)
        {
            using var end = new CancellationTokenSource();
            var blocks = 0;
            void Count(MoveProgress progress)
            {
                // Each time a little later: at points of every table, without looking at what is there as often as there are points.
                if (++blocks == 17 + (5 * cancelled)) end.Cancel();
            }
            try
            {
                Assert.That((await Moves.Of(_source, _target, new() { SourceName = Moves.Source, Resume = true, BlockRows = 7, Copied = Count }).RunAsync(end.Token)).Holds, Is.True);
                break;
            }
            catch (OperationCanceledException)
            {
                Assert.That(await Moves.MarkerAsync(_target), Is.Not.Null, $"after cancellation {++cancelled}");
            }
        }
        Assert.That(cancelled, Is.GreaterThan(5));
        await ExpectSameRowsAsync();
    }

    private Task ExpectSameRowsAsync() => Moves.ExpectSameRowsAsync(_source, _target);
}

using System.Collections.Concurrent;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>A rolling upgrade: a node with the older program works on while one with the newer program migrates and works beside it.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class SideBySideTests(DatabaseStand stand) : UpgradeContract(stand)
{
    private const int Commands = 10;

    [Test]
    public async Task Commands_OfAnOlderAndANewerProgram_AlternateOnTheNewerSchema()
    {
        await using var oldDatabase = await OpenAsync(Migrations.Shipped);
        var older = new Program(oldDatabase);
        await older.SetUpAsync();
        await older.CreateAsync("before");
        await using var newDatabase = await OpenAsync(Migrations.Additive);
        var newer = new Program(newDatabase);

        var numbers = new List<string>();
        for (var i = 0; i < Commands; i++) numbers.Add(await (i % 2 == 0 ? older : newer).CreateAsync($"turn-{i}"));
        numbers.AddRange(await Task.WhenAll(Enumerable.Range(0, Commands).Select(i => (i % 2 == 0 ? older : newer).CreateAsync($"together-{i}"))));

        Assert.That(numbers, Is.Unique);
        foreach (var number in numbers)
            Assert.That(await older.TitleAsync(number), Is.Not.Null.And.EqualTo(await newer.TitleAsync(number)));
        Assert.That(await newer.CreateAsync("turn-0"), Is.EqualTo(numbers[0]), "a command that the other has carried out");
    }

    [Test]
    public async Task OlderProgram_WhenTheSchemaBreaksWithIt_NoticesAndStops_WhileTheNewerWorksOn()
    {
        await using var oldDatabase = await OpenAsync(Migrations.Shipped);
        var (older, told) = (new Program(oldDatabase), new ConcurrentQueue<DatabaseNews>());
        oldDatabase.Changed += told.Enqueue;
        await older.SetUpAsync();

        await using var newDatabase = await OpenAsync(Migrations.Breaking);

        Assert.That(await RefusalAsync(older), Does.Contain($"would have to know {Migrations.Newest + 2}"));
        Assert.That(told.Select(n => n.Condition), Is.EqualTo(new[] { DatabaseCondition.TooNew }));
        Assert.That(await new Program(newDatabase).CreateAsync("after"), Is.Not.Null);
    }

    /// <summary>Why the program takes no more work, once it does not.</summary>
    private static async Task<string> RefusalAsync(Program program)
    {
        for (var i = 0; i < 300; i++)
        {
            try
            {
                await using var session = await program.Sessions.BeginAsync();
            }
            catch (NewerSchemaException e)
            {
                return e.Message;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
        return "it still works";
    }
}

using ServiceGate.Data.Migrations;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>Migrations that only tests know, behind the shipped ones of a kind of database.</summary>
internal sealed class TestMigrations(DatabaseProvider provider)
{
    /// <summary>What is shipped.</summary>
    public IReadOnlyList<Migration> Shipped { get; } = Migration.All(provider.ToString());

    /// <summary>The newest number that is shipped.</summary>
    public int Newest => Shipped[^1].Number;

    /// <summary>The shipped ones and one that adds a column which programs that do not know it leave alone.</summary>
    public IReadOnlyList<Migration> Additive => [.. Shipped, Adding(Newest + 1, $"-- What a newer program keeps besides.\n-- Readable from: {Newest}\n")];

    /// <summary>The shipped ones, the additive one, and one after which nobody older may work.</summary>
    public IReadOnlyList<Migration> Breaking => [.. Additive, new(Newest + 2, "breaking", $"-- Readable from: {Newest + 2}\nUPDATE setting SET value = value;")];

    /// <summary>The shipped ones and one that says nothing about older programs.</summary>
    public IReadOnlyList<Migration> Silent => [.. Shipped, Adding(Newest + 1, "")];

    private Migration Adding(int number, string header) => new(
        number, "additive", header + (provider is DatabaseProvider.SqlServer ? "ALTER TABLE launch ADD remark NVARCHAR(200) NULL;" : "ALTER TABLE launch ADD COLUMN remark TEXT NULL;"));
}

using ServiceGate.Data.Sql;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Tests of what only databases do, on every kind of them, each with the empty stores of <see cref="StoreContract"/>.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public abstract class DatabaseTests(DatabaseStand stand) : StoreContract(stand)
{
    protected Database Database => stand.Opened;
}

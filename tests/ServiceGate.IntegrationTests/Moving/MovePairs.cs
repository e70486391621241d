using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>Every kind of database with every kind, itself included; those whose server is missing are shown as ignored.</summary>
internal static class MovePairs
{
    public static IEnumerable<TestFixtureData> All =>
        from source in Enumerable.Range(0, DatabaseStand.All.Count())
        from target in Enumerable.Range(0, DatabaseStand.All.Count())
        select Pair(DatabaseStand.All.ElementAt(source), DatabaseStand.All.ElementAt(target));

    private static TestFixtureData Pair(TestFixtureData source, TestFixtureData target)
    {
        var pair = new TestFixtureData(source.Arguments[0], target.Arguments[0]);
        return new[] { source, target }.FirstOrDefault(side => side.RunState == RunState.Ignored) is { } missing
            ? pair.Ignore((string)missing.Properties.Get(PropertyNames.SkipReason)!)
            : pair;
    }
}

using System.Globalization;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ChannelBudgetTests(DatabaseStand stand) : ChannelBudgetContract(stand)
{
    private readonly DatabaseStand _stand = stand;

    // Servers count by their own clock.
    protected override async Task LetPassAsync(TimeSpan time) => await _stand.Opened.WriteAsync(
        sql => sql.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE channel_budget SET full_at = full_at - {time.TotalMilliseconds}")), default);
}

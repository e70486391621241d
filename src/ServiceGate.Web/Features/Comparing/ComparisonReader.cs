using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Features.Comparing;

/// <summary>An item that differs between two moments.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">As it was; null: it was not there.</param>
/// <param name="After">As it was later; null: it was gone.</param>
public sealed record ComparedItem(Section Section, string Key, DossierItem? Before, DossierItem? After)
{
    /// <summary>What became of it.</summary>
    public DossierDifference What => Before is null ? DossierDifference.Added : After is null ? DossierDifference.Removed : DossierDifference.Changed;
}

/// <summary>Reads what differs between two moments of a dossier. Every content that was ever saved is kept with its launch.</summary>
/// <param name="sessions">Opens readings.</param>
public sealed class ComparisonReader(ISessionFactory sessions)
{
    /// <summary>The most moments that are offered.</summary>
    public const int MostMoments = 100;

    /// <summary>The newest moments at which something was changed.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<DossierMoment>> MomentsAsync(long launchId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Dossiers.MomentsAsync(launchId, MostMoments);
    }

    /// <summary>What differs, by section and key.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="from">The one moment.</param>
    /// <param name="until">The other.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<ComparedItem>> DifferencesAsync(long launchId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return Between(await session.Dossiers.ItemsAtAsync(launchId, from), await session.Dossiers.ItemsAtAsync(launchId, until));
    }

    /// <summary>What differs between two states.</summary>
    internal static IReadOnlyList<ComparedItem> Between(IReadOnlyList<DossierItem> before, IReadOnlyList<DossierItem> after)
    {
        var (old, now) = (before.ToDictionary(i => (i.Section, i.Key)), after.ToDictionary(i => (i.Section, i.Key)));
        return
        [
            .. old.Keys.Union(now.Keys).OrderBy(k => k.Section).ThenBy(k => k.Key, StringComparer.Ordinal)
                .Select(k => new ComparedItem(k.Section, k.Key, old.GetValueOrDefault(k), now.GetValueOrDefault(k))).Where(i => i.Before?.Hash != i.After?.Hash),
        ];
    }
}

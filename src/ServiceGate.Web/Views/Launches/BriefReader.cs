using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Briefs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Views.Launches;

/// <summary>The one screen of a reviewer: the brief, earlier launches, what the reader has seen and what has changed since.</summary>
/// <param name="Brief">The brief.</param>
/// <param name="Past">Earlier launches that are like it, and what became of them.</param>
/// <param name="Looks">What the reader last saw.</param>
/// <param name="Known">With what each section is compared that the reader knew otherwise.</param>
/// <param name="Changes">What has changed since, item by item.</param>
public sealed record BriefView(
    ReviewBrief Brief, IReadOnlyList<PastLaunch> Past, IReadOnlyList<SectionLook> Looks, IReadOnlyDictionary<Section, KnownSection> Known, IReadOnlyList<ItemDifference> Changes);

/// <summary>Reads the one screen of a reviewer. For an emergency, which acts first, neither earlier launches nor looks are read.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="past">Finds earlier launches.</param>
/// <param name="reviews">Reads what has changed.</param>
public sealed class BriefReader(ISessionFactory sessions, PastLaunches past, ReviewReader reviews)
{
    /// <summary>The brief for a person.</summary>
    /// <param name="view">The launch, which the person may see.</param>
    /// <param name="personId">Who reads.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<BriefView> ReadAsync(LaunchView view, long personId, CancellationToken cancellation = default)
    {
        var emergency = view.Launch.Variant is LaunchVariant.Emergency;
        var looks = emergency ? [] : await LooksAsync(view, personId, cancellation);
        var known = LookRules.Known(view.Facts, personId, looks);
        return new(
            ReviewBrief.Of(view.Facts, view.Now), await PastAsync(view, personId, cancellation), looks, known, await reviews.DifferencesAsync(view.Facts, known.ToDictionary(k => k.Key, k => k.Value.Hash), cancellation));
    }

    /// <summary>The same for paper, on which nothing is said of what the reader has seen.</summary>
    public async Task<BriefView> ForPaperAsync(LaunchView view, long personId, CancellationToken cancellation = default) =>
        new(ReviewBrief.Of(view.Facts, view.Now), await PastAsync(view, personId, cancellation), [], new Dictionary<Section, KnownSection>(), []);

    private async Task<IReadOnlyList<PastLaunch>> PastAsync(LaunchView view, long personId, CancellationToken cancellation) =>
        view.Launch.Variant is not LaunchVariant.Emergency && view.ActorOf(personId) is { } actor ? await past.OfAsync(actor, view.Launch, cancellation) : [];

    private async Task<IReadOnlyList<SectionLook>> LooksAsync(LaunchView view, long personId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Looks.OfAsync(view.Launch.Id, personId);
    }
}

using System.Globalization;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Features.Launches.Creation;

/// <summary>A kind and variant of launch that somebody may create, with the units in which that is so.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Variant">Variant.</param>
/// <param name="Checklist">What they ask for.</param>
/// <param name="Units">The units, at least one.</param>
public sealed record ChangeModel(LaunchKind Kind, LaunchVariant Variant, Checklist Checklist, IReadOnlyList<OrganisationUnit> Units)
{
    /// <summary>A planned launch is proposed for a day that leaves this much time before the first customer has to be told.</summary>
    private static readonly TimeSpan Preparation = TimeSpan.FromDays(4);

    private static readonly TimeSpan UsualRestoration = TimeSpan.FromHours(4);

    /// <summary>The page on which it is created.</summary>
    public string Href => $"/launches/new?kind={Kind.Code()}&variant={Variant.Code()}";

    /// <summary>What somebody may create: a definition is published for it, and the policy allows it in some unit.</summary>
    public static async Task<IReadOnlyList<ChangeModel>> OfAsync(ICommandSession session, ICatalogue catalogue, OrganisationTree tree, Actor actor)
    {
        var published = (await session.Definitions.AllAsync()).Where(p => p.Status is PublicationStatus.Published).ToDictionary(p => p.Definition, p => p.Version, StringComparer.Ordinal);
        return
        [
            .. from kind in Enum.GetValues<LaunchKind>()
               from variant in Enum.GetValues<LaunchVariant>()
               where published.ContainsKey(LaunchVariants.DefinitionId(kind, variant)) && catalogue.Newest(kind, variant) is not null
               let permission = variant is LaunchVariant.Emergency ? Permission.DeclareEmergency : Permission.CreateLaunch
               let units = tree.Units.Where(u => Policy.Allows(actor, permission, tree, u.Id)).ToList()
               where units.Count > 0
               select new ChangeModel(kind, variant, catalogue.Checklist(kind, variant, published[LaunchVariants.DefinitionId(kind, variant)]), units),
        ];
    }

    /// <summary>
    /// The local times proposed for a new launch: an emergency has begun just now; a planned one takes place at the kind's usual hours, a week ahead or as far
    /// as its lead time and some days of preparation ask for.
    /// </summary>
    public (string Start, string End) ProposedWindow(DateTimeOffset now, OrganisationUnit unit)
    {
        var local = now.InZone(LocalTimes.Zone(unit.TimeZone));
        if (Variant is LaunchVariant.Emergency) return (Text(local), Text(local + UsualRestoration));
        var ahead = TimeSpan.FromHours(Checklist.LeadHours) + Preparation;
        var day = local.Date.AddDays(Math.Max(7, Math.Ceiling(ahead.TotalDays))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ($"{day}T{Checklist.DefaultWindow.From}", $"{day}T{Checklist.DefaultWindow.Until}");
    }

    private static string Text(DateTime time) => time.ToString(LocalTimes.Format, CultureInfo.InvariantCulture);
}

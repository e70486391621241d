using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>
/// How long the texts of an item may be and between which numbers its numbers lie, heard from the core's own check of the examples. A bound that depends on another member is none.
/// </summary>
internal sealed class ItemBounds
{
    private readonly Dictionary<(Type, string), FieldBounds> _known = [];

    /// <summary>Asks the check, with the checklist of each change model that is installed.</summary>
    public ItemBounds(ICatalogue catalogue)
    {
        foreach (var (section, examples) in ItemExamples.All)
            foreach (var group in Checklists(catalogue).SelectMany(checklist => Asked(examples, checklist)).GroupBy(b => Place(ItemContent.TypeOf(section), b.Field)))
                if (group.Key is { } place) _known[place] = Widest(group);
    }

    /// <summary>The bounds of a member; null: there are none, or they depend on others.</summary>
    public FieldBounds? Of(Type type, string member) => _known.GetValueOrDefault((type, member));

    private static IEnumerable<Checklist> Checklists(ICatalogue catalogue) =>
        from kind in Enum.GetValues<LaunchKind>()
        from variant in Enum.GetValues<LaunchVariant>()
        where catalogue.Newest(kind, variant) is not null
        select catalogue.Checklist(kind, variant);

    /// <summary>What is asked of every example alike.</summary>
    private static IEnumerable<FieldBounds> Asked(IReadOnlyList<ItemContent> examples, Checklist checklist)
    {
        var heard = new List<FieldBounds>();
        foreach (var example in examples) example.Validate("", checklist, new Check(heard));
        foreach (var field in heard.GroupBy(b => b.Field))
            yield return field.Select(b => b.Most).Distinct().Count() == 1 ? field.First() : field.First() with { Most = null };
    }

    private static FieldBounds Widest(IEnumerable<FieldBounds> bounds) => bounds.Aggregate((a, b) => a with
    {
        Least = Math.Min(a.Least ?? long.MinValue, b.Least ?? long.MinValue) is var least && least > long.MinValue ? least : null,
        Most = Math.Max(a.Most ?? long.MaxValue, b.Most ?? long.MaxValue) is var most && most < long.MaxValue ? most : null,
        Longest = a.Longest is null || b.Longest is null ? null : Math.Max(a.Longest.Value, b.Longest.Value),
    });

    /// <summary>The type and the member that a field such as <c>actions[0].what</c> is; null: one that stands in other places too, with other bounds.</summary>
    private static (Type, string)? Place(Type type, string field)
    {
        var parts = field.Split('.');
        foreach (var part in parts[..^1])
        {
            var member = CoreJson.Options.GetTypeInfo(type).Properties.First(p => p.Name == part.Split('[')[0]).PropertyType;
            type = member.IsGenericType && Nullable.GetUnderlyingType(member) is null ? member.GetGenericArguments()[0] : member;
        }
        return type.Namespace == typeof(ItemContent).Namespace ? (type, parts[^1]) : null;
    }
}

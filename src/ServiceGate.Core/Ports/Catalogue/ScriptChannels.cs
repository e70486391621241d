using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Ports.Catalogue;

/// <summary>The channels that somebody can be the owner of.</summary>
public static class ScriptChannels
{
    /// <summary>The codes of all channels that a kind of launch needs a script for, in the order of the checklists.</summary>
    public static IEnumerable<string> Channels(this ICatalogue catalogue) => Enum.GetValues<LaunchKind>()
        .SelectMany(kind => Enum.GetValues<LaunchVariant>().Select(variant => (Kind: kind, Variant: variant)))
        .Where(course => catalogue.Newest(course.Kind, course.Variant) is not null)
        .SelectMany(course => catalogue.Checklist(course.Kind, course.Variant).Channels)
        .Select(channel => channel.Code)
        .Distinct(StringComparer.Ordinal);
}

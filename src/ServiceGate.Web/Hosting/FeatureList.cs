using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Hosting;

/// <summary>All features of the web. They are found by their class: a new one is written below <c>Features</c>, and nothing else.</summary>
internal static class FeatureList
{
    /// <summary>In their order, those of one place by name.</summary>
    public static IReadOnlyList<IFeature> All { get; } =
        [.. Found.Of<IFeature>().Select(type => (IFeature)Activator.CreateInstance(type)!).OrderBy(feature => feature.Order)];
}

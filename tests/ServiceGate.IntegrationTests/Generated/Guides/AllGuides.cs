namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>All guides.</summary>
internal static class AllGuides
{
    private static readonly ILookup<string, Guide> ByOperation =
        DossierGuides.All.Concat(ReviewGuides.All).Concat(RunGuides.All).Concat(NoticeGuides.All).Concat(HouseGuides.All).ToLookup(g => g.Operation, StringComparer.Ordinal);

    /// <summary>The operations that have any.</summary>
    public static IEnumerable<string> Operations => ByOperation.Select(g => g.Key);

    /// <summary>Those of an operation; none when its description has to do.</summary>
    public static IReadOnlyList<Guide> Of(string operation) => [.. ByOperation[operation]];
}

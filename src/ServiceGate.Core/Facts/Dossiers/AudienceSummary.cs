using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>The imported customers, as they are signed: how many, whom and how they are reached, without any of their data. Its only key is <see cref="Key"/>.</summary>
/// <param name="Count">How many.</param>
/// <param name="ListHash">
/// Whom and how: <see cref="Audiences.Reach.Signed"/>; of launches that began before that was signed a hash over the ordered account numbers.
/// </param>
/// <param name="Source">Name of the imported file; null where the reach is signed: what a file is called changes nothing about whom it reaches.</param>
/// <param name="Lineage">From which signed list it came by a small difference; null when it did not.</param>
[Members("count", "listHash", "source", "lineage")]
public sealed record AudienceSummary(int Count, string ListHash, string? Source = null, ListLineage? Lineage = null) : ItemContent
{
    /// <summary>The key of the only item.</summary>
    public const string Key = "list";

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check.Range(Count, "count", 1, 10_000_000);
}

/// <summary>
/// A fresh list that differs by little from the one that was signed: the signature names that one and stands. The difference counts from there, however many lists came
/// between.
/// </summary>
/// <param name="Of">Hash of the content that was signed.</param>
/// <param name="Count">How many customers that list had.</param>
/// <param name="Added">How many customers have come since.</param>
/// <param name="Removed">How many have left.</param>
/// <param name="Changed">How many are reached otherwise.</param>
[Members("of", "count", "added", "removed", "changed")]
public sealed record ListLineage(string Of, int Count, int Added, int Removed, int Changed);

using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>The imported customers, as they are signed: how many and which, without any of their data. Its only key is <see cref="Key"/>.</summary>
/// <param name="Count">How many.</param>
/// <param name="ListHash">Hash over the ordered account numbers.</param>
/// <param name="Source">Name of the imported file.</param>
[Members("count", "listHash", "source")]
public sealed record AudienceSummary(int Count, string ListHash, string Source) : ItemContent
{
    /// <summary>The key of the only item.</summary>
    public const string Key = "list";

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check.Range(Count, "count", 1, 10_000_000);
}

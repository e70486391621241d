using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A person as lists show it.</summary>
/// <param name="Id">The person; 0 for the system.</param>
/// <param name="Name">Name in both languages; null for the system.</param>
public sealed record PersonRef(long Id, LocalText? Name)
{
    /// <summary>Reads a person whose names were joined, which finds none for the system.</summary>
    internal static PersonRef Read(Row row, string id, string nameZh = "person_zh", string nameEn = "person_en") =>
        new(row.Long(id), row.TextOrNull(nameZh) is { } zh ? new LocalText(zh, row.TextOrNull(nameEn)) : null);
}

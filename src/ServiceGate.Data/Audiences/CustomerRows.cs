using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>Customers as they stand in the register.</summary>
internal static class CustomerRows
{
    public const string Columns = "id, account, name, phone, email, push_id, tier, language, unit_code";

    public static Customer Read(Row row) => new(
        row.Long("id"), row.Text("account"), row.TextOrNull("name"), row.TextOrNull("phone"), row.TextOrNull("email"), row.TextOrNull("push_id"),
        row.Text("tier"), row.Text("language"), row.Text("unit_code"));
}

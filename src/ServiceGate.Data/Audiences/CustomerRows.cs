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

    /// <summary>Adds or updates customers by account number, of which each occurs once.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<IReadOnlyList<long>> UpsertAsync(SqlScope sql, IReadOnlyCollection<Customer> customers)
    {
        var known = await sql.ListAsync(
            $"SELECT {Columns} FROM customer WHERE account IN @accounts", new { accounts = customers.Select(c => c.Account).ToList() }, Read);
        var byAccount = known.ToDictionary(c => c.Account, StringComparer.Ordinal);
        var (ids, added) = (new List<long>(), new List<Customer>());
        foreach (var customer in customers)
        {
            var id = byAccount.TryGetValue(customer.Account, out var before) ? before.Id : await sql.NextIdAsync();
            ids.Add(id);
            if (before is null) added.Add(customer with { Id = id });
            else if (before != customer with { Id = id }) await UpdateAsync(sql, customer with { Id = id });
        }
        await sql.InsertAsync(
            "customer", ["id", "account", "name", "phone", "email", "push_id", "tier", "language", "unit_code"],
            added.Select(c => new object?[] { c.Id, c.Account, c.Name, c.Phone, c.Email, c.PushId, c.Tier, c.Language, c.UnitCode }));
        return ids;
    }

    private static Task<int> UpdateAsync(SqlScope sql, Customer customer) => sql.ExecuteAsync(
        """
        UPDATE customer
        SET name = @Name, phone = @Phone, email = @Email, push_id = @PushId, tier = @Tier, language = @Language, unit_code = @UnitCode
        WHERE id = @Id
        """,
        customer);
}

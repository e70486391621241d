using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>How many customers of each tier a risk would hit (按客户等级); null: nobody has counted that tier.</summary>
/// <param name="Diamond">Diamond (钻石).</param>
/// <param name="Gold">Gold (黄金).</param>
/// <param name="Silver">Silver (白银).</param>
/// <param name="Basic">Basic (基础).</param>
[Members("diamond", "gold", "silver", "basic")]
public sealed record AffectedTiers(int? Diamond = null, int? Gold = null, int? Silver = null, int? Basic = null)
{
    /// <summary>The tiers that were counted, the highest first.</summary>
    public IEnumerable<(string Tier, int Customers)> Counted()
    {
        if (Diamond is { } diamond) yield return ("diamond", diamond);
        if (Gold is { } gold) yield return ("gold", gold);
        if (Silver is { } silver) yield return ("silver", silver);
        if (Basic is { } basic) yield return ("basic", basic);
    }

    /// <summary>Checks each number, and that together they are not more than the risk says.</summary>
    internal void Check(int customersAffected, Check check)
    {
        foreach (var (tier, customers) in Counted()) check.Range(customers, $"affectedTiers.{tier}", 0, 100_000_000);
        check.That(Counted().Sum(t => (long)t.Customers) <= customersAffected, "risk.tiers-above-all", "affectedTiers", ("customers", customersAffected));
    }
}

using System.Globalization;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>What, when, where. Its only key is <see cref="Key"/>.</summary>
/// <param name="Title">Title.</param>
/// <param name="Description">What happens and why, at most 4,000 characters.</param>
/// <param name="WindowStart">Local start.</param>
/// <param name="WindowEnd">Local end.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Scope">Codes of the units whose customers are affected.</param>
/// <param name="ExternalOrders">Order numbers in other systems.</param>
/// <param name="Stages">The stages of the roll-out, first to last; null: all at once.</param>
/// <param name="Cause">What caused an emergency.</param>
/// <param name="Withdrawal">What a withdrawal takes away; null: it is none, or is not asked.</param>
/// <param name="LicenceTouched">Whether an end of service touches the licence; null: it does not.</param>
/// <param name="TermEnds">The day on which the first term ends that is not renewed, <c>2027-01-31</c>.</param>
/// <param name="FreezeReason">Why it cannot wait, where the window lies in a freeze period, at most 1,000 characters.</param>
/// <param name="HoldPoints">The hold points of its procedure beside those that the kind asks for, at most 10; null: none.</param>
/// <param name="Impact">What customers lose, and whom it hits hardest; null: not stated.</param>
/// <param name="Bills">Test bills, at most <see cref="TestBill.Most"/>; null: none.</param>
/// <param name="PostChecks">The checks after the work beside those that the kind asks for, at most 10; null: none.</param>
[Members("title", "description", "windowStart", "windowEnd", "timeZone", "scope", "externalOrders", "stages", "cause", "withdrawal", "licenceTouched", "termEnds", "freezeReason", "holdPoints", "impact", "bills", "postChecks")]
public sealed record LaunchHeader(
    string Title, string? Description, string WindowStart, string WindowEnd, string TimeZone, IReadOnlyList<string> Scope, IReadOnlyList<string> ExternalOrders,
    IReadOnlyList<Stage>? Stages = null, EmergencyCause? Cause = null, WithdrawalKind? Withdrawal = null, bool? LicenceTouched = null, string? TermEnds = null, string? FreezeReason = null,
    IReadOnlyList<OwnHoldPoint>? HoldPoints = null, CustomerImpact? Impact = null, IReadOnlyList<TestBill>? Bills = null,
    IReadOnlyList<OwnPostCheck>? PostChecks = null) : ItemContent
{
    /// <summary>The key of the only item.</summary>
    public const string Key = "header";

    /// <summary>What it takes away; null where it does not say.</summary>
    public Withdrawal? AsWithdrawal() => Withdrawal is { } kind
        ? new(kind, LicenceTouched is true, TermEnds is null ? null : DateOnly.ParseExact(TermEnds, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        : null;

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Title, "title", 200).Optional(Description, "description", 4000).Optional(FreezeReason, "freezeReason", 1000)
            .That(Scope.Count is > 0 and <= 100, "scope.required", "scope")
            .That(ExternalOrders.Count <= 20, "list.too-long", "externalOrders", ("most", 20))
            .That(ExternalOrders.All(o => !string.IsNullOrWhiteSpace(o) && o.Length <= 64), "order.length", "externalOrders", ("longest", 64));
        foreach (var order in ExternalOrders)
            check.Optional(order, "externalOrders", int.MaxValue);
        Impact?.Check(check);
        check.That((Bills?.Count ?? 0) <= TestBill.Most, "list.too-long", "bills", ("most", TestBill.Most));
        foreach (var (bill, i) in (Bills ?? []).Take(TestBill.Most).Select((b, i) => (b, i)))
            if (bill is null) check.That(false, "value.required", string.Create(CultureInfo.InvariantCulture, $"bills[{i}]"));
            else bill.Check(string.Create(CultureInfo.InvariantCulture, $"bills[{i}]"), check);
    }
}

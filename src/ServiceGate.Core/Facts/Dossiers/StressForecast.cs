using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>
/// What is known of a hotline or second line (服务压力测试): its seats, how long a call takes, how many customers are affected, and what is done about hours in which the target is missed. How many calls come is
/// derived from it, from the list of customers, the notice plan and the window whenever somebody looks. The key is the line's code.
/// </summary>
/// <param name="Customers">How many customers of each tier are affected, as far as is known: how they are mixed, and how many as long as there is no list.</param>
/// <param name="HandlingSeconds">Average handling time of a call with what is written down afterwards, 10 to 7,200 seconds.</param>
/// <param name="Shifts">Seats and usual calls, by hours of the day; hours that none names have no seats.</param>
/// <param name="SharePercent">Which share of the calls comes to this line, 1 to 100; null: all.</param>
/// <param name="Rates">How many calls come from 10,000 customers, where other than the kind says; null: as it says.</param>
/// <param name="RatesReason">Why.</param>
/// <param name="ToldPerHour">How many customers are told an hour at most, where other than the kind says: notices spread over more hours; null: as it says.</param>
/// <param name="ToldReason">Who sees to it.</param>
/// <param name="Answers">What is done about hours in which the target is missed, at most <see cref="StressAnswer.Most"/>; null: nothing.</param>
[Members("customers", "handlingSeconds", "shifts", "sharePercent", "rates", "ratesReason", "toldPerHour", "toldReason", "answers")]
public sealed record StressForecast(
    AffectedTiers Customers, int HandlingSeconds, IReadOnlyList<StressShift> Shifts, int? SharePercent = null, CallRates? Rates = null, string? RatesReason = null, int? ToldPerHour = null,
    string? ToldReason = null, IReadOnlyList<StressAnswer>? Answers = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.That(checklist.Stress is not { } ask || ask.Lines.Any(l => l.Code == key), "stress.line-unknown", "key", ("line", key.Shortened(64)))
            .That(Customers?.Counted().Any(t => t.Customers > 0) == true, "stress.customers-required", "customers")
            .Range(HandlingSeconds, "handlingSeconds", 10, 7200)
            .Optional(RatesReason, "ratesReason", 500).Optional(ToldReason, "toldReason", 500)
            .That(Rates?.SaysSomething() is not true || !string.IsNullOrWhiteSpace(RatesReason), "stress.reason-required", "ratesReason")
            .That(ToldPerHour is null || !string.IsNullOrWhiteSpace(ToldReason), "stress.reason-required", "toldReason");
        foreach (var (tier, customers) in Customers?.Counted() ?? []) check.Range(customers, $"customers.{tier}", 0, 100_000_000);
        if (SharePercent is { } share) check.Range(share, "sharePercent", 1, 100);
        if (ToldPerHour is { } told) check.Range(told, "toldPerHour", 1, 10_000_000);
        Rates?.Check(check);
        CheckShifts(check);
        check.That((Answers?.Count ?? 0) <= StressAnswer.Most, "list.too-long", "answers", ("most", StressAnswer.Most));
        foreach (var (answer, i) in (Answers ?? []).Select((a, i) => (a, i)))
            if (answer is null) check.That(false, "value.required", $"answers[{i}]");
            else answer.Check($"answers[{i}]", check);
    }

    private void CheckShifts(Check check)
    {
        check.That(Shifts is { Count: > 0 and <= StressShift.Most }, "stress.shifts-required", "shifts", ("most", StressShift.Most));
        foreach (var (shift, i) in (Shifts ?? []).Select((s, i) => (s, i)))
            if (shift is null) check.That(false, "value.required", $"shifts[{i}]");
            else
            {
                shift.Check($"shifts[{i}]", check);
                check.That(!Shifts!.Take(i).Any(other => other is not null && other.From < shift.Until && shift.From < other.Until), "stress.shifts-overlap", $"shifts[{i}].from");
            }
    }
}

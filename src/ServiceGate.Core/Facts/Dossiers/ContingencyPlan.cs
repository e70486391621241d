using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>What is done when a risk comes true (服务预案).</summary>
/// <param name="Title">Name of the plan.</param>
/// <param name="RiskKey">The risk it answers.</param>
/// <param name="Trigger">When it starts.</param>
/// <param name="Actions">Who does what within which time.</param>
/// <param name="Rollback">The right to roll single customers back, if the plan gives it.</param>
/// <param name="Compensation">What customers get.</param>
/// <param name="Rehearsal">Proof that it was tried; null until it was.</param>
/// <param name="Measure">What makes the trigger measurable; null: words alone.</param>
/// <param name="Pullers">Who may pull it; null: nobody is named.</param>
/// <param name="CustomerAction">What is done for a single customer; null: nothing is.</param>
/// <param name="FeeReduction">What is taken off the bill; null: nothing is.</param>
/// <param name="ValidUntil">The last day on which it is valid, <c>2026-12-31</c>; null: no end.</param>
[Members("title", "riskKey", "trigger", "actions", "rollback", "compensation", "rehearsal", "measure", "pullers", "customerAction", "feeReduction", "validUntil")]
public sealed record ContingencyPlan(
    string Title, string RiskKey, string Trigger, IReadOnlyList<ContingencyAction> Actions, OneClickRollback? Rollback = null, string? Compensation = null, Rehearsal? Rehearsal = null,
    TriggerMeasure? Measure = null, PlanPullers? Pullers = null, CustomerAction? CustomerAction = null, FeeReduction? FeeReduction = null, string? ValidUntil = null) : ItemContent
{
    /// <summary>Within how many minutes of the trigger everything is done: the longest of its actions.</summary>
    public int MinutesToAct() => Actions.Count == 0 ? 0 : Actions.Max(a => a.WithinMinutes);

    /// <summary>What it says that plans say since they can be acted on, as a field: then it is only for launches of those rules. How it was rehearsed anybody may say. Null: nothing.</summary>
    public string? YoungestField() => this switch
    {
        { Measure: not null } => "measure",
        { Pullers: not null } => "pullers",
        { CustomerAction: not null } => "customerAction",
        { FeeReduction: not null } => "feeReduction",
        { ValidUntil: not null } => "validUntil",
        { Rollback: { Grant: not null } or { Withdrawal: not null } } => "rollback",
        { Rehearsal.Run: not null } => "rehearsal",
        _ => null,
    };

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Title, "title", 200).Text(RiskKey, "riskKey", 64).Text(Trigger, "trigger", 1000).Optional(Compensation, "compensation", 1000)
            .That(Actions is { Count: > 0 and <= 50 }, "plan.actions-required", "actions");
        foreach (var (action, i) in (Actions ?? []).Select((a, i) => (a, i)))
            check.Text(action?.What, $"actions[{i}].what", 500).Text(action?.Who, $"actions[{i}].who", 100)
                .Range(action?.WithinMinutes ?? 0, $"actions[{i}].withinMinutes", 0, 10_080);
        if (Rollback is not null)
            Rollback.Check(check).Range(Rollback.TermDays, "rollback.termDays", 1, 365);
        if (ValidUntil is not null) CheckDate(ValidUntil, "validUntil", check);
        CheckMeasure(check);
        CheckAction(check);
        if (Rehearsal is null) return;
        CheckDate(Rehearsal.On, "rehearsal.on", check);
        check.Text(Rehearsal.By, "rehearsal.by", 200).Text(Rehearsal.Evidence, "rehearsal.evidence", 500).Optional(Rehearsal.Run, "rehearsal.run", 32);
        if (Rehearsal.Minutes is { } minutes) check.Range(minutes, "rehearsal.minutes", 0, 10_080);
    }

    private void CheckMeasure(Check check)
    {
        if (Measure is not null)
            check.Text(Measure.Metric, "measure.metric", TriggerMeasure.LongestMetric).That(DecimalText.IsNumber(Measure.Threshold), "stage.figure-number", "measure.threshold")
                .Range(Measure.Minutes, "measure.minutes", 0, 10_080);
        if (Pullers is not null)
            check.Optional(Pullers.Hotline, "pullers.hotline", 40)
                .That((Pullers.People?.Count ?? 0) <= PlanPullers.MostPeople, "list.too-long", "pullers.people", ("most", PlanPullers.MostPeople))
                .That((Pullers.People ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Count() == (Pullers.People?.Count ?? 0), "list.twice", "pullers.people")
                .That((Pullers.Roles ?? []).Distinct().Count() == (Pullers.Roles?.Count ?? 0), "list.twice", "pullers.roles");
    }

    private void CheckAction(Check check)
    {
        if (CustomerAction is not null)
            check.Optional(CustomerAction.Instruction, "customerAction.instruction", 1000).Optional(CustomerAction.Endpoint, "customerAction.endpoint", 64)
                .That(string.IsNullOrWhiteSpace(CustomerAction.Instruction) != string.IsNullOrWhiteSpace(CustomerAction.Endpoint), "plan.action-one-way", "customerAction.instruction");
        if (FeeReduction is not null)
            check.Text(FeeReduction.Rule, "feeReduction.rule", 500).Text(FeeReduction.Bill, "feeReduction.bill", 100).Text(FeeReduction.Who, "feeReduction.who", 100);
    }
}

/// <summary>One action of a plan.</summary>
/// <param name="What">What is done.</param>
/// <param name="Who">By whom.</param>
/// <param name="WithinMinutes">Within how many minutes of the trigger, 0 to 10,080.</param>
[Members("what", "who", "withinMinutes")]
public sealed record ContingencyAction(string What, string Who, int WithinMinutes);

/// <summary>One-click rollback (一键回退): agents may restore a single customer at once. It ends <paramref name="TermDays"/> days after the result was reported.</summary>
/// <param name="Holders">Who holds the right, in words, at most 200 characters; may be left out where it is said by people or roles.</param>
/// <param name="TermDays">For how many days, 1 to 365.</param>
/// <param name="People">Sign-in names of those who hold it, at most 50; null: nobody is named.</param>
/// <param name="Roles">The roles that hold it, in the launch's unit and above; null: none is named. Where neither is said, whoever may roll customers back there holds it.</param>
/// <param name="Grant">The grant from which the right comes (授权单), at most 200 characters; null: none is named.</param>
/// <param name="Withdrawal">How and by whom it is withdrawn when its term is over, and what proves it, at most 500 characters; null: not said.</param>
[Members("holders", "termDays", "people", "roles", "grant", "withdrawal")]
public sealed record OneClickRollback(
    string? Holders, int TermDays, IReadOnlyList<string>? People = null, IReadOnlyList<Role>? Roles = null, string? Grant = null, string? Withdrawal = null)
{
    private const int MostPeople = 50;

    /// <summary>Whether it is said by the directory who holds it, and not in words alone.</summary>
    public bool NamesHolders() => People is { Count: > 0 } || Roles is { Count: > 0 };

    internal Check Check(Check check)
    {
        if (NamesHolders()) check.Optional(Holders, "rollback.holders", 200);
        else check.Text(Holders, "rollback.holders", 200);
        check.Optional(Grant, "rollback.grant", 200).Optional(Withdrawal, "rollback.withdrawal", 500);
        var named = new Check().That((People?.Count ?? 0) <= MostPeople, "list.too-long", "people", ("most", MostPeople))
            .That((People ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Count() == (People?.Count ?? 0), "list.twice", "people")
            .That((Roles ?? []).Distinct().Count() == (Roles?.Count ?? 0), "list.twice", "roles");
        return check.Add(named.Violations, "rollback.");
    }
}

/// <summary>A rehearsal of a plan.</summary>
/// <param name="On">Day, <c>2026-11-20</c>.</param>
/// <param name="By">Who took part.</param>
/// <param name="Evidence">Where the record lies.</param>
/// <param name="Kind">How it was rehearsed; null: not said, as in plans of before.</param>
/// <param name="Result">What came of it; null: it worked.</param>
/// <param name="Minutes">How many minutes it took from the trigger to the last action, 0 to 10,080; null: not said.</param>
/// <param name="Run">The run of test calls that proves it, written by the system; null: none.</param>
[Members("on", "by", "evidence", "kind", "result", "minutes", "run")]
public sealed record Rehearsal(string On, string By, string Evidence, RehearsalKind? Kind = null, RehearsalResult? Result = null, int? Minutes = null, string? Run = null);

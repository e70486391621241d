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
[Members("title", "riskKey", "trigger", "actions", "rollback", "compensation", "rehearsal")]
public sealed record ContingencyPlan(
    string Title, string RiskKey, string Trigger, IReadOnlyList<ContingencyAction> Actions, OneClickRollback? Rollback = null, string? Compensation = null, Rehearsal? Rehearsal = null) : ItemContent
{
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
        if (Rehearsal is null) return;
        CheckDate(Rehearsal.On, "rehearsal.on", check);
        check.Text(Rehearsal.By, "rehearsal.by", 200).Text(Rehearsal.Evidence, "rehearsal.evidence", 500);
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
[Members("holders", "termDays", "people", "roles")]
public sealed record OneClickRollback(string? Holders, int TermDays, IReadOnlyList<string>? People = null, IReadOnlyList<Role>? Roles = null)
{
    private const int MostPeople = 50;

    /// <summary>Whether it is said by the directory who holds it, and not in words alone.</summary>
    public bool NamesHolders() => People is { Count: > 0 } || Roles is { Count: > 0 };

    internal Check Check(Check check)
    {
        if (NamesHolders()) check.Optional(Holders, "rollback.holders", 200);
        else check.Text(Holders, "rollback.holders", 200);
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
[Members("on", "by", "evidence")]
public sealed record Rehearsal(string On, string By, string Evidence);

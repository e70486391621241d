using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>How many have to sign at a step, in which seats and in which order (会签人数).</summary>
public static class Quorum
{
    /// <summary>
    /// A department's: so many reviewers as <c>quorum</c> says (one when it says nothing), and after them, where the step says <c>headConfirms</c>, the head, who is
    /// asked only when the reviewers have signed.
    /// </summary>
    public static SignOffPanel OfDepartment(Activity step)
    {
        var department = step.Text("department");
        var seats = new List<SignOffSeat> { new(Role.Reviewer, department, step.Number("quorum") ?? 1) };
        if (step.Flag("headConfirms", false)) seats.Add(new(Role.DepartmentHead, department));
        return new(seats, seats.Count, true, SubstituteOf(step));
    }

    /// <summary>
    /// A committee's: one seat for the head of each department but the proposer's own, which abstains (提出部门回避), in any order. <c>quorum</c> is <c>all</c> (also
    /// when it says nothing), <c>any</c>, or a number, which is at most all.
    /// </summary>
    public static SignOffPanel OfCommittee(Activity step, Launch launch)
    {
        var seats = step.Texts("committee").Distinct(StringComparer.Ordinal).Where(d => d != launch.Department).Select(d => new SignOffSeat(Role.DepartmentHead, d)).ToList();
        var needed = step.Text("quorum") switch
        {
            "any" => 1,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Math.Min(number, seats.Count),
            _ => seats.Count,
        };
        return new(seats, needed, false, SubstituteOf(step));
    }

    /// <summary>Whoever is told that a step is overdue may sign there only in a role that signs for departments; others are told and no more.</summary>
    public static Role? SubstituteOf(Activity step) =>
        step.Text("escalateTo") is { } code && CoreJson.ParseCode<Role>(code) is var role and (Role.Reviewer or Role.DepartmentHead) ? role : null;
}

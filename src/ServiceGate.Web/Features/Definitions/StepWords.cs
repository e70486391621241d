using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>Says in words what a step of a definition asks, of whom and by when.</summary>
internal static class StepWords
{
    /// <summary>Why one signature is enough, as the files that come with the program say it, and where that stands in both languages. Other files speak for themselves.</summary>
    private static readonly Dictionary<string, string> ShippedReasons = new(StringComparer.Ordinal)
    {
        ["Low risk: the head of the own department has agreed before, no customer is hit hard, and both gates still check the whole dossier."] = "definition.reason.low-risk",
    };

    /// <summary>What kind of step it is.</summary>
    public static string KindOf(Activity step, Texts texts) =>
        texts.Name("activity", step.Type.Name[(step.Type.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    /// <summary>Who acts there.</summary>
    public static string WhoOf(Activity step, WorkflowDefinition definition, Texts texts) =>
        StepType.Of(step).ActorsOf(step, LaunchVariants.Of(definition.Id)?.Variant ?? LaunchVariant.Launch) switch
        {
            { IsOwnHead: true } => texts.T("definition.own-head"),
            { Departments: [var department] } => texts.Name("department", department),
            { Departments: { } committee } => texts.T("definition.committee", ("departments", texts.List(committee.Select(d => texts.Name("department", d))))),
            { Role: { } role } => texts.Name("role", role.Code()),
            _ => texts.T("definition.by-itself"),
        };

    /// <summary>How many sign, whether the head confirms, and why one signature is enough where it is; empty where the definition says nothing.</summary>
    public static string QuorumOf(Activity step, Texts texts)
    {
        if (!RequiredSignatures.IsSignOff(step)) return "";
        var words = new List<string>();
        var committee = step.Inputs.ContainsKey("committee");
        var quorum = step.Text("quorum");
        if (int.TryParse(quorum, out var number)) words.Add(texts.Count(committee ? "definition.quorum-votes" : "definition.quorum-signers", number));
        else if (committee) words.Add(texts.T(quorum == "any" ? "definition.quorum-any" : "definition.quorum-all"));
        if (step.Flag("headConfirms", false)) words.Add(texts.T("definition.head-confirms"));
        if (step.Text("singleSignature") is { } reason) words.Add(texts.T("definition.single-signature", ("reason", ShippedReasons.TryGetValue(reason, out var known) ? texts.T(known) : reason)));
        if (step.Text("level") is { } level && level != "own") words.Add(texts.T("definition.level." + level));
        return texts.List(words);
    }

    /// <summary>By when it is due; empty where it has no deadline of its own.</summary>
    public static string DeadlineOf(Activity step, Texts texts) =>
        step.Number("dueHours") is { } hours ? texts.Count("definition.due-hours", hours)
        : step.Number("dueWorkingHours") is { } working ? texts.Count("definition.due-working-hours", working)
        : step.Number("dueWorkingDays") is { } days ? texts.Count("definition.due-working-days", days)
        : step.Type is WatchComplaints ? WatchOf(step, texts)
        : "";

    /// <summary>In which lane it stands: for which levels of risk it is required; empty: for all.</summary>
    public static string LaneOf(Activity step, Texts texts) =>
        texts.List(step.Texts("levels").Select(level => texts.Name("risk-level", level)));

    private static string WatchOf(Activity step, Texts texts) =>
        step.Number("days") is { } days ? texts.Count("definition.watch-days", days)
        : step.Number("hours") is { } hours ? texts.Count("definition.watch-hours", hours)
        : "";
}

using ServiceGate.Core.Launches;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>Says in words what a step of a definition asks, of whom and by when.</summary>
internal static class StepWords
{
    /// <summary>What kind of step it is.</summary>
    public static string KindOf(Activity step, Texts texts) =>
        texts.Name("activity", step.Type[(step.Type.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    /// <summary>Whom it asks; empty where nobody is asked.</summary>
    public static string WhoOf(Activity step, WorkflowDefinition definition, Texts texts) => step.Type switch
    {
        ActivityCatalogue.AgreeToSubmit => texts.T("definition.own-head"),
        ActivityCatalogue.SignOff when SignOffPanel.IsCommittee(step) =>
            texts.T("definition.committee", ("departments", texts.List(step.Texts("committee").Select(d => texts.Name("department", d))))),
        ActivityCatalogue.SignOff => texts.Name("department", step.Text("department")),
        ActivityCatalogue.CollectSections or ActivityCatalogue.Notify => texts.Name("role", step.Text("role")),
        ActivityCatalogue.AwaitLaunch => texts.T("role.operations"),
        ActivityCatalogue.PostLaunchReview =>
            texts.T(LaunchVariants.Of(definition.Id)?.Variant is LaunchVariant.Emergency ? "role.operations" : "role.product-manager"),
        ActivityCatalogue.ConfirmAcknowledgements => texts.T("role.channel-owner"),
        _ => "",
    };

    /// <summary>How many sign, whether the head confirms, and why one signature is enough where it is; empty where the definition says nothing.</summary>
    public static string QuorumOf(Activity step, Texts texts)
    {
        if (step.Type != ActivityCatalogue.SignOff) return "";
        var words = new List<string>();
        var committee = SignOffPanel.IsCommittee(step);
        var quorum = step.Text("quorum");
        if (int.TryParse(quorum, out var number)) words.Add(texts.Count(committee ? "definition.quorum-votes" : "definition.quorum-signers", number));
        else if (committee) words.Add(texts.T(quorum == "any" ? "definition.quorum-any" : "definition.quorum-all"));
        if (step.Flag("headConfirms", false)) words.Add(texts.T("definition.head-confirms"));
        if (step.Text("singleSignature") is { } reason) words.Add(texts.T("definition.single-signature", ("reason", reason)));
        if (step.Text("level") is { } level && level != "own") words.Add(texts.T("definition.level." + level));
        return texts.List(words);
    }

    /// <summary>By when it is due; empty where it has no deadline of its own.</summary>
    public static string DeadlineOf(Activity step, Texts texts) =>
        step.Number("dueHours") is { } hours ? texts.Count("definition.due-hours", hours)
        : step.Number("dueWorkingHours") is { } working ? texts.Count("definition.due-working-hours", working)
        : step.Number("dueWorkingDays") is { } days ? texts.Count("definition.due-working-days", days)
        : step.Type == ActivityCatalogue.WatchComplaints ? WatchOf(step, texts)
        : "";

    /// <summary>In which lane it stands: for which levels of risk it is required; empty: for all.</summary>
    public static string LaneOf(Activity step, Texts texts) =>
        texts.List(step.Texts("levels").Select(level => texts.Name("risk-level", level)));

    private static string WatchOf(Activity step, Texts texts) =>
        step.Number("days") is { } days ? texts.Count("definition.watch-days", days)
        : step.Number("hours") is { } hours ? texts.Count("definition.watch-hours", hours)
        : "";
}

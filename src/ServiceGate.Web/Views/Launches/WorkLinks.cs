using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Where work is done.</summary>
public static class WorkLinks
{
    /// <summary>The page on which an owed piece of work is done.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="item">The work.</param>
    /// <param name="definition">The definition that the launch follows; it says what a step collects.</param>
    public static string Of(string launch, WorkItem item, WorkflowDefinition definition) => item.Kind switch
    {
        WorkKind.FillIn when StepSections.IsHandedInWithNotices(definition.Find(item.Step!)) => $"/launches/{launch}/notices",
        WorkKind.FillIn => $"/launches/{launch}/dossier",
        WorkKind.FillSeat => "/organisation",
        WorkKind.Agree or WorkKind.SignOff or WorkKind.SignAgain => $"/launches/{launch}/review/{item.Step}",
        WorkKind.FulfilCondition or WorkKind.ConfirmCondition => $"/launches/{launch}/review#finding-{ConditionOf(item)}",
        WorkKind.DecideStage => $"/launches/{launch}/run#stages",
        WorkKind.ConfirmStage => $"/launches/{launch}/run#stage-second",
        WorkKind.Watch => $"/launches/{launch}/run#watch",
        WorkKind.Acknowledge => $"/launches/{launch}/dossier/channels#item-{item.Who.Channel}",
        WorkKind.SettlePromise or WorkKind.DecideSettlement => $"/launches/{launch}/notices#settlements",
        WorkKind.DecideWaiver or WorkKind.RenewWaiver => $"/launches/{launch}/waivers",
        WorkKind.AnswerConcerns => $"/launches/{launch}/dossier/concerns",
        WorkKind.ProveControls => $"/launches/{launch}/dossier/risks",
        WorkKind.ProveElements => $"/launches/{launch}/dossier/channels",
        WorkKind.FixFindings => $"/launches/{launch}/trial-findings",
        WorkKind.TickHoldPoint => $"/launches/{launch}/run#hold-points",
        WorkKind.ProvePostChecks or WorkKind.SettlePostChecks => $"/launches/{launch}/run#post-checks",
        WorkKind.ReportStart => $"/launches/{launch}/run#start",
        WorkKind.RenewRestoration => $"/launches/{launch}/run#restoration",
        WorkKind.ConfirmEmergency => $"/launches/{launch}/run#second-person",
        WorkKind.SettleDoubt => $"/batches/{item.Key.Split(':')[1]}",
        _ => $"/launches/{launch}/run",
    };

    /// <summary>Id of the condition that work is about (<c>condition:17</c>, or with whom it asks <c>condition:17@…</c>); null when it is about none.</summary>
    /// <param name="item">The work.</param>
    public static long? ConditionOf(WorkItem item) => item.Kind is WorkKind.FulfilCondition or WorkKind.ConfirmCondition
        && long.TryParse(string.Concat(item.Key.Split(':').ElementAtOrDefault(1)?.TakeWhile(char.IsAsciiDigit) ?? []), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

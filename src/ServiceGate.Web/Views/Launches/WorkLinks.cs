using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Where work is done.</summary>
public static class WorkLinks
{
    /// <summary>The page on which an owed piece of work is done.</summary>
    public static string Of(string launch, WorkItem item) => item.Kind switch
    {
        WorkKind.FillIn when item.Step is "audience" or "report" => $"/launches/{launch}/notices",
        WorkKind.FillIn => $"/launches/{launch}/dossier",
        WorkKind.Agree or WorkKind.SignOff or WorkKind.SignAgain => $"/launches/{launch}/review/{item.Step}",
        WorkKind.FulfilCondition or WorkKind.ConfirmCondition => $"/launches/{launch}/review#finding-{item.Key.Split(':').ElementAtOrDefault(1)}",
        WorkKind.DecideStage => $"/launches/{launch}/run#stages",
        WorkKind.Watch => $"/launches/{launch}/run#watch",
        WorkKind.Acknowledge => $"/launches/{launch}/dossier/channels#item-{item.Who.Channel}",
        _ => $"/launches/{launch}/run",
    };
}

namespace ServiceGate.Web.Shell.Flow;

/// <summary>Names of a node's states in style sheets and texts, and their icons.</summary>
internal static class FlowStates
{
    public static string Word(FlowState state) => state switch
    {
        FlowState.Done => "done",
        FlowState.Waiting => "waiting",
        FlowState.Overdue => "overdue",
        _ => "todo",
    };

    public static string Icon(FlowState state) => state switch
    {
        FlowState.Done => "state-open",
        FlowState.Waiting => "state-waiting",
        FlowState.Overdue => "warning",
        _ => "state-draft",
    };
}

using System.Globalization;
using System.Text;

namespace ServiceGate.Core.Workflow;

/// <summary>
/// What of a state decides how it can go on. Counters grow with every round, but merges only compare them: a connection's count
/// matters by how far it is ahead of its target's, so that two rounds which left the same work open have the same marking. Whether
/// old news was followed no longer matters, for merges look at the newest only.
/// </summary>
internal static class Marking
{
    internal static string Of(WorkflowDefinition definition, WorkflowState state)
    {
        var text = new StringBuilder(state.Status.ToString());
        foreach (var waiting in state.Waiting.OrderBy(w => w.ActivityId, StringComparer.Ordinal))
            text.Append('|').Append(waiting.ActivityId);
        foreach (var (id, value) in state.Variables)
            text.Append('|').Append(id).Append('=').Append(value.GetRawText());
        foreach (var connection in definition.Connections.Where(connection => !definition.Graph.IsBackward(connection)))
            AppendLead(text, connection, state.Flow);
        return text.ToString();
    }

    private static void AppendLead(StringBuilder text, Connection connection, FlowCounters flow)
    {
        var visits = flow.Connections.GetValueOrDefault(connection.Key);
        var lead = (visits?.Count ?? 0) - flow.Activities.GetValueOrDefault(connection.Target);
        if (lead < 0)
            // By how much does not matter: once is enough for the next arrival to be lost, which is a fault.
            text.Append('|').Append(connection.Key).Append('-');
        else if (lead > 0)
            text.Append(CultureInfo.InvariantCulture, $"|{connection.Key}+{lead}{(visits!.Followed ? "!" : "")}");
    }
}

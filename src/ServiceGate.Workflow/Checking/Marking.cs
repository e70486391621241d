using System.Globalization;
using System.Text;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Workflow.Checking;

/// <summary>
/// What of a position decides how it can go on. Counters grow with every round, but merges only compare them: a connection's count
/// matters by how far it is ahead of its target's, so that two rounds which left the same work open have the same marking. Whether
/// old news was followed no longer matters, for merges look at the newest only.
/// </summary>
internal static class Marking
{
    /// <summary>The marking after a step.</summary>
    /// <param name="run">The step.</param>
    /// <param name="ignored">Variables whose values are left out.</param>
    internal static string Of(FlowRun run, params IEnumerable<string> ignored)
    {
        var text = new StringBuilder(run.Status.ToString());
        foreach (var (id, value) in run.Variables.Where(variable => !ignored.Contains(variable.Key)).OrderBy(variable => variable.Key, StringComparer.Ordinal))
            text.Append('|').Append(id).Append('=').Append(value.GetRawText());
        Append(text, run.Position.Root, run.Position.Active);
        return text.ToString();
    }

    private static void Append(StringBuilder text, FlowScope scope, IReadOnlyList<FlowEntry> active)
    {
        foreach (var entry in active.Where(entry => entry.Scope == scope).OrderBy(entry => entry.Activity.Id, StringComparer.Ordinal))
        {
            text.Append('|').Append(entry.Activity.Id);
            if (entry.Inside is { } inside)
            {
                text.Append('{');
                Append(text, inside, active);
                text.Append('}');
            }
        }

        foreach (var connection in scope.Graph.Forward)
            AppendLead(text, connection, scope.Tally);
    }

    private static void AppendLead(StringBuilder text, Connection connection, FlowTally tally)
    {
        var lead = tally.Lead(connection);
        if (lead < 0)
            // By how much does not matter: once is enough for the next arrival to be lost, which is a fault.
            text.Append('|').Append(connection.Key).Append('-');
        else if (lead > 0)
            text.Append(CultureInfo.InvariantCulture, $"|{connection.Key}+{lead}{(tally.Followed(connection) ? "!" : "")}");
    }
}

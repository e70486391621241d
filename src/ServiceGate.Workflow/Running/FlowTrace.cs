using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Running;

/// <summary>What happened in a step that does not show in the state: the checker judges by it.</summary>
internal sealed class FlowTrace
{
    private readonly List<FlowEntry> _entries = [];
    private readonly List<Connection> _losses = [];
    private readonly List<(string Terminal, IReadOnlyList<string> Dropped)> _endings = [];
    private readonly List<string?> _dry = [];
    private readonly List<(FlowEntry Entry, string Join)> _withdrawals = [];

    /// <summary>The visits begun, in their order.</summary>
    internal IReadOnlyList<FlowEntry> Entries => _entries;

    /// <summary>The connections that were followed to a merge which took them for old news, as it had run ahead of them.</summary>
    internal IReadOnlyList<Connection> Losses => _losses;

    /// <summary>Each Elsa.Finish and Elsa.End that was reached, with the activities that waited or were about to begin.</summary>
    internal IReadOnlyList<(string Terminal, IReadOnlyList<string> Dropped)> Endings => _endings;

    /// <summary>The flowcharts that ended because nothing was left to do in them; null is the root.</summary>
    internal IReadOnlyList<string?> Dry => _dry;

    /// <summary>What joins withdrew.</summary>
    internal IReadOnlyList<(FlowEntry Entry, string Join)> Withdrawals => _withdrawals;

    internal void Entered(FlowEntry entry) => _entries.Add(entry);

    internal void Lost(Connection connection) => _losses.Add(connection);

    internal void Ended(FlowEntry terminal, IEnumerable<string> dropped) => _endings.Add((terminal.Activity.Id, [.. dropped]));

    internal void RanOut(FlowScope scope) => _dry.Add(scope.Flowchart.Id);

    internal void Withdrawn(FlowEntry entry, string join) => _withdrawals.Add((entry, join));
}

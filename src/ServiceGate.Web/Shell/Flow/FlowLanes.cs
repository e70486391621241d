namespace ServiceGate.Web.Shell.Flow;

/// <summary>
/// Gives every line that runs below a band of nodes a lane of its own, so that no two lie on each other. A line to the next band and a
/// line back each take one; lines into the same node share it.
/// </summary>
internal sealed class FlowLanes
{
    public const double Pitch = 17;
    public const double Margin = 18;

    private readonly Dictionary<(int Band, string Line), int> _lanes = [];
    private readonly Dictionary<int, int> _counts = [];
    private readonly Dictionary<FlowEdge, int> _sides = [];

    /// <summary>Counts the lanes for edges between nodes whose bands are known; edges to nowhere take none.</summary>
    public FlowLanes(IReadOnlyList<FlowEdge> edges, IReadOnlyDictionary<string, int> bands)
    {
        foreach (var edge in edges)
        {
            if (!bands.TryGetValue(edge.From, out var from) || !bands.TryGetValue(edge.To, out var to))
                continue;
            if (edge.IsBack || from != to)
                Take(from, NameOf(edge));
            if (edge.IsBack && from != to)
            {
                Take(to, NameOf(edge));
                _sides[edge] = _sides.Count;
            }
        }
    }

    /// <summary>The lane of an edge below a band, from 0.</summary>
    public int Of(FlowEdge edge, int band) => _lanes[(band, NameOf(edge))];

    /// <summary>The lane beside the drawing of an edge that returns to an earlier band, from 0.</summary>
    public int Beside(FlowEdge edge) => _sides[edge];

    /// <summary>The room between a band and the next.</summary>
    public double HeightBelow(int band) => 2 * Margin + Math.Max(0, _counts.GetValueOrDefault(band) - 1) * Pitch;

    private void Take(int band, string line)
    {
        if (_lanes.TryAdd((band, line), _counts.GetValueOrDefault(band)))
            _counts[band] = _counts.GetValueOrDefault(band) + 1;
    }

    private static string NameOf(FlowEdge edge) => edge.IsBack ? $"back to {edge.To}" : $"to {edge.To}";
}

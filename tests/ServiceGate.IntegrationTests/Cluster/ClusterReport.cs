using System.Globalization;
using System.Text;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>What happened, in numbers.</summary>
internal sealed class ClusterReport(ClusterPlan plan, NodeGroup nodes, IReadOnlyCollection<SentCommand> sent, GatewaySink sink)
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes it.</summary>
    public async Task<string> WriteAsync(ClusterEvidence evidence)
    {
        Line("seed", plan.Seed);
        Line("nodes, chunks at once each", $"{ClusterPlan.Nodes}, {ClusterPlan.Parallel}");
        Line("killing for, one about every", $"{plan.Killing.TotalSeconds} s, {plan.KillEvery.TotalSeconds} s");
        Line("kills", nodes.Kills.Count);
        Commands();
        Line("second sendings: answered from what the dead node stored", await evidence.AnsweredForTheDeadAsync(sent));
        Line("audit events", await evidence.AuditEventsAsync());
        Line("batch: status, planned, accepted, failed, expired", await evidence.BatchAsync());
        Line("batch: seconds", await evidence.BatchSecondsAsync());
        Chunks();
        return _text.ToString();
    }

    private void Commands()
    {
        var took = sent.Select(s => s.Took.TotalMilliseconds).Order().ToList();
        var retried = sent.Where(s => s.Second is not null).ToList();
        Line("commands: sent", sent.Count);
        Line("commands: carried out (decisions, edits)", $"{sent.Count(s => s.Last.IsAccepted)} ({sent.Count(s => s.Last.IsAccepted && !s.IsEdit)}, {sent.Count(s => s.Last.IsAccepted && s.IsEdit)})");
        Line("commands: refused by a rule", string.Join(", ", sent.Where(s => s.Last.IsRefused).CountBy(s => s.Last.RuleOfRefusal()).OrderByDescending(r => r.Value).Select(r => $"{r.Value} {r.Key}")));
        Line("commands: hit a death", sent.Count(s => s.First.Status is null));
        Line("commands: answered 5xx", sent.Count(s => s.First.Status >= 500));
        Line("second sendings: carried out, refused, failed", $"{retried.Count(s => s.Last.IsAccepted)}, {retried.Count(s => s.Last.IsRefused)}, {retried.Count(s => s.Last.IsBroken)}");
        Line("answers, ms: p50, p99, longest", $"{At(took, 0.5):0}, {At(took, 0.99):0}, {took[^1]:0}");
    }

    private void Chunks()
    {
        var again = sink.Arrivals.GroupBy(a => a.Chunk).Where(g => g.Count() > 1).ToList();
        Line("sink: chunks, messages", $"{sink.Arrivals.Count}, {sink.Seen.Values.Sum()}");
        Line("sink: different messages, seen twice, more often", $"{sink.Seen.Count}, {sink.Seen.Values.Count(n => n == 2)}, {sink.Seen.Values.Count(n => n > 2)}");
        Line("chunks in flight at kills, seen again", $"{nodes.Kills.Sum(k => k.InFlight.Count)}, {again.Sum(g => g.Count() - 1)}");
        Line("from a kill to the second sending, s: median, longest", Waits() is { Count: > 0 } waits ? $"{At(waits, 0.5):0.0}, {waits[^1]:0.0}" : "-");
        Line("lines that nodes logged as warning, as error", $"{nodes.Said.Count(l => l.Contains("warn:", StringComparison.Ordinal))}, {nodes.Said.Count(l => l.Contains("fail:", StringComparison.Ordinal))}");
    }

    /// <summary>How long after each kill its chunks arrived again; who had taken one over and was killed too begins its count anew.</summary>
    private List<double> Waits() =>
    [
        .. from kill in nodes.Kills
           from chunk in kill.InFlight
           from next in sink.Arrivals.Where(a => a.Chunk == chunk && a.At > kill.At).Take(1)
           where !nodes.Kills.Any(k => k.At > kill.At && k.At < next.At && k.InFlight.Contains(chunk))
           let wait = (next.At - kill.At).TotalSeconds
           orderby wait
           select wait,
    ];

    private static double At(List<double> ordered, double part) => ordered[Math.Max(0, (int)Math.Ceiling(ordered.Count * part) - 1)];

    private void Line(string what, object value) => _text.AppendLine(CultureInfo.InvariantCulture, $"{what,-55} {value}");
}

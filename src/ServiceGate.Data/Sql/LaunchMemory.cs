using System.Collections.Frozen;

namespace ServiceGate.Data.Sql;

/// <summary>
/// What was read of launches last, for the next transaction that finds a launch at the same revision. Whatever writes the tables named here writes the launch in the same
/// transaction with a new revision (its <c>input_rev</c>), whichever node it runs on; whoever does not, in this process, empties the memory. Safe for use by several threads.
/// </summary>
internal sealed class LaunchMemory
{
    /// <summary>How many rows are kept in all, about 20 MB of long texts; and of how many launches.</summary>
    internal const int MostRows = 20_000, MostLaunches = 500;

    /// <summary>Tables whose rows belong to one launch and change only with its revision. Batches, lists and positions also change without.</summary>
    private static readonly FrozenSet<string> Owned = new[]
    {
        "dossier_item", "item_change", "level_raise", "step_decision", "decision_cover", "decision_taken_back", "finding", "acknowledgement", "duty", "gate", "launch_deputy",
        "notice_settlement", "attachment", "concern_waiver", "concern_comment", "what_if_answer", "notice_confirmation", "notice_version", "service_only", "seed_test", "bookmark", "timer", "work_item",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Rows that never change; they are looked up by their hash.</summary>
    internal const string Fixed = "content";

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Kept> _launches = [];
    private int _rows;
    private long _uses;

    /// <summary>Whether rows of launches are among the tables that were written.</summary>
    public static bool IsTouchedBy(HashSet<string> tables) => tables.Overlaps(Owned);

    /// <summary>What is known of a launch at a revision; nothing when it was read at another one.</summary>
    public IReadOnlyList<KeyValuePair<AskedQuery, ReadAnswer>> Find(long launchId, long revision)
    {
        lock (_lock)
        {
            if (!_launches.TryGetValue(launchId, out var kept) || kept.Revision != revision) return [];
            kept.LastUse = ++_uses;
            return kept.Answers;
        }
    }

    /// <summary>Keeps what was read of a launch at a revision, unless a later one is known.</summary>
    public void Keep(long launchId, long revision, Dictionary<AskedQuery, ReadAnswer> answers)
    {
        var itself = ArgumentsOf(launchId);
        List<KeyValuePair<AskedQuery, ReadAnswer>> own = [.. answers.Where(a => itself.Equals(a.Key.Arguments) && a.Value.Tables.All(IsKept))];
        lock (_lock)
        {
            if (_launches.TryGetValue(launchId, out var before))
            {
                if (before.Revision > revision || (before.Revision == revision && before.Answers.Count >= own.Count)) return;
                Remove(launchId, before);
            }
            var kept = new Kept(revision, own) { LastUse = ++_uses };
            _launches.Add(launchId, kept);
            _rows += kept.Rows;
            if (_rows > MostRows || _launches.Count > MostLaunches) ForgetOldest();
        }
    }

    /// <summary>The arguments of a query about a launch and nothing else: only their answers are kept.</summary>
    internal static object ArgumentsOf(long launchId) => new { launchId };

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _launches.Clear();
            _rows = 0;
        }
    }

    private static bool IsKept(string table) => table == Fixed || Owned.Contains(table);

    // Down to three quarters, so that not every launch that comes has to look for one that goes.
    private void ForgetOldest()
    {
        foreach (var (launchId, kept) in _launches.OrderBy(l => l.Value.LastUse).ToList())
        {
            if (_rows <= MostRows * 3 / 4 && _launches.Count <= MostLaunches * 3 / 4) return;
            Remove(launchId, kept);
        }
    }

    private void Remove(long launchId, Kept kept)
    {
        _launches.Remove(launchId);
        _rows -= kept.Rows;
    }

    private sealed record Kept(long Revision, IReadOnlyList<KeyValuePair<AskedQuery, ReadAnswer>> Answers)
    {
        public int Rows { get; } = Answers.Sum(a => a.Value.Count + 1);

        public long LastUse { get; set; }
    }
}

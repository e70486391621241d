using System.Diagnostics.CodeAnalysis;

namespace ServiceGate.Data.Sql;

/// <summary>
/// What a transaction has read and gives again instead of asking twice: answers to queries, each until a table that it names is written. Only for transactions that
/// see one state from their start, apart from what they write themselves. Not safe for use by two threads at once.
/// </summary>
/// <param name="launches">What transactions before have read of launches.</param>
internal sealed class ReadMemory(LaunchMemory launches)
{
    /// <summary>As many rows as are kept; what comes after is read again when it is asked for again.</summary>
    private const int MostRows = 20_000;

    private readonly Dictionary<AskedQuery, ReadAnswer> _answers = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> _seen = [];
    private readonly Dictionary<long, long> _settled = [];
    private readonly HashSet<object> _new = [];
    private int _rows;

    /// <summary>Whether answers are kept at all; what is written is noted in any case.</summary>
    public bool Keeps { get; set; }

    /// <summary>Whether rows of the organisation have changed.</summary>
    public bool ChangesOrganisation { get; private set; }

    /// <summary>Whether the organisation then gets another revision.</summary>
    public bool RenewsRevision { get; set; } = true;

    /// <summary>The answer that is still so.</summary>
    public bool TryGet<T>(in AskedQuery asked, [MaybeNullWhen(false)] out T answer)
    {
        answer = default;
        if (!Keeps || !_answers.TryGetValue(asked, out var known)) return false;
        answer = (T)known.Rows;
        return true;
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(in AskedQuery asked, object rows, int count)
    {
        if (!Keeps || _rows + count > MostRows || StatementTables.Of(asked.Sql) is not { IsQuery: true } tables) return;
        _answers[asked] = new(rows, count, tables.Names);
        _rows += count;
    }

    /// <summary>Notes that rows of a statement's tables have changed.</summary>
    public void Wrote(string sql)
    {
        var tables = StatementTables.Of(sql).Names;
        if (OrganisationRevision.IsChangedBy(sql, tables)) ChangesOrganisation = true;
        Forget(tables, sql.StartsWith("INSERT", StringComparison.Ordinal));
    }

    /// <summary>Notes that rows have come into a table.</summary>
    public void WroteTo(string table)
    {
        if (OrganisationRevision.IsIn(table)) ChangesOrganisation = true;
        Forget([table], true);
    }

    // What never changes is found by its hash: that more of it is there changes no answer that it was joined to.
    private void Forget(IEnumerable<string> tables, bool added)
    {
        foreach (var table in tables)
        {
            _written.Add(table);
            if (!Keeps) continue;
            foreach (var (asked, _) in _answers.Where(a => a.Value.Tables.Contains(table) && !(added && table == LaunchMemory.Fixed && a.Value.Tables.Count > 1)).ToList()) _answers.Remove(asked);
        }
    }

    /// <summary>Forgets all answers, since some of what was written is undone.</summary>
    public void Undone() => _answers.Clear();

    /// <summary>Notes which revision of a launch the transaction sees, and takes over what others have read of it.</summary>
    public void Saw(long launchId, long revision)
    {
        if (!Keeps || !_seen.TryAdd(launchId, revision) || LaunchMemory.IsTouchedBy(_written)) return;
        foreach (var (asked, answer) in launches.Find(launchId, revision)) _answers.TryAdd(asked, answer);
    }

    /// <summary>Notes that a launch was not there before: what is not written of it is not there.</summary>
    public void Added(long launchId) => _new.Add(LaunchMemory.ArgumentsOf(launchId));

    /// <summary>Whether a query asks for what a launch consists of that was just added, from tables of which nothing was written.</summary>
    public bool IsOfNewLaunch(in AskedQuery asked) =>
        Keeps && asked.Arguments is { } launch && _new.Contains(launch) && StatementTables.Of(asked.Sql) is { IsQuery: true } tables && !tables.Names.Overlaps(_written);

    /// <summary>Notes which revision a launch has from now on: no other transaction writes it, or anything of the launch.</summary>
    public void Settled(long launchId, long revision) => _settled[launchId] = revision;

    /// <summary>Gives what it knows of launches to the transactions to come, after the commit.</summary>
    public void Committed()
    {
        if (LaunchMemory.IsTouchedBy(_written) && _settled.Count == 0) launches.Forget();
        else Share(_settled);
    }

    /// <summary>Gives what it knows of launches to the transactions to come, after it has only read.</summary>
    public void Read() => Share(_seen);

    private void Share(Dictionary<long, long> revisions)
    {
        if (!Keeps) return;
        foreach (var (launchId, revision) in revisions) launches.Keep(launchId, revision, _answers);
    }
}

/// <summary>A query as it was asked. Two are the same when text and arguments are, and the rows are made into the same by the same method, which holds nothing of its own.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Arguments">The arguments; lists among them are the same only when they are one object.</param>
/// <param name="Map">Makes something of each row.</param>
internal readonly record struct AskedQuery(string Sql, object? Arguments, Delegate Map);

/// <summary>An answer.</summary>
/// <param name="Rows">What was made of the rows. Nobody changes it.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Tables">The tables that it was read from.</param>
internal sealed record ReadAnswer(object Rows, int Count, IReadOnlySet<string> Tables);

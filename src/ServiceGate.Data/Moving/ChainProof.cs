using System.Data.Common;
using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Data.Audit;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>What is wrong with an audit chain of the target.</summary>
public enum ChainFault
{
    /// <summary>An event does not follow from the one before.</summary>
    [JsonStringEnumMemberName("broken")] Broken,

    /// <summary>The chain ends otherwise than in the source, or is missing, or is one that the source does not have.</summary>
    [JsonStringEnumMemberName("other-end")] OtherEnd,
}

/// <summary>An audit chain of the target that is not as it should be.</summary>
/// <param name="Chain">The launch's id, or 0 for the system's chain.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Sequence">The event at which it shows.</param>
public sealed record ChainProof(long Chain, ChainFault Fault, long Sequence);

/// <summary>Follows every audit chain of a database from its start, in one reading, and compares the ends with the heads of another.</summary>
internal sealed class ChainCheck
{
    private readonly List<ChainProof> _faults = [];
    private readonly Dictionary<long, (long Sequence, string Hash)> _ends = [];
    private long _chain = -1;
    private (long Sequence, string Hash) _last = (0, AuditTrail.Origin);

    /// <summary>Checks the target's chains against the source's heads, and against its own.</summary>
    /// <returns>What is wrong, and how many chains there are.</returns>
    public static async Task<(IReadOnlyList<ChainProof> Faults, int Chains)> RunAsync(SqlScope source, SqlScope target)
    {
        var check = new ChainCheck();
        await target.EachAsync(
            "SELECT chain, sequence, at, person_id, what, body, previous, hash FROM audit_event ORDER BY chain, sequence", null, check.Follow);
        check.End();
        check.Compare(await HeadsAsync(source));
        check.Compare(await HeadsAsync(target));
        return ([.. check._faults.DistinctBy(f => f.Chain)], check._ends.Count);
    }

    private bool Follow(DbDataReader reader)
    {
        var e = AuditStore.Event(new(reader));
        if (e.Chain != _chain) End();
        if (_last.Sequence == 0) _chain = e.Chain;
        if (AuditTrail.FirstBroken([e], _last.Sequence, _last.Hash) is not null) _faults.Add(new(e.Chain, ChainFault.Broken, e.Sequence));
        _last = (e.Sequence, e.Hash);
        return true;
    }

    private void End()
    {
        if (_last.Sequence > 0) _ends[_chain] = _last;
        _last = (0, AuditTrail.Origin);
    }

    private void Compare(Dictionary<long, (long Sequence, string Hash)> heads)
    {
        foreach (var chain in _ends.Keys.Union(heads.Keys))
            if (_ends.GetValueOrDefault(chain) is var end && end != heads.GetValueOrDefault(chain)) _faults.Add(new(chain, ChainFault.OtherEnd, end.Sequence));
    }

    private static async Task<Dictionary<long, (long, string)>> HeadsAsync(SqlScope sql) =>
        (await sql.ListAsync("SELECT chain, sequence, hash FROM audit_head", null, row => (Chain: row.Long("chain"), Head: (row.Long("sequence"), row.Text("hash")))))
            .ToDictionary(h => h.Chain, h => h.Head);
}

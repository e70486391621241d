using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Moving;

namespace ServiceGate.Web.CommandLine.Moves;

/// <summary>What a copy of an installation came to, as JSON.</summary>
/// <param name="source">What the source is called.</param>
/// <param name="target">What the target is called.</param>
internal sealed class MoveAnswer(string source, string target)
{
    private IReadOnlyList<string> _leftBehind = [];

    /// <summary>Notes tables that are not the installation's.</summary>
    public void LeftBehind(IReadOnlyList<string> tables) => _leftBehind = tables;

    /// <summary>The answer of a copy that was compared: <c>proved</c> says whether all of it holds, the rest says where it does not.</summary>
    public object Of(MoveProof proof) => new
    {
        source,
        target,
        proved = proof.Holds,
        rows = proof.Tables.Sum(t => t.TargetRows),
        tables = proof.Tables.Select(t => new { table = t.Table, same = t.Holds, sourceRows = t.SourceRows, sourceHash = t.SourceHash, targetRows = t.TargetRows, targetHash = t.TargetHash }),
        chains = proof.Chains,
        faults = proof.Faults.Select(f => new { chain = f.Chain, @event = f.Sequence, kind = f.Fault.Code() }),
        ids = proof.Ids.Select(i => new { name = i.Name, holds = i.Holds, source = i.Source, target = i.Target }),
        contents = new { files = proof.Contents.Files, faults = proof.Contents.Faults.Select(f => new { content = f.Hash, standing = f.Standing, place = f.Place }) },
        sourceChanged = proof.SourceChanged,
        leftBehind = _leftBehind,
    };

    /// <summary>The answer of a copy that somebody stopped: nothing is proved, and with which command line it goes on.</summary>
    public object Stopped(string command) => new { source, target, proved = false, stopped = true, goOnWith = command };
}

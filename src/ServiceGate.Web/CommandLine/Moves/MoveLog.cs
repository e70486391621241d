using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Moving;
using ServiceGate.Web.CommandLine.Contents;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine.Moves;

/// <summary>Tells on a terminal how a copy goes on, and what its proof found.</summary>
/// <param name="output">Where to.</param>
/// <param name="texts">The words.</param>
/// <param name="source">What the source is called.</param>
/// <param name="target">What the target is called.</param>
internal sealed class MoveLog(TextWriter output, Texts texts, string source, string target)
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _machine = TimeProvider.System;
    private long _begun;
    private long _told;
    private long? _before;
    private (string, long) _last;

    public void Begins()
    {
        _begun = _told = _machine.GetTimestamp();
        output.WriteLine(texts.T("move.begins", ("source", source), ("target", target)));
    }

    public void LeftBehind(IReadOnlyList<string> tables) => output.WriteLine(texts.T("move.left-behind", ("tables", texts.List(tables))));

    /// <summary>A table that is done is told, and a large one every two seconds.</summary>
    public void Copied(MoveProgress progress)
    {
        // Rows of an earlier session do not count; the first block only starts the measuring.
        _before ??= progress.Rows;
        if (progress.TableTotal == 0 || (progress.Table, progress.TableRows) == _last || (progress.TableRows < progress.TableTotal && _machine.GetElapsedTime(_told) < Breath)) return;
        (_told, _last) = (_machine.GetTimestamp(), (progress.Table, progress.TableRows));
        var speed = (progress.Rows - _before.Value) / Math.Max(_machine.GetElapsedTime(_begun).TotalSeconds, 0.001);
        output.WriteLine(texts.T(
            "move.progress", ("percent", texts.Percent((double)progress.Rows / progress.Total)), ("table", progress.Table), ("rows", progress.TableRows), ("total", progress.TableTotal),
            ("speed", (long)speed)));
    }

    public void Proved(TableProof proof) => output.WriteLine(proof.Holds
        ? texts.Count("move.equal", proof.SourceRows, ("table", proof.Table), ("hash", proof.SourceHash))
        : texts.Count("move.differs", proof.SourceRows, ("table", proof.Table), ("hash", proof.SourceHash), ("targetRows", proof.TargetRows), ("targetHash", proof.TargetHash)));

    public void Ends(MoveProof proof)
    {
        output.WriteLine(texts.Count("move.chains", proof.Chains));
        foreach (var fault in proof.Faults)
            output.WriteLine(texts.T(fault.Fault is ChainFault.Broken ? "move.chain-broken" : "move.chain-other-end", ("chain", $"{fault.Chain}"), ("sequence", fault.Sequence)));
        foreach (var ids in proof.Ids.Where(i => !i.Holds))
            output.WriteLine(texts.T("move.ids", ("name", ids.Name), ("source", $"{ids.Source}"), ("next", $"{ids.Target}")));
        output.WriteLine(texts.Count("move.contents", proof.Contents.Files));
        foreach (var file in proof.Contents.Faults)
            output.WriteLine(texts.T(ContentLog.KeyOf(file.Standing.Code()), ("content", file.Hash), ("place", texts.T($"content-place.{file.Place.Code()}")), ("bytes", file.Bytes)));
        if (proof.SourceChanged) output.WriteLine(texts.T("move.source-changed"));
        output.WriteLine(texts.T(
            proof.Holds ? "move.done" : "move.not-proved", ("source", source), ("target", target), ("rows", proof.Tables.Sum(t => t.TargetRows)), ("tables", proof.Tables.Count)));
    }

    public void Stopped(string command) => output.WriteLine(texts.T("move.stopped", ("command", command)));
}

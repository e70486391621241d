using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Rules.Causes;

namespace ServiceGate.Core.Commands.Causes;

/// <summary>
/// Makes another tree of complaint causes the installation's own, as a whole or not at all (导入投诉原因树). What the tree before had and this one has not is kept as retired, so that risks keep their cause.
/// </summary>
/// <param name="Lines">The nodes, each with the number of its line in the file.</param>
/// <param name="SeenRevision">The revision of the tree that the sender saw; 0: the shipped one.</param>
[CommandName("LoadCauses"), Members("lines", "seenRevision")]
public sealed record LoadCauses(IReadOnlyList<CauseLine> Lines, long SeenRevision) : Command<CausesLoaded>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<CausesLoaded>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        var before = await context.Session.CausesInUseAsync(context.Catalogue);
        if (before.Revision != SeenRevision) return Refused.Stale("cause.changed-meanwhile", null, ("revision", before.Revision));
        var following = Following(before.Tree, context.Tree);
        if (!following.IsDone) return Refused.Invalid(following.Violations);
        var nodes = following.Value!;
        var loaded = new LoadedCauses(before.Revision + 1, nodes, context.Actor.PersonId, context.Now);
        await context.Session.Causes.AddAsync(loaded);
        var retired = nodes.Count(n => !n.IsChosen());
        context.Audit(null, "causes.loaded", new { revision = loaded.Revision, nodes = nodes.Count, retired = retired });
        return new CausesLoaded(loaded.Revision, nodes.Count, retired);
    }

    /// <summary>What it would change, or what is wrong with its lines; nothing is written.</summary>
    /// <param name="before">The tree in use.</param>
    /// <param name="organisation">The organisation, whose departments are known.</param>
    public Outcome<CauseDifference> Ahead(CauseTree before, OrganisationTree organisation)
    {
        var following = Following(before, organisation);
        return following.IsDone ? CauseDifference.Of(before, following.Value!) : Refused.Invalid(following.Violations);
    }

    private Outcome<List<CauseNode>> Following(CauseTree before, OrganisationTree organisation)
    {
        var check = new Check();
        var lines = Lines.Select(l => (l.Line, l.ToNode())).ToList();
        // A department that the tree before names is known, whether or not a unit has it: what was handed out can be loaded again.
        CauseTreeRules.Verify(lines, organisation.Departments.Select(d => d.Code).Concat(before.Nodes.Select(n => n.Department).OfType<string>()).ToHashSet(StringComparer.Ordinal), check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var nodes = CauseTreeRules.Following([.. lines.Select(l => l.Item2)], before).ToList();
        return nodes.Count > CauseTree.MostNodes ? Refused.Invalid("list.too-long", "lines", ("most", CauseTree.MostNodes)) : nodes;
    }
}

/// <summary>A line of a file of causes.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Id">The node's id.</param>
/// <param name="Parent">Id of the node above; null at the top.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Department">Code of the accountable department.</param>
/// <param name="Retired">Whether it is no longer chosen.</param>
[Members("line", "id", "parent", "zh", "en", "department", "retired")]
public sealed record CauseLine(int Line, string? Id, string? Parent, string? Zh, string? En, string? Department, bool Retired)
{
    internal CauseNode ToNode() => new(Id ?? "", Parent, new(Zh?.Trim(), En?.Trim()), Department, Retired ? true : null);
}

/// <summary>A tree was loaded.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="Nodes">How many nodes it has, retired ones too.</param>
/// <param name="Retired">How many of them are no longer chosen.</param>
[Members("revision", "nodes", "retired")]
public sealed record CausesLoaded(long Revision, int Nodes, int Retired);

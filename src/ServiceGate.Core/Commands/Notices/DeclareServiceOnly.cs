using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// A reviewer says that a text with a price, an offer or a link serves only what the customers have: it then goes to everybody, by the service port. Nobody says so of the
/// own text, and a changed text asks again.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step of the plan.</param>
/// <param name="SeenRevision">Revision of the step that the reviewer saw.</param>
[CommandName("DeclareServiceOnly"), Members("launch", "step", "seenRevision")]
public sealed record DeclareServiceOnly(string Launch, string? Step, int SeenRevision) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.SignOff;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Items.FirstOrDefault(i => i.Section is Section.Notices && i.Key == Step) is not { } item) return Refused.NotFound("notice.step-unknown", "step", ("step", Step ?? ""));
        if (!Natures.Undecided(facts).Any(u => u.Step == Step)) return Refused.Conflict("notice.nature-decided", "step", ("step", item.Key));
        if (item.Revision != SeenRevision) return Refused.Stale("item.changed-meanwhile", "seenRevision", ("section", Section.Notices.Code()), ("key", item.Key), ("revision", item.Revision));
        if (await SegregationOfDuties.RefusedAsync(desk, facts, [Section.Notices]) is { } own) return own;
        await desk.Session.Notices.AddAsync(new Facts.Notices.ServiceOnly(desk.Launch.Id, item.Key, item.Hash, desk.Actor.PersonId, desk.Now));
        desk.Audit("dossier.service-only", new { step = item.Key, revision = item.Revision, hash = item.Hash });
        return Nothing.Value;
    }
}

using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>
/// Notes that the reader has looked at a launch's dossier as it is, and which of its sections he or she has opened (已阅). Nothing of the launch changes, and nothing of it stands in the audit trail: it says from
/// where on the reader is shown what has changed, and for decisions about a high risk that each section was opened.
/// </summary>
/// <param name="Launch">The launch's number.</param>
/// <param name="SeenContentRevision">The content revision that the reader looked at.</param>
/// <param name="Opened">Codes of the sections that were opened; none: the dossier was looked at.</param>
[CommandName("NoteLook"), Members("launch", "seenContentRevision", "opened")]
public sealed record NoteLook(string Launch, long SeenContentRevision, IReadOnlyList<string>? Opened = null) : Command<LookNoted>
{
    /// <summary>What somebody notes who has opened every section.</summary>
    public static NoteLook AtAll(string launch, long seenContentRevision) => new(launch, seenContentRevision, [.. Enum.GetValues<Section>().Select(s => s.Code())]);

    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInOneName => false;

    internal override async Task<bool> MayStillAsync(CommandContext context) =>
        await context.Session.Launches.FindAsync(Launch ?? "") is not { } launch || Policy.MaySeeLaunchesOf(context.Actor, launch.UnitId, context.Tree);

    internal override async Task<Outcome<LookNoted>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Launches.FindAsync(Launch ?? "") is not { } launch || !Policy.MaySeeLaunchesOf(context.Actor, launch.UnitId, context.Tree))
            return Refused.NotFound("launch.unknown", "launch", ("launch", Launch ?? ""));
        if (launch.ContentRevision != SeenContentRevision) return Refused.Stale("review.content-changed", null, ("revision", launch.ContentRevision));
        var opened = new HashSet<Section>();
        var check = new Check().That(Opened is not { Count: > 50 }, "list.too-long", "opened", ("most", 50));
        foreach (var code in (Opened ?? []).Take(50))
            if (check.That(CoreJson.TryParseCode<Section>(code, out var section), "section.unknown", "opened", ("section", (code ?? "").Shortened(64))).Passed) opened.Add(section);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var facts = await FactsReader.ReadAsync(context.Session, context.Catalogue, context.Tree, launch);
        var looks = await context.Session.Looks.OfAsync(launch.Id, context.Actor.PersonId);
        var next = LookRules.Next(facts, context.Actor.PersonId, looks, opened, context.Now);
        // What was seen is kept under its hash, so that it can be compared when it is no more.
        await context.Session.Dossiers.KeepContentsAsync([.. next.Where(n => looks.All(l => l.Seen != n.Look.Seen)).Select(n => KeyValuePair.Create(n.Look.Seen, BodyOf(facts, n.Look.Section)))]);
        await context.Session.Looks.AddAsync([.. next.Where(n => n.IsNew).Select(n => n.Look)]);
        foreach (var (look, _) in next.Where(n => !n.IsNew)) await context.Session.Looks.UpdateAsync(look);
        return new LookNoted([.. facts.Hashes.Keys.Where(s => opened.Contains(s) || LookRules.IsOpened(s, facts, looks)).Order()]);
    }

    private static string BodyOf(LaunchFacts facts, Section section) => SectionHash.Body(facts.SignedParts(section).Select(p => KeyValuePair.Create(p.Key, p.SignedHash)));
}

/// <summary>A look was noted.</summary>
/// <param name="Opened">The sections that the reader has opened as they are now.</param>
[Members("opened")]
public sealed record LookNoted(IReadOnlyList<Section> Opened);

using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.ApprovedTexts;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Ports.Reading;

/// <summary>Reads what the rules of a launch look at.</summary>
public static class FactsReader
{
    /// <summary>Reads the facts of a launch.</summary>
    public static async Task<LaunchFacts> ReadAsync(ICommandSession session, ICatalogue catalogue, OrganisationTree tree, Launch launch)
    {
        var facts = await ReadUnboundAsync(session, catalogue, tree, launch);
        if (!launch.HasBounds) return facts;
        return facts with
        {
            Confirmations = await session.Emergencies.ConfirmationsAsync(launch.Id),
            Reaches = await session.Emergencies.ReachesAsync(launch.Id, facts.Answering, launch.CreatedAt - NoticeBounds.CountTogether),
            DutyCalls = launch.AsksDuty ? await session.Emergencies.CallsAsync(launch.Id) : [],
            Declines = launch.AsksDuty ? await session.Emergencies.DeclinesAsync(launch.Id) : [],
            ApprovedTexts = launch.AsksDuty ? [.. (await session.ApprovedTexts.OfAsync(tree.UpFrom(launch.UnitId), launch.Kind)).Where(t => t.Approved == true)] : [],
        };
    }

    private static async Task<LaunchFacts> ReadUnboundAsync(ICommandSession session, ICatalogue catalogue, OrganisationTree tree, Launch launch)
    {
        var flow = await session.Flows.FindAsync(launch.Id);
        var checklist = catalogue.ChecklistOf(launch);
        var decisions = await session.SignOffs.DecisionsAsync(launch.Id);
        var takenBack = decisions.Where(d => d.TakenBack is not null).ToList();
        return new LaunchFacts
        {
            Launch = launch,
            Deputies = await session.Launches.DeputiesAsync(launch.Id),
            Definition = catalogue.Definition(launch.DefinitionId, launch.DefinitionVersion),
            Tree = tree,
            Checklist = checklist,
            Items = await session.Dossiers.ItemsAsync(launch.Id),
            Attachments = launch.RuleSet >= RuleSets.AttachmentsAreSigned ? await session.Attachments.OfAsync(launch.Id) : [],
            Waivers = launch.RuleSet >= RuleSets.ConcernsAreWaived ? await session.Waivers.OfAsync(launch.Id) : [],
            LevelRaises = launch.RuleSet >= RuleSets.LevelsHaveFloors ? await session.Dossiers.LevelRaisesAsync(launch.Id) : [],
            Decisions = [.. decisions.Where(d => d.TakenBack is null)],
            TakenBack = takenBack,
            Findings = [.. (await session.SignOffs.FindingsAsync(launch.Id)).Where(f => !takenBack.Exists(d => d.Id == f.DecisionId))],
            Acknowledgements = await session.Gates.AcknowledgementsAsync(launch.Id),
            Duties = await session.Gates.DutiesAsync(launch.Id),
            Gates = await session.Gates.GatesAsync(launch.Id),
            Batches = await session.Notices.BatchesAsync(launch.Id),
            Settlements = await session.Notices.SettlementsAsync(launch.Id),
            ServiceOnly = checklist.IsOutreach ? await session.Notices.ServiceOnlyAsync(launch.Id) : [],
            SeedTests = checklist.IsOutreach ? await session.Notices.SeedTestsAsync(launch.Id) : [],
            Audience = launch.AudienceId is { } id ? await session.Audiences.FindAsync(id) : null,
            State = flow?.State,
            Fault = flow?.Fault,
            Engine = flow?.Engine ?? EmbeddedEngine.OwnName,
            Entered = (await session.Flows.BookmarksAsync(launch.Id)).ToDictionary(b => new WaitingActivity(b.ActivityId, b.Visit), b => b.EnteredAt),
            Calendar = catalogue.Calendar,
            Bounds = catalogue.Bounds,
        };
    }
}

using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>Every definition that ships is sound, and the tables take it along each of its outcomes.</summary>
public sealed class WalkCoverage
{
    private static IEnumerable<string> Files => Shipped.All.Select(definition => Path.GetFileNameWithoutExtension(definition.FileName));

    /// <summary>The version whose table holds for a definition: the first that has the same flow, whatever its deadlines say and its signatures cover.</summary>
    private static string TableOf(string name)
    {
        var definition = Walk.Read(name);
        return Path.GetFileNameWithoutExtension(Shipped.All.Where(d => d.Id == definition.Id && Flow(d) == Flow(definition)).MinBy(d => d.Version)!.FileName);
    }

    private static IEnumerable<string> WithTable => Files.Where(name => name != "it-cutover.v1");

    [TestCaseSource(nameof(Files))]
    public void Check_OfAShippedDefinition_FindsNothing(string name)
    {
        Assert.That(LaunchDefinitions.Check(Walk.Read(name)), Is.Empty);
    }

    [TestCaseSource(nameof(WithTable))]
    public void Tables_TakeEveryOutcomeOfTheDefinition(string name)
    {
        var taken = PlannedWalks.Table.Concat(ReviewWalks.Table).Concat(EmergencyWalks.Table)
            .Where(walk => walk.Definition == TableOf(name)).SelectMany(walk => walk.Events());
        var waits = Walk.Read(name).Activities.Where(activity => activity.Type.Waits);

        Assert.That(taken.Distinct(), Is.EquivalentTo(waits.SelectMany(activity => activity.Outcomes.Select(outcome => $"{activity.Id}:{outcome}"))));
    }

    private static string Flow(WorkflowDefinition definition) => string.Join('\n',
        definition.AllActivities.Select(a => $"{a.Id} {a.Type.Name} {string.Join(' ', a.Inputs.Where(i => !OffTheWay.Contains(i.Key)).Select(i => $"{i.Key}={i.Value}"))}")
            .Concat(definition.Connections.Select(c => c.ToString())));

    private static readonly HashSet<string> OffTheWay = [.. StepInputs.Deadline.Select(i => i.Name), "sections"];
}

using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>Every definition that ships is sound, and the tables take it along each of its outcomes.</summary>
public sealed class WalkCoverage
{
    private static IEnumerable<string> Files => Shipped.All.Select(definition => Path.GetFileNameWithoutExtension(definition.FileName));

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
            .Where(walk => walk.Definition == name).SelectMany(walk => walk.Events());
        var waits = Walk.Read(name).Activities.Where(activity => activity.Type.Waits);

        Assert.That(taken.Distinct(), Is.EquivalentTo(waits.SelectMany(activity => activity.Outcomes.Select(outcome => $"{activity.Id}:{outcome}"))));
    }
}

using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow;

/// <summary>Whoever has the final word on a launch has judged all of it: nothing that can hurt a customer changes behind a signature that stays good.</summary>
public sealed class FinalWordTests
{
    private static IEnumerable<string> Newest => Shipped.All.GroupBy(d => d.Id).Select(versions => versions.MaxBy(d => d.Version)!.FileName);

    [TestCaseSource(nameof(Newest))]
    public void LastSignature_CoversWhatAllDepartmentsBeforeItJudge(string file)
    {
        var definition = Shipped.Read(file);
        var judged = SignOffs(definition).SelectMany(Sections).ToHashSet();

        Assert.That(Last(definition), Is.Not.Empty);
        foreach (var word in Last(definition)) Assert.That(judged.Except(Sections(word)), Is.Empty, word.Id);
    }

    [TestCaseSource(nameof(Newest))]
    public void LastSignature_CoversRisksListAndEverythingElseThatIsCollected(string file)
    {
        var definition = Shipped.Read(file);
        var collected = definition.AllActivities.Where(a => a.Type is CollectSections).SelectMany(Sections).Append(Section.Risks).ToHashSet();

        foreach (var word in Last(definition).Append(definition.Find("review-customer-service"))) Assert.That(collected.Except(Sections(word)), Is.Empty, word.Id);
    }

    [Test]
    public void LastSignature_IsFoundByTheWayToTheGate() => Assert.That(
        Last(Shipped.Read("product-withdrawal.v1.json")).Select(a => a.Id), Is.EqualTo(new[] { "fast-review", "review-customer-service", "committee" }),
        "customer service has the last word wherever no committee decides");

    private static IEnumerable<Activity> SignOffs(WorkflowDefinition definition) => definition.AllActivities.Where(a => a.Type is SignOff);

    private static IEnumerable<Section> Sections(Activity step) => StepType.Of(step).SectionsOf(step);

    /// <summary>The sign-offs from which a way leads on to a gate, or to the close of a launch without one, with nobody left to sign.</summary>
    private static IReadOnlyList<Activity> Last(WorkflowDefinition definition) => [.. SignOffs(definition).Where(s => LeadsOn(definition, s))];

    private static bool LeadsOn(WorkflowDefinition definition, Activity signOff)
    {
        var (seen, ways) = (new HashSet<string>(), new Queue<string>(Next(signOff)));
        while (ways.TryDequeue(out var id))
        {
            if (!seen.Add(id) || definition.Find(id) is not { Type: not SignOff } activity) continue;
            if (activity.Type is OpenGate or PostLaunchReview) return true;
            foreach (var next in Next(activity)) ways.Enqueue(next);
        }
        return false;

        IEnumerable<string> Next(Activity from) => definition.Connections
            .Where(c => c.Source == from.Id && c.Outcome is not ("Returned" or "Rejected" or "Escalated")).Select(c => c.Target);
    }
}

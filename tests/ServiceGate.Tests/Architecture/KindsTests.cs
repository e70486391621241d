using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Tests.Architecture;

/// <summary>No gate rule and no step type is written and not asked.</summary>
public sealed class KindsTests
{
    [Test]
    public void GateRules_AreAllAsked() => Assert.That(GateRules.All.Select(rule => rule.GetType().Name), Is.EquivalentTo(ClassesIn("Gates", typeof(GateRule))));

    [Test]
    public void StepTypes_AreAllKnown() => Assert.That(StepCatalogue.All.Select(type => type.GetType().Name), Is.EquivalentTo(ClassesIn("StepTypes", typeof(StepType))));

    // By the files, so that what the look through the assembly leaves out is seen.
    private static IEnumerable<string> ClassesIn(string folder, Type kind) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ServiceGate.Core", "Rules", folder), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => kind.Assembly.GetTypes().Single(type => type.Name == name && !type.IsNested && type.Namespace!.EndsWith($".{folder}", StringComparison.Ordinal)) is { IsAbstract: false } type
                && type.IsSubclassOf(kind));
}

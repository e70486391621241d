using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Workflow;
using ServiceGate.Elsa.Activities;

namespace ServiceGate.ElsaTests;

/// <summary>What Elsa Studio is told of our activities is what the core's catalogue says of them.</summary>
public sealed class DescriptorTests
{
    private static IEnumerable<string> Ours => ActivityCatalogue.Types.Where(t => t.Waits).Select(t => t.Name);

    private static ActivityDescriptor Descriptor(string name) => ElsaStand.Elsa.Services.GetRequiredService<IActivityRegistry>().Find(name)!;

    [TestCaseSource(nameof(Ours))]
    public void Activity_HasTheInputsAndOutcomesOfTheCatalogue(string name)
    {
        var (type, descriptor) = (ActivityCatalogue.Find(name)!, Descriptor(name));

        Assert.Multiple(() =>
        {
            Assert.That(descriptor.Inputs.Select(i => JsonNamingPolicy.CamelCase.ConvertName(i.Name)), Is.EquivalentTo(type.Inputs.Select(i => i.Name)));
            Assert.That(descriptor.Ports.Select(p => p.Name), Is.EqualTo(type.Outcomes));
            Assert.That(descriptor.ClrType.Assembly, Is.EqualTo(typeof(WaitingStep).Assembly));
        });
    }

    [TestCaseSource(nameof(Ours))]
    public void Activity_SaysWhatItIs_AndEveryInputHowItIsEdited(string name)
    {
        var descriptor = Descriptor(name);

        Assert.Multiple(() =>
        {
            Assert.That(descriptor.Category, Is.Not.Empty.And.Not.EqualTo("ServiceGate"));
            Assert.That(descriptor.Description, Is.Not.Empty);
            Assert.That(descriptor.IsBrowsable, Is.True);
            foreach (var input in descriptor.Inputs)
            {
                Assert.That(input.Description, Is.Not.Empty, input.Name);
                Assert.That(input.UIHint, Is.Not.Empty, input.Name);
            }
        });
    }

    [TestCaseSource(nameof(Ours))]
    public void Inputs_HaveTheTypesThatTheFilesName(string name)
    {
        foreach (var input in ActivityCatalogue.Find(name)!.Inputs)
        {
            var type = Descriptor(name).Inputs.Single(i => JsonNamingPolicy.CamelCase.ConvertName(i.Name) == input.Name).Type;
            Assert.That(Nullable.GetUnderlyingType(type) ?? type, Is.EqualTo(Clr(input.Kind)), input.Name);
        }
    }

    [Test]
    public void Assembly_HasNoActivityThatTheCatalogueDoesNotKnow() =>
        Assert.That(
            typeof(WaitingStep).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WaitingStep)) && !t.IsAbstract).Select(t => t == typeof(Delay) ? "Elsa.Delay" : $"ServiceGate.{t.Name}"),
            Is.EquivalentTo(Ours));

    [TestCase("ServiceGate.Notify", "role", "dropdown", "department-head")]
    [TestCase("ServiceGate.SignOff", "level", "dropdown", "deciding")]
    [TestCase("ServiceGate.ReleaseNotices", "purpose", "dropdown", "cancellation")]
    [TestCase("ServiceGate.SignOff", "levels", "checklist", "critical")]
    [TestCase("ServiceGate.CollectSections", "sections", "checklist", "contingency")]
    public void Input_WithAFixedSetOfValues_OffersThem(string name, string input, string hint, string value)
    {
        var descriptor = Descriptor(name).Inputs.Single(i => JsonNamingPolicy.CamelCase.ConvertName(i.Name) == input);

        Assert.That(descriptor.UIHint, Is.EqualTo(hint));
        Assert.That(JsonSerializer.Serialize(descriptor.UISpecifications), Does.Contain($"\"{value}\""));
    }

    private static Type Clr(InputKind kind) => kind switch
    {
        InputKind.Texts or InputKind.RiskLevels => typeof(string[]),
        InputKind.Flag => typeof(bool),
        InputKind.Number => typeof(int),
        InputKind.Duration => typeof(TimeSpan),
        _ => typeof(string),
    };
}

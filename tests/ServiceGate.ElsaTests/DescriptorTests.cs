using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Elsa.Activities;
using ServiceGate.Workflow.Definitions;
using ElsaFlowchart = Elsa.Workflows.Activities.Flowchart.Activities.Flowchart;

namespace ServiceGate.ElsaTests;

/// <summary>What Elsa Studio is told of our activities is what the core's catalogue says of them.</summary>
public sealed class DescriptorTests
{
    private static IEnumerable<string> Ours => StepCatalogue.Activities.Types.Where(t => t.Waits).Select(t => t.Name);

    private static ActivityDescriptor Descriptor(string name) => ElsaStand.Elsa.Services.GetRequiredService<IActivityRegistry>().Find(name)!;

    [TestCaseSource(nameof(Ours))]
    public void Activity_HasTheInputsAndOutcomesOfTheCatalogue(string name)
    {
        var (type, descriptor) = (StepCatalogue.Activities.Find(name)!, Descriptor(name));

        Assert.Multiple(() =>
        {
            Assert.That(descriptor.Inputs.Select(i => JsonNamingPolicy.CamelCase.ConvertName(i.Name)), Is.EquivalentTo(type.Inputs.Select(i => i.Name)));
            Assert.That(descriptor.Ports.Select(p => p.Name), Is.EqualTo(type.Outcomes));
            Assert.That(descriptor.ClrType.Assembly, Is.EqualTo(typeof(Step).Assembly));
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
        foreach (var input in StepCatalogue.Activities.Find(name)!.Inputs)
        {
            var type = Descriptor(name).Inputs.Single(i => JsonNamingPolicy.CamelCase.ConvertName(i.Name) == input.Name).Type;
            Assert.That(Nullable.GetUnderlyingType(type) ?? type, Is.EqualTo(Clr(input.Kind)), input.Name);
        }
    }

    [TestCaseSource(nameof(Ours))]
    public void Activity_IsMadeAsItsType(string name)
    {
        var serializer = ElsaStand.Elsa.Services.GetRequiredService<IActivitySerializer>();

        var made = serializer.Deserialize($$"""{ "id": "one", "type": "{{name}}", "dueHours": { "typeName": "Int32", "expression": { "type": "Literal", "value": 4 } } }""");

        Assert.That((made.GetType(), made.Type, made.Id), Is.EqualTo((typeof(Step), name, "one")));
        // An activity by itself is written without inputs that a provider has described; within a flowchart, as Studio stores it, they are there.
        var stored = serializer.Serialize(new ElsaFlowchart { Activities = { made } });
        Assert.That(stored, Does.Contain($"\"{name}\""));
        Assert.That(stored.Contains("\"dueHours\":{\"typeName\":\"Int32\"", StringComparison.Ordinal), Is.EqualTo(name != "Elsa.Delay"));
    }

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

    private static Type Clr(InputKind kind) => kind.Name switch
    {
        "Texts" or "RiskLevels" or "Sections" or "Hours" => typeof(string[]),
        "Flag" => typeof(bool),
        "Number" => typeof(int),
        "Duration" => typeof(TimeSpan),
        _ => typeof(string),
    };
}

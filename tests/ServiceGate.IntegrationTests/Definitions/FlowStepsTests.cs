using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary>What of a definition is drawn: nested flowcharts are read through, forks and joins left out.</summary>
public sealed class FlowStepsTests
{
    private const string Json =
        """
        { "definitionId": "nested", "version": 1, "root": { "id": "root", "type": "Elsa.Flowchart", "version": 1,
          "activities": [
            { "id": "start", "type": "Elsa.Start", "version": 1 },
            { "id": "first", "type": "ServiceGate.OpenGate", "version": 1, "gate": "one" },
            { "id": "round", "type": "Elsa.Flowchart", "version": 1, "metadata": { "displayText": "The round" },
              "activities": [
                { "id": "begin", "type": "Elsa.Start", "version": 1 },
                { "id": "fork", "type": "Elsa.FlowFork", "version": 1 },
                { "id": "inner-a", "type": "ServiceGate.OpenGate", "version": 1, "gate": "two" },
                { "id": "inner-b", "type": "ServiceGate.OpenGate", "version": 1, "gate": "three" },
                { "id": "join", "type": "Elsa.FlowJoin", "version": 1, "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAll" } } } ],
              "connections": [
                { "source": { "activity": "begin", "port": "Done" }, "target": { "activity": "fork", "port": "In" } },
                { "source": { "activity": "fork", "port": "Done" }, "target": { "activity": "inner-a", "port": "In" } },
                { "source": { "activity": "fork", "port": "Done" }, "target": { "activity": "inner-b", "port": "In" } },
                { "source": { "activity": "inner-a", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
                { "source": { "activity": "inner-b", "port": "Done" }, "target": { "activity": "join", "port": "In" } } ] },
            { "id": "last", "type": "ServiceGate.OpenGate", "version": 1, "gate": "four" },
            { "id": "finish", "type": "Elsa.Finish", "version": 1 } ],
          "connections": [
            { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "first", "port": "In" } },
            { "source": { "activity": "first", "port": "Done" }, "target": { "activity": "round", "port": "In" } },
            { "source": { "activity": "round", "port": "Done" }, "target": { "activity": "last", "port": "In" } },
            { "source": { "activity": "last", "port": "Done" }, "target": { "activity": "finish", "port": "In" } } ] } }
        """;

    private static readonly WorkflowDefinition Definition = Read();

    [Test]
    public void Steps_OfANestedFlowchart_StandWhereItStands() =>
        Assert.That(FlowSteps.Of(Definition).Select(a => a.Id), Is.EqualTo(new[] { "first", "inner-a", "inner-b", "last" }));

    [Test]
    public void Groups_AreTheNestedFlowcharts() =>
        Assert.That(FlowSteps.Of(Definition).Select(a => FlowSteps.GroupOf(Definition, a)?.DisplayName), Is.EqualTo(new[] { null, "The round", "The round", null }));

    [TestCase("first", "inner-a inner-b")]
    [TestCase("inner-a", "last")]
    [TestCase("inner-b", "last")]
    [TestCase("last", "")]
    public void Next_ReadsThroughForksJoinsAndNestedFlowcharts(string step, string expected) =>
        Assert.That(string.Join(' ', FlowSteps.Next(Definition, Definition.Find(step)).Select(n => n.Target)), Is.EqualTo(expected));

    private static WorkflowDefinition Read()
    {
        var reading = LaunchDefinitions.Read(Json, "nested.json");
        return reading.Definition ?? throw new InvalidOperationException(string.Join("; ", reading.Problems.Select(p => p.Message)));
    }
}

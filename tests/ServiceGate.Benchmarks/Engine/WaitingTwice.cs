using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>The instance that is measured: it waits twice, the second time with a deadline. Three operations: start, signal, signal.</summary>
internal static class WaitingTwice
{
    /// <summary>Operations of an instance.</summary>
    public const int Operations = 3;

    private const string Json = """
        { "definitionId": "waiting-twice", "version": 1, "root": { "id": "root", "type": "Elsa.Flowchart",
          "activities": [
            { "id": "start", "type": "Elsa.Start", "version": 1 },
            { "id": "dossier", "type": "ServiceGate.CollectSections", "version": 1,
              "role": { "typeName": "String", "expression": { "type": "Literal", "value": "product-manager" } },
              "sections": { "typeName": "String[]", "expression": { "type": "Object", "value": ["launch"] } } },
            { "id": "review", "type": "ServiceGate.SignOff", "version": 1,
              "department": { "typeName": "String", "expression": { "type": "Literal", "value": "it" } },
              "sections": { "typeName": "String[]", "expression": { "type": "Object", "value": ["launch"] } },
              "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": ["Approved"] } },
              "dueHours": { "typeName": "Int32", "expression": { "type": "Literal", "value": 48 } } },
            { "id": "finish", "type": "Elsa.Finish", "version": 1 } ],
          "connections": [
            { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "dossier", "port": "In" } },
            { "source": { "activity": "dossier", "port": "Done" }, "target": { "activity": "review", "port": "In" } },
            { "source": { "activity": "review", "port": "Approved" }, "target": { "activity": "finish", "port": "In" } } ] } }
        """;

    /// <summary>When everything happens; deadlines count from it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The definition.</summary>
    public static WorkflowDefinition Definition { get; } = LaunchDefinitions.Read(Json, "waiting-twice.json").Definition!;

    /// <summary>What an operation asks to be stored.</summary>
    /// <param name="launchId">The instance.</param>
    /// <param name="operation">Which operation, from 0.</param>
    /// <param name="before">Where the instance stands; null for its start.</param>
    public static FlowMove Move(long launchId, int operation, WorkflowState? before)
    {
        var step = operation switch
        {
            0 => WorkflowEngine.Start(Definition),
            1 => WorkflowEngine.Advance(Definition, before!, new("dossier", 1, "Done")),
            _ => WorkflowEngine.Advance(Definition, before!, new("review", 1, "Approved")),
        };
        return Waits.MoveOf(launchId, before, step, BusinessCalendar.WeekdaysOnly, Now, 0);
    }
}

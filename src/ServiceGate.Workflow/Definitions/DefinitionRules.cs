namespace ServiceGate.Workflow.Definitions;

/// <summary>The rules for definitions: the reader refuses by the first group, the checker reports by the second.</summary>
public static class DefinitionRules
{
    /// <summary>The file is a JSON object, without comments and without the same property twice.</summary>
    public const string ValidJson = "valid-json";

    /// <summary>The definition has a <c>definitionId</c>.</summary>
    public const string DefinitionIdGiven = "definition-id-given";

    /// <summary>The definition has a <c>version</c>, a whole number from 1.</summary>
    public const string VersionGiven = "version-given";

    /// <summary>The definition has a <c>root</c>.</summary>
    public const string RootGiven = "root-given";

    /// <summary>The root is an <c>Elsa.Flowchart</c>; it and those nested in it have a list of activities and one of connections.</summary>
    public const string RootIsFlowchart = "root-is-flowchart";

    /// <summary>A definition has at most 500 activities and 2,000 connections.</summary>
    public const string NotTooLarge = "not-too-large";

    /// <summary>A variable has an id of its own.</summary>
    public const string VariableHasId = "variable-has-id";

    /// <summary>Variables are declared by the definition, not by a flowchart in it.</summary>
    public const string VariablesAtTop = "variables-at-top";

    /// <summary>An activity has an id of its own and a type.</summary>
    public const string ActivityHasId = "activity-has-id";

    /// <summary>No two activities have the same id, whatever flowcharts they stand in.</summary>
    public const string ActivityIdUnique = "activity-id-unique";

    /// <summary>The activity's type is in the catalogue.</summary>
    public const string ActivityTypeKnown = "activity-type-known";

    /// <summary>Every flowchart has exactly one <c>Elsa.Start</c>.</summary>
    public const string OneStart = "one-start";

    /// <summary>The activity's type has an input of that name.</summary>
    public const string InputKnown = "input-known";

    /// <summary>An input the type cannot do without is there.</summary>
    public const string InputGiven = "input-given";

    /// <summary>An input that is an object has a <c>typeName</c>, for Elsa silently drops it otherwise.</summary>
    public const string InputHasTypeName = "input-has-type-name";

    /// <summary>An expression is a <c>Literal</c>, an <c>Object</c> or a <c>Variable</c>.</summary>
    public const string ExpressionTypeSupported = "expression-type-supported";

    /// <summary>The input holds what its kind allows.</summary>
    public const string InputValid = "input-valid";

    /// <summary>A variable that is read or set is declared.</summary>
    public const string VariableKnown = "variable-known";

    /// <summary>A connection leads from an activity to an activity of the same flowchart.</summary>
    public const string ConnectionLeadsSomewhere = "connection-leads-somewhere";

    /// <summary>A connection leaves by an outcome that its source has and arrives at <c>In</c>.</summary>
    public const string PortKnown = "port-known";

    /// <summary>A connection is drawn once.</summary>
    public const string ConnectionUnique = "connection-unique";

    /// <summary>Every way to the source of a backward connection leads through its target.</summary>
    public const string BackwardTargetDominates = "backward-target-dominates";

    /// <summary>Every activity is reached by some course of events.</summary>
    public const string ActivityReachable = "activity-reachable";

    /// <summary>Every outcome leads somewhere.</summary>
    public const string OutcomeConnected = "outcome-connected";

    /// <summary>A join whose branches are reached can complete.</summary>
    public const string JoinCompletes = "join-completes";

    /// <summary>The workflow and every nested flowchart end at an <c>Elsa.Finish</c> or <c>Elsa.End</c>, not because nothing is left to do.</summary>
    public const string EndsAtFinish = "ends-at-finish";

    /// <summary>Nothing still waits when the workflow, or a nested flowchart, ends.</summary>
    public const string FinishDropsNothing = "finish-drops-nothing";

    /// <summary>No activity waits twice at the same time.</summary>
    public const string WaitsOnce = "waits-once";

    /// <summary>
    /// Whoever follows a forward connection enters its target or is waited for there. A target that a backward connection has
    /// entered meanwhile takes the arrival for an old one.
    /// </summary>
    public const string ArrivalCounts = "arrival-counts";

    /// <summary>It does not matter in which order a join withdraws what still waits.</summary>
    public const string WithdrawalOrderImmaterial = "withdrawal-order-immaterial";

    /// <summary>
    /// No join withdraws a nested flowchart at work, or anything in the nested flowchart it stands in. The engine can do that; Elsa 3.6
    /// tells the outer flowcharts of the withdrawal too, which do not know the activity, and stops with a fault.
    /// </summary>
    public const string NestedNotWithdrawn = "nested-not-withdrawn";

    /// <summary>
    /// A variable of which something depends after waiting names a <c>storageDriverTypeName</c>, such as
    /// <c>Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core</c>. The engine keeps every value; Elsa 3.6 begins with the
    /// initial one again.
    /// </summary>
    public const string VariableKept = "variable-kept";

    /// <summary>Every circle has an activity that waits.</summary>
    public const string ComesToRest = "comes-to-rest";

    /// <summary>The check looked at every position the workflow can be in.</summary>
    public const string FullyExplored = "fully-explored";
}

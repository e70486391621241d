using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>Judges the inputs of one activity by its type.</summary>
internal sealed class InputRules
{
    private readonly Activity _activity;
    private readonly string _path;
    private readonly IReadOnlyList<WorkflowVariable> _variables;
    private readonly DefinitionProblems _problems;

    private InputRules(Activity activity, string path, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
    {
        _activity = activity;
        _path = path;
        _variables = variables;
        _problems = problems;
    }

    internal static void Check(
        Activity activity, string path, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
    {
        if (activity.Type is not UnknownType)
            new InputRules(activity, path, variables, problems).Check(activity.Type);
    }

    private void Check(ActivityType type)
    {
        foreach (var (name, element) in _activity.Inputs)
            if (type.Inputs.FirstOrDefault(input => input.Name == name) is { } input)
                CheckInput(input, element);
            else
                Report(name, DefinitionRules.InputKnown, $"{type.Name} has no input '{name}'.");
        foreach (var missing in type.Inputs.Where(input => input.Required && !_activity.Inputs.ContainsKey(input.Name)))
            Report(missing.Name, DefinitionRules.InputGiven, $"{type.Name} needs the input '{missing.Name}'.");
        CheckTogether();
    }

    /// <summary>What one input says about another.</summary>
    private void CheckTogether()
    {
        foreach (var (input, rule, message) in _activity.Type.Check(_activity))
            Report(input, rule, message);
    }

    private void CheckInput(ActivityInput input, JsonElement element)
    {
        if (input.Kind == InputKind.Variable)
            CheckVariable(input.Name, InputExpression.IdOf(element));
        else if (input.Kind == InputKind.Cases)
            CheckCases(input.Name, element);
        else
            CheckWrapped(input, element);
    }

    private void CheckWrapped(ActivityInput input, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.ChildText("typeName") is null)
            Report(input.Name, DefinitionRules.InputHasTypeName, $"The input '{input.Name}' has no typeName; Elsa would drop it.");
        else if (InputExpression.Of(element) is { } expression)
            CheckExpression(input, expression);
        else
            Report(input.Name, DefinitionRules.InputValid, $"The input '{input.Name}' has no expression.");
    }

    private void CheckExpression(ActivityInput input, InputExpression expression)
    {
        if (!IsSupported(expression))
            ReportUnsupported($"{input.Name}.expression.type", expression);
        else if (expression.Type != InputExpression.Variable)
            CheckFixed(input, expression.FixedValue());
        else if (input.Kind.MayVary)
            CheckVariable($"{input.Name}.expression.value", expression.VariableId());
        else
            Report(input.Name, DefinitionRules.InputValid, $"The input '{input.Name}' is fixed in the definition, not taken from a variable.");
    }

    private void CheckFixed(ActivityInput input, JsonElement? value)
    {
        if (!input.Kind.Accepts(_activity, input.Name, value))
            Report(input.Name, DefinitionRules.InputValid, $"The input '{input.Name}' must be {input.Kind.Wanted}.");
    }

    private void CheckVariable(string place, string? id)
    {
        if (id is null || _variables.All(variable => variable.Id != id))
            Report(place, DefinitionRules.VariableKnown, $"The variable '{id}' is not declared.");
    }

    private void CheckCases(string name, JsonElement element)
    {
        var cases = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(SwitchCase.OfElement).ToList() : [];
        if (cases.Count == 0 || cases.Contains(null))
            Report(name, DefinitionRules.InputValid, "The cases must be a list, each with a label and a condition.");
        for (var i = 0; i < cases.Count; i++)
            if (cases[i] is { } switchCase)
                CheckCondition($"{name}[{i}].condition", switchCase.Condition);
    }

    private void CheckCondition(string place, InputExpression condition)
    {
        if (!IsSupported(condition))
            ReportUnsupported($"{place}.type", condition);
        else if (condition.Type == InputExpression.Variable)
            CheckVariable($"{place}.value", condition.VariableId());
    }

    private static bool IsSupported(InputExpression expression) =>
        expression.Type is InputExpression.Literal or InputExpression.Object or InputExpression.Variable;

    private void ReportUnsupported(string place, InputExpression expression) =>
        Report(place, DefinitionRules.ExpressionTypeSupported, $"Expressions of type '{expression.Type}' are not supported.");

    private void Report(string place, string rule, string message) =>
        _problems.Add(_activity.Id, $"{_path}.{place}", rule, message);
}

using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Organisation;

namespace ServiceGate.Core.Workflow;

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
        if (ActivityCatalogue.Find(activity.Type) is { } type)
            new InputRules(activity, path, variables, problems).Check(type);
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
        if (_activity.Type == ActivityCatalogue.SignOff && Given("department", "committee") != 1)
            Report("department", DefinitionRules.InputGiven, $"{_activity.Type} needs either the input 'department' or the input 'committee'.");
        if (_activity.Inputs.ContainsKey("committee") && _activity.Texts("committee").Distinct(StringComparer.Ordinal).Count() < 2)
            Report("committee", DefinitionRules.InputValid, "A committee has two departments or more: the proposer's own abstains.");
        if (_activity.Type == ActivityCatalogue.WatchComplaints && Given("days", "hours") != 1)
            Report("days", DefinitionRules.InputGiven, $"{_activity.Type} needs either the input 'days' or the input 'hours'.");
        if (Given("dueHours", "dueWorkingHours", "dueWorkingDays") > 1)
            Report("dueHours", DefinitionRules.InputValid, "There is one deadline: in hours, in working hours or in working days.");
        if (Given("remindHours", "escalateTo") > 0 && Given("dueHours", "dueWorkingHours", "dueWorkingDays") == 0)
            Report("remindHours", DefinitionRules.InputGiven, "Reminders and escalation need a deadline.");
    }

    private int Given(params ReadOnlySpan<string> inputs)
    {
        var given = 0;
        foreach (var input in inputs)
            if (_activity.Inputs.ContainsKey(input))
                given++;
        return given;
    }

    private void CheckInput(ActivityInput input, JsonElement element)
    {
        switch (input.Kind)
        {
            case InputKind.Variable:
                CheckVariable(input.Name, InputExpression.IdOf(element));
                break;
            case InputKind.Cases:
                CheckCases(input.Name, element);
                break;
            default:
                CheckWrapped(input, element);
                break;
        }
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
        else if (input.Kind is InputKind.Condition or InputKind.Value)
            CheckVariable($"{input.Name}.expression.value", expression.VariableId());
        else
            Report(input.Name, DefinitionRules.InputValid, $"The input '{input.Name}' is fixed in the definition, not taken from a variable.");
    }

    private void CheckFixed(ActivityInput input, JsonElement? value)
    {
        if (!IsValid(input, value))
            Report(input.Name, DefinitionRules.InputValid, $"The input '{input.Name}' must be {Wanted(input.Kind)}.");
        else if (_activity.Type == ActivityCatalogue.SignOff && input.Name == "outcomes")
            CheckChosenOutcomes();
    }

    private void CheckChosenOutcomes()
    {
        var known = ActivityCatalogue.Find(_activity.Type)!.Outcomes;
        foreach (var outcome in _activity.Texts("outcomes").Where(outcome => !known.Contains(outcome)))
            Report("outcomes", DefinitionRules.InputValid, $"{_activity.Type} has no outcome '{outcome}'.");
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

    private bool IsValid(ActivityInput input, JsonElement? value) => input.Kind switch
    {
        InputKind.Value => true,
        InputKind.Texts => IsListOfTexts(value) && (input.Name != "remindHours" || _activity.Texts(input.Name).All(IsHours)),
        InputKind.RiskLevels => IsListOfTexts(value) && _activity.Texts(input.Name).All(level => CoreJson.TryParseCode<RiskLevel>(level, out _)),
        InputKind.Role => CoreJson.TryParseCode<Role>(_activity.Text(input.Name), out _),
        InputKind.UnitLevel => _activity.Text(input.Name) is "own" or "deciding" || CoreJson.TryParseCode<UnitLevel>(_activity.Text(input.Name), out _),
        InputKind.Quorum => _activity.Text(input.Name) is "all" or "any" || _activity.Number(input.Name) > 0,
        InputKind.Flag or InputKind.Condition => _activity.Flag(input.Name, true) == _activity.Flag(input.Name, false),
        InputKind.Number => _activity.Number(input.Name) > 0,
        InputKind.Duration => _activity.Duration(input.Name) > TimeSpan.Zero,
        InputKind.JoinMode => _activity.Text(input.Name) is "WaitAll" or "WaitAllActive" or "WaitAny",
        InputKind.SwitchMode => _activity.Text(input.Name) is "MatchFirst" or "MatchAny",
        _ => !string.IsNullOrWhiteSpace(_activity.Text(input.Name)),
    };

    private static bool IsListOfTexts(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list
        && list.GetArrayLength() > 0
        && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0);

    private static bool IsHours(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 0;

    private static string Wanted(InputKind kind) => kind switch
    {
        InputKind.Texts => "a list of texts that is not empty",
        InputKind.RiskLevels => "a list of low, medium, high, critical",
        InputKind.Role => "the code of a role, such as department-head",
        InputKind.UnitLevel => "own, county, city, province, group or deciding",
        InputKind.Quorum => "all, any or a whole number above zero",
        InputKind.Flag or InputKind.Condition => "true or false",
        InputKind.Number => "a whole number above zero",
        InputKind.Duration => "a span of time above zero, such as 02:00:00",
        InputKind.JoinMode => "WaitAll, WaitAllActive or WaitAny",
        InputKind.SwitchMode => "MatchFirst or MatchAny",
        _ => "a text that is not empty",
    };

    private static bool IsSupported(InputExpression expression) =>
        expression.Type is InputExpression.Literal or InputExpression.Object or InputExpression.Variable;

    private void ReportUnsupported(string place, InputExpression expression) =>
        Report(place, DefinitionRules.ExpressionTypeSupported, $"Expressions of type '{expression.Type}' are not supported.");

    private void Report(string place, string rule, string message) =>
        _problems.Add(_activity.Id, $"{_path}.{place}", rule, message);
}

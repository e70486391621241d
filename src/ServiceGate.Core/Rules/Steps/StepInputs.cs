using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>The kinds of inputs that our steps have besides the engine's, and the inputs that all of them have.</summary>
public static class StepInputs
{
    /// <summary>The code of a role, such as <c>department-head</c>.</summary>
    public static InputKind Role { get; } = InputKind.OneOf("Role", "the code of a role, such as department-head", CodesOf<Role>());

    /// <summary>A level of the organisation: <c>own</c>, <c>county</c>, <c>city</c>, <c>province</c>, <c>group</c>, or <c>deciding</c>, which follows scope and risk.</summary>
    public static InputKind UnitLevel { get; } =
        InputKind.OneOf("UnitLevel", "own, county, city, province, group or deciding", ["own", "deciding", .. CodesOf<UnitLevel>()]);

    /// <summary>A role that is asked; designers offer all of them.</summary>
    public static InputKind AskedRole { get; } = Offered("AskedRole", CodesOf<Role>());

    /// <summary>What notices are for.</summary>
    public static InputKind Purpose { get; } = Offered("Purpose", CodesOf<NoticePurpose>());

    /// <summary>Sections of the dossier.</summary>
    public static InputKind Sections { get; } = InputKind.ListOf("Sections", InputKind.Texts.Wanted, _ => true, CodesOf<Section>());

    /// <summary>How many have to sign: <c>all</c>, <c>any</c> or a whole number above zero.</summary>
    public static InputKind Quorum { get; } = new("Quorum", "all, any or a whole number above zero",
        (step, input, _) => step.Text(input) is "all" or "any" || step.Number(input) > 0);

    /// <summary>A list of <c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c>.</summary>
    public static InputKind RiskLevels { get; } = InputKind.SomeOf("RiskLevels", "a list of low, medium, high, critical", CodesOf<RiskLevel>());

    /// <summary>A list of whole numbers of hours.</summary>
    private static InputKind Hours { get; } = InputKind.ListOf("Hours", "a list of texts that is not empty",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 0);

    /// <summary>
    /// By when a step should be done: in hours of the clock, in working hours or in working days, how many hours before that (of the clock, otherwise working hours) they are reminded, and which role is asked besides once the
    /// deadline has passed.
    /// </summary>
    public static IReadOnlyList<ActivityInput> Deadline { get; } =
    [
        new("dueHours", InputKind.Number, false, "By when the step should be done: hours of the clock from its beginning."),
        new("dueWorkingHours", InputKind.Number, false, "By when the step should be done: working hours of the calendar."),
        new("dueWorkingDays", InputKind.Number, false, "By when the step should be done: working days of the calendar."),
        new("remindHours", Hours, false, "How many hours before the deadline whoever owes the step is reminded, in the deadline's own unit: hours of the clock or working hours; several are possible."),
        new("escalateTo", Role, false, "Which role is told once the deadline has passed."),
    ];

    /// <summary>What the inputs of a deadline say about each other and must not.</summary>
    /// <param name="step">The step.</param>
    public static IEnumerable<(string Input, string Rule, string Message)> CheckDeadline(Activity step)
    {
        var given = Given(step, "dueHours", "dueWorkingHours", "dueWorkingDays");
        if (given > 1)
            yield return ("dueHours", DefinitionRules.InputValid, "There is one deadline: in hours, in working hours or in working days.");
        if (given == 0 && Given(step, "remindHours", "escalateTo") > 0)
            yield return ("remindHours", DefinitionRules.InputGiven, "Reminders and escalation need a deadline.");
    }

    /// <summary>Whether a step's signature is asked for at a level of risk: its <c>levels</c> name it, or none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="level">Code of the level.</param>
    public static bool IsOfLevel(Activity step, string level) =>
        step.Texts("levels") is not { Count: > 0 } levels || levels.Contains(level, StringComparer.Ordinal);

    /// <summary>Finds fault with a step that has not exactly one of two inputs.</summary>
    /// <param name="step">The step.</param>
    /// <param name="one">One input, which is named as the place of the fault.</param>
    /// <param name="other">The other.</param>
    public static IEnumerable<(string Input, string Rule, string Message)> CheckEither(Activity step, string one, string other)
    {
        if (Given(step, one, other) != 1)
            yield return (one, DefinitionRules.InputGiven, $"{step.Type.Name} needs either the input '{one}' or the input '{other}'.");
    }

    private static int Given(Activity step, params ReadOnlySpan<string> inputs)
    {
        var given = 0;
        foreach (var input in inputs)
            if (step.Inputs.ContainsKey(input))
                given++;
        return given;
    }

    // What was read until now is read on: a code that nobody knows shows when the step is reached.
    private static InputKind Offered(string name, IReadOnlyList<string> choices) =>
        new(name, InputKind.Text.Wanted, (step, input, _) => !string.IsNullOrWhiteSpace(step.Text(input)), choices);

    private static string[] CodesOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => value.Code())];
}

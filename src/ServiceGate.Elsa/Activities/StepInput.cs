using System.Text;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.CheckList;
using Elsa.Workflows.UIHints.Dropdown;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Elsa.Activities;

/// <summary>Describes an input of a step to Elsa's designer.</summary>
internal static class StepInput
{
    /// <summary>Describes an input: what it holds, how it is edited, what there is to choose from.</summary>
    internal static InputDescriptor Describe(ActivityInput input)
    {
        var name = char.ToUpperInvariant(input.Name[0]) + input.Name[1..];
        var deadline = StepInputs.Deadline.Contains(input);
        return new()
        {
            Name = name,
            DisplayName = InWords(name),
            Description = input.Description,
            Category = deadline ? "Deadline" : null,
            Type = ClrType(input.Kind),
            IsWrapped = true,
            IsSynthetic = true,
            UIHint = HintOf(input.Kind),
            UISpecifications = ChoicesOf(input.Kind),
            DefaultSyntax = "Literal",
            Order = deadline ? 90 : 0,
            ValueGetter = activity => activity.SyntheticProperties.TryGetValue(name, out var value) ? value : null,
            ValueSetter = (activity, value) => activity.SyntheticProperties[name] = value!,
        };
    }

    /// <summary>A name in words: <c>dueWorkingHours</c> is "Due working hours".</summary>
    internal static string InWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            if (words.Length == 0) words.Append(char.ToUpperInvariant(letter));
            else if (char.IsUpper(letter)) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        return words.ToString();
    }

    private static Type ClrType(InputKind kind) =>
        kind.IsList ? typeof(string[])
        : kind == InputKind.Flag ? typeof(bool)
        : kind == InputKind.Number ? typeof(int)
        : kind == InputKind.Duration ? typeof(TimeSpan)
        : typeof(string);

    private static string HintOf(InputKind kind) =>
        kind == InputKind.Flag ? InputUIHints.Checkbox
        : kind.IsList ? kind.Choices.Count > 0 ? InputUIHints.CheckList : InputUIHints.MultiText
        : kind.Choices.Count > 0 ? InputUIHints.DropDown
        : InputUIHints.SingleLine;

    private static Dictionary<string, object>? ChoicesOf(InputKind kind) => HintOf(kind) switch
    {
        InputUIHints.DropDown => new()
        {
            [InputUIHints.DropDown] = new DropDownProps { SelectList = new([.. kind.Choices.Select(choice => new SelectListItem(choice, choice))]) },
        },
        InputUIHints.CheckList => new()
        {
            [InputUIHints.CheckList] = new CheckListProps { CheckList = new() { Items = [.. kind.Choices.Select(choice => new CheckListItem(choice, choice))] } },
        },
        _ => null,
    };
}

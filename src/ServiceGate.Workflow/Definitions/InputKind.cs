using System.Text.Json;

namespace ServiceGate.Workflow.Definitions;

/// <summary>What an input of an <see cref="ActivityType"/> holds. Whoever brings activity types of its own may bring kinds of its own with them.</summary>
/// <param name="name">A short name, for descriptions.</param>
/// <param name="wanted">What is wanted, as it follows "must be".</param>
/// <param name="accepts">Whether what stands fixed in the file is such a value; the activity reads it by the input's name.</param>
/// <param name="choices">The values there are, where they are few and known, for designers; empty otherwise.</param>
public sealed class InputKind(string name, string wanted, Func<Activity, string, JsonElement?, bool> accepts, IReadOnlyList<string>? choices = null)
{
    /// <summary>A text that is not empty.</summary>
    public static InputKind Text { get; } = new(nameof(Text), "a text that is not empty", (activity, input, _) => !string.IsNullOrWhiteSpace(activity.Text(input)));

    /// <summary>A list of texts, written as an <c>Object</c> expression.</summary>
    public static InputKind Texts { get; } = new(nameof(Texts), "a list of texts that is not empty", (_, _, value) => IsListOfTexts(value)) { IsList = true };

    /// <summary>Yes or no, fixed in the file.</summary>
    public static InputKind Flag { get; } = new(nameof(Flag), "true or false", (activity, input, _) => IsFlag(activity, input), ["true", "false"]);

    /// <summary>Yes or no, fixed or taken from a variable when it is needed.</summary>
    public static InputKind Condition { get; } = new(nameof(Condition), "true or false", (activity, input, _) => IsFlag(activity, input)) { MayVary = true };

    /// <summary>A whole number above zero.</summary>
    public static InputKind Number { get; } = new(nameof(Number), "a whole number above zero", (activity, input, _) => activity.Number(input) > 0);

    /// <summary>A span of time above zero, such as <c>02:00:00</c>.</summary>
    public static InputKind Duration { get; } = new(nameof(Duration), "a span of time above zero, such as 02:00:00", (activity, input, _) => activity.Duration(input) > TimeSpan.Zero);

    /// <summary>Any value, fixed or taken from a variable when it is needed.</summary>
    public static InputKind Value { get; } = new(nameof(Value), "a value", (_, _, _) => true) { MayVary = true };

    /// <summary>A declared variable, written as Elsa writes it.</summary>
    internal static InputKind Variable { get; } = new(nameof(Variable), "a variable", (_, _, _) => true);

    /// <summary>The cases of a switch: a list of <c>label</c> and <c>condition</c>.</summary>
    internal static InputKind Cases { get; } = new(nameof(Cases), "a list of cases", (_, _, _) => true);

    /// <summary>A short name, for descriptions.</summary>
    public string Name => name;

    /// <summary>What is wanted, as it follows "must be".</summary>
    public string Wanted => wanted;

    /// <summary>The values there are, where they are few and known; empty otherwise.</summary>
    public IReadOnlyList<string> Choices => choices ?? [];

    /// <summary>Whether it may be taken from a variable when it is needed.</summary>
    public bool MayVary { get; init; }

    /// <summary>Whether it holds several values.</summary>
    public bool IsList { get; init; }

    /// <summary>One of a few texts.</summary>
    /// <param name="name">A short name, for descriptions.</param>
    /// <param name="wanted">What is wanted, as it follows "must be".</param>
    /// <param name="choices">The texts.</param>
    public static InputKind OneOf(string name, string wanted, params IReadOnlyList<string> choices) =>
        new(name, wanted, (activity, input, _) => choices.Contains(activity.Text(input), StringComparer.Ordinal), choices);

    /// <summary>A list of some of a few texts.</summary>
    /// <param name="name">A short name, for descriptions.</param>
    /// <param name="wanted">What is wanted, as it follows "must be".</param>
    /// <param name="choices">The texts.</param>
    public static InputKind SomeOf(string name, string wanted, params IReadOnlyList<string> choices) =>
        ListOf(name, wanted, text => choices.Contains(text, StringComparer.Ordinal), choices);

    /// <summary>A list of texts of some form.</summary>
    /// <param name="name">A short name, for descriptions.</param>
    /// <param name="wanted">What is wanted, as it follows "must be".</param>
    /// <param name="accepts">Whether a text has the form.</param>
    /// <param name="choices">The texts there are, where they are few and known.</param>
    public static InputKind ListOf(string name, string wanted, Func<string, bool> accepts, IReadOnlyList<string>? choices = null) =>
        new(name, wanted, (activity, input, value) => IsListOfTexts(value) && activity.Texts(input).All(accepts), choices) { IsList = true };

    /// <summary>Whether what stands fixed in the file is such a value.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="value">Its value; null when there is none.</param>
    internal bool Accepts(Activity activity, string input, JsonElement? value) => accepts(activity, input, value);

    /// <inheritdoc/>
    public override string ToString() => name;

    private static bool IsFlag(Activity activity, string input) => activity.Flag(input, true) == activity.Flag(input, false);

    private static bool IsListOfTexts(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list
        && list.GetArrayLength() > 0
        && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0);
}

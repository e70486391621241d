namespace ServiceGate.Core.Workflow;

/// <summary>A kind of activity that definitions may use.</summary>
/// <param name="Name">The type's name in the file, such as <c>ServiceGate.SignOff</c>.</param>
/// <param name="Waits">
/// Whether the activity waits for an event from outside (a decision of a person, a point in time). The others complete at once,
/// but for a nested flowchart, which takes as long as what is in it.
/// </param>
/// <param name="Outcomes">The outcomes the type knows; forks and switches name their own besides.</param>
/// <param name="Inputs">The inputs it understands; the reader refuses others, so that a misspelt name is not lost.</param>
public sealed record ActivityType(
    string Name,
    bool Waits,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<ActivityInput> Inputs);

/// <summary>An input of an <see cref="ActivityType"/>.</summary>
/// <param name="Name">Its camelCase name in the file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether a definition without it is refused.</param>
public sealed record ActivityInput(string Name, InputKind Kind, bool Required);

/// <summary>What an input holds.</summary>
public enum InputKind
{
    /// <summary>A text that is not empty.</summary>
    Text,

    /// <summary>A list of texts, written as an <c>Object</c> expression.</summary>
    Texts,

    /// <summary>Yes or no, fixed in the file.</summary>
    Flag,

    /// <summary>Yes or no, fixed or taken from a variable when it is needed.</summary>
    Condition,

    /// <summary>A whole number above zero.</summary>
    Number,

    /// <summary>A span of time above zero, such as <c>02:00:00</c>.</summary>
    Duration,

    /// <summary><c>WaitAll</c>, <c>WaitAllActive</c> or <c>WaitAny</c>.</summary>
    JoinMode,

    /// <summary><c>MatchFirst</c> or <c>MatchAny</c>.</summary>
    SwitchMode,

    /// <summary>Any value, fixed or taken from a variable when it is needed.</summary>
    Value,

    /// <summary>A declared variable, written as Elsa writes it.</summary>
    Variable,

    /// <summary>The code of a role, such as <c>department-head</c>.</summary>
    Role,

    /// <summary>A level of the organisation: <c>own</c>, <c>county</c>, <c>city</c>, <c>province</c>, <c>group</c>, or <c>deciding</c>, which follows scope and risk.</summary>
    UnitLevel,

    /// <summary>How many have to sign: <c>all</c>, <c>any</c> or a whole number above zero.</summary>
    Quorum,

    /// <summary>A list of <c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c>.</summary>
    RiskLevels,

    /// <summary>The cases of a switch: a list of <c>label</c> and <c>condition</c>.</summary>
    Cases,
}

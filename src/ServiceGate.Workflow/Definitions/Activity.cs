using System.Globalization;
using System.Text.Json;

namespace ServiceGate.Workflow.Definitions;

/// <summary>A node of a workflow definition: what is to be done there is its type, how is in its inputs.</summary>
/// <param name="Id">Unique within the definition, compared ordinally; journals and tasks refer to it.</param>
/// <param name="Type">What is to be done there; a type of the <see cref="ActivityCatalogue"/> with which the definition was read.</param>
/// <param name="Inputs">The inputs as they stand in the file, by their camelCase names. The typed readers evaluate them.</param>
/// <param name="Position">Where the designer drew it; null when the file does not say.</param>
/// <param name="DisplayName">The name people see; null when the file gives none.</param>
public sealed record Activity(
    string Id,
    ActivityType Type,
    IReadOnlyDictionary<string, JsonElement> Inputs,
    ActivityPosition? Position,
    string? DisplayName)
{
    /// <summary>
    /// The outcomes this activity can complete with: those of its type, or what its inputs make of them (forks and switches). Empty for
    /// <c>Elsa.Finish</c> and <c>Elsa.End</c>.
    /// </summary>
    public IReadOnlyList<string> Outcomes => Type.OutcomesOf(this);

    /// <summary>The text of an input, numbers and flags as they are written.</summary>
    /// <param name="input">The input's name.</param>
    /// <returns>Null when the input is absent, holds no scalar or is taken from a variable.</returns>
    public string? Text(string input)
    {
        if (Fixed(input) is not { } value)
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>The texts of a list input, in the order of the file.</summary>
    /// <param name="input">The input's name.</param>
    /// <returns>Empty when the input is absent, holds no list or is taken from a variable.</returns>
    public IReadOnlyList<string> Texts(string input) =>
        Fixed(input) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>A yes-or-no input; the texts <c>true</c> and <c>false</c> count in any case.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="fallback">What holds when the input is absent, no flag or taken from a variable.</param>
    public bool Flag(string input, bool fallback) => bool.TryParse(Text(input), out var flag) ? flag : fallback;

    /// <summary>A whole number.</summary>
    /// <param name="input">The input's name.</param>
    /// <returns>Null when the input is absent, no whole number of 32 bits or taken from a variable.</returns>
    public int? Number(string input) =>
        int.TryParse(Text(input), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A span of time in .NET's constant format (<c>1.02:30:00</c> is a day and two and a half hours).</summary>
    /// <param name="input">The input's name.</param>
    /// <returns>Null when the input is absent, no span of time or taken from a variable.</returns>
    public TimeSpan? Duration(string input) =>
        TimeSpan.TryParse(Text(input), CultureInfo.InvariantCulture, out var span) ? span : null;

    private JsonElement? Fixed(string input) =>
        Inputs.TryGetValue(input, out var element) ? InputExpression.Of(element)?.FixedValue() : null;
}

/// <summary>A place on the designer's canvas, in its units (pixels at full size); x grows to the right, y downwards.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
public sealed record ActivityPosition(double X, double Y);

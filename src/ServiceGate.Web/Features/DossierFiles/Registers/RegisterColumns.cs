using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.DossierFiles.Registers;

/// <summary>What stands in the cells of a column.</summary>
internal enum CellKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A name for a code.</summary>
    Code,

    /// <summary>That there is a list or record with nothing in it.</summary>
    Empty,
}

/// <summary>A column of a register: a field of its items.</summary>
/// <param name="Path">The field, as <c>controlRecords[0].what</c>.</param>
/// <param name="Kind">What stands in it.</param>
internal sealed record RegisterColumn(string Path, CellKind Kind);

/// <summary>The columns of a section's register, and what they are called.</summary>
internal static partial class RegisterColumns
{
    /// <summary>The sections that have a register: risks and the checklist.</summary>
    public static readonly IReadOnlyList<Section> Sections = [Section.Risks, Section.Concerns];

    /// <summary>The path of the column that names an item.</summary>
    public const string Key = "key";

    /// <summary>The path of the column that says what a concern asks; reading it changes nothing.</summary>
    public const string Question = "asks";

    private static readonly RegisterColumn[] Concerns = [new("verdict", CellKind.Code), new("evidence", CellKind.Text), new("note", CellKind.Text)];

    private static readonly RegisterColumn[] Risks =
    [
        new("title", CellKind.Text), new("causeNode", CellKind.Text), new("cause", CellKind.Text), new("customersAffected", CellKind.Number), new("affectedTiers", CellKind.Empty),
        new("affectedTiers.diamond", CellKind.Number), new("affectedTiers.gold", CellKind.Number), new("affectedTiers.silver", CellKind.Number), new("affectedTiers.basic", CellKind.Number),
        new("touchesBilling", CellKind.Flag), new("likelihood", CellKind.Number), new("impact", CellKind.Number), new("controls", CellKind.Text), new("residualLikelihood", CellKind.Number),
        new("residualImpact", CellKind.Number), new("owner", CellKind.Text), new("question", CellKind.Text), new("controlRecords", CellKind.Empty),
        .. Enumerable.Range(0, RiskControl.Most).SelectMany(i => new RegisterColumn[]
        {
            new(Row(i, "what"), CellKind.Text), new(Row(i, "owner"), CellKind.Text), new(Row(i, "due"), CellKind.Text), new(Row(i, "state"), CellKind.Code), new(Row(i, "evidence"), CellKind.Text),
        }),
    ];

    /// <summary>All columns that a register may have.</summary>
    public static IReadOnlyList<RegisterColumn> Of(Section section) => section is Section.Risks ? Risks : Concerns;

    /// <summary>What a column is called.</summary>
    public static string Heading(Texts texts, Section section, string path) => path switch
    {
        Key => texts.T("register.key"),
        Question => texts.T("register.asks"),
        "controlRecords" => texts.T("register.control-records"),
        _ => texts.Field(section, path),
    };

    /// <summary>The path of the column that has a heading in one of the languages; null: none has.</summary>
    public static string? PathOf(IEnumerable<Texts> languages, Section section, string heading) => languages
        .SelectMany(texts => Of(section).Select(c => c.Path).Prepend(Key).Prepend(Question).Where(path => Same(Heading(texts, section, path), heading))).FirstOrDefault();

    /// <summary>The codes of a column of names.</summary>
    public static IReadOnlyList<string> CodesOf(string path) => path == "verdict"
        ? [.. Enum.GetValues<ConcernVerdict>().Select(v => v.Code())]
        : [.. Enum.GetValues<ControlState>().Select(s => s.Code())];

    private static bool Same(string name, string heading) => string.Equals(Blanks().Replace(name, ""), Blanks().Replace(heading, ""), StringComparison.OrdinalIgnoreCase);

    private static string Row(int index, string member) => string.Create(CultureInfo.InvariantCulture, $"controlRecords[{index}].{member}");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

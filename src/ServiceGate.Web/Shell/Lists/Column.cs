using Microsoft.AspNetCore.Components;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Lists;

/// <summary>A column of a list, declared once for the page's table, the export and the API. The order of the columns is that of the export.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
/// <param name="Name">Its name, which is that of its member in the API.</param>
public sealed record Column<TRow>(string Name)
{
    /// <summary>What the page shows; null: it is not shown by itself.</summary>
    public PageColumn<TRow>? Page { get; init; }

    /// <summary>What the export writes: a cell, several, or none.</summary>
    public IReadOnlyList<CsvColumn<TRow>> Csv { get; init; } = [];
}

/// <summary>A column as the page shows it.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
/// <param name="Place">Where it stands among the others, the lowest first.</param>
/// <param name="Title">Key of the text at its head.</param>
/// <param name="Cell">The content of a cell.</param>
public sealed record PageColumn<TRow>(int Place, string Title, Func<TRow, Texts, RenderFragment> Cell)
{
    /// <summary>The value of <c>sort</c> in the address by which the list is sorted by it; null: it cannot be.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether it holds numbers.</summary>
    public bool Numeric { get; init; }

    /// <summary>Whether it names the row.</summary>
    public bool Main { get; init; }
}

/// <summary>A column as the export writes it.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
/// <param name="Heading">Its heading.</param>
/// <param name="Value">The content of a cell; null: it is empty.</param>
public sealed record CsvColumn<TRow>(string Heading, Func<TRow, Texts, string?> Value);

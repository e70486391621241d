using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>A row of a table as its file has it.</summary>
/// <param name="Number">The line of the file on which it begins, or the row of the sheet, from 1.</param>
/// <param name="Cells">Its cells, without blanks around them.</param>
/// <param name="Problem">Why it cannot be relied on; null: it can.</param>
internal sealed record TableRow(int Number, string[] Cells, Violation? Problem = null)
{
    /// <summary>Places of cells that hold a number of which the file has lost the last digits.</summary>
    public IReadOnlyList<int> Rounded { get; init; } = [];

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => Problem is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

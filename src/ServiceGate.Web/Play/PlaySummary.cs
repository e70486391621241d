using System.Text.Json.Serialization;

namespace ServiceGate.Web.Play;

/// <summary>What a playing came to: its last line, or its answer, as JSON.</summary>
/// <param name="Launch">Number of the launch; null when the story did not come so far.</param>
/// <param name="Status">The launch's status.</param>
/// <param name="Result">The launch's result.</param>
/// <param name="Steps">The last step that is over.</param>
/// <param name="OfSteps">How many steps there are.</param>
/// <param name="Recipients">How many customers the sample has.</param>
/// <param name="LedgerRows">Rows of the ledger; against another server what its batches say was accepted.</param>
/// <param name="ExpectedLedgerRows">How many there must be, counted from the sample's file.</param>
/// <param name="DuplicateDeliveries">Rows beyond one for each recipient, step and channel.</param>
/// <param name="MissingDeliveries">Recipients without a row for a step and channel.</param>
/// <param name="UnexpectedDeliveries">Rows that nobody planned.</param>
/// <param name="NotAccepted">Rows of notices that no gateway accepted.</param>
/// <param name="Failed">For how many customers the launch failed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Database">The database file.</param>
public sealed record PlaySummary(
    string? Launch, string? Status, string? Result, int Steps, int OfSteps, int Recipients, long LedgerRows, long ExpectedLedgerRows,
    long? DuplicateDeliveries, long? MissingDeliveries, long? UnexpectedDeliveries, long? NotAccepted, int Failed, double Seconds, string? Database)
{
    /// <summary>The status in which the story leaves its launch.</summary>
    [JsonIgnore]
    public string Ends { get; init; } = "closed";

    /// <summary>Whether the launch stands where the story leaves it, as a rule closed, and the ledger holds exactly one row for each recipient, notice and planned channel.</summary>
    [JsonIgnore]
    public bool IsAsTold => Status == Ends && LedgerRows == ExpectedLedgerRows
        && (DuplicateDeliveries ?? 0) + (MissingDeliveries ?? 0) + (UnexpectedDeliveries ?? 0) + (NotAccepted ?? 0) == 0;
}

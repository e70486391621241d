namespace ServiceGate.Core.Facts.Attachments;

/// <summary>What a look into a document has found, to be shown beside its name.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="FirstText">How its text begins, at most <see cref="MostText"/> characters on one line; null: it has none, as a scan has not.</param>
public sealed record FileLook(int Pages, string? FirstText)
{
    /// <summary>The longest beginning, in characters (UTF-16 units).</summary>
    public const int MostText = 300;
}

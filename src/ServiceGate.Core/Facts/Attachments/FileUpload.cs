namespace ServiceGate.Core.Facts.Attachments;

/// <summary>
/// A file on its way: parts are added at their offset until all of it has come, from whichever node, and an upload that was cut goes on where it stands. It is whose it is, for one launch; not
/// finished within 7 days it is taken away.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">Who sends it.</param>
/// <param name="LaunchId">For which launch.</param>
/// <param name="AskedAs">The id under which it was begun, so that beginning it again makes no second one.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Bytes">How long it will be.</param>
/// <param name="Received">How much has come.</param>
/// <param name="Parts">In how many parts.</param>
/// <param name="BegunAt">When it was begun, by the machine's clock.</param>
/// <param name="Content">SHA-256 of what has come, once it is all there and kept; null before.</param>
/// <param name="Kind">What its content is; null before.</param>
public sealed record FileUpload(
    long Id, long PersonId, long LaunchId, string AskedAs, string Name, long Bytes, long Received, int Parts, DateTimeOffset BegunAt, string? Content = null, FileKind? Kind = null)
{
    /// <summary>The longest file, in bytes: 50 MB.</summary>
    public const long MostBytes = 50L * 1024 * 1024;

    /// <summary>For how many days one may stay unfinished, and content without anything that refers to it.</summary>
    public const int KeptDays = 7;
}

using ServiceGate.Data.Opening;

namespace ServiceGate.Web.Play;

/// <summary>What a playing was asked for.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Database">The database; null: a new file in a temporary folder, which goes when all went well.</param>
/// <param name="Resume">Whether an interrupted playing goes on.</param>
/// <param name="Sink">Gateway that gets the notices by HTTP; null: files in a pickup folder beside the database.</param>
/// <param name="SinkSecret">The key of the signature, shared with the gateway.</param>
internal sealed record PlayOptions(Sample Sample, DatabaseSettings? Database, bool Resume, Uri? Sink, string? SinkSecret);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Elsa.Running;

/// <summary>
/// Tells one journal from another: after a backup of the database was put back, an instance may remember entries that never happened.
/// </summary>
internal static class JournalDigest
{
    /// <summary>The digests of all beginnings of a journal; the n-th is that of the first n entries, the first that of none.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<JournalEntry> journal)
    {
        var digests = new List<string>(journal.Count + 1) { "" };
        foreach (var entry in journal)
            digests.Add(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digests[^1] + JsonSerializer.Serialize(entry))))[..32]);
        return digests;
    }
}

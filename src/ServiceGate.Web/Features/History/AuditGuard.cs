using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Data.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.History;

/// <summary>What the last check of the audit trail has found, as it is kept for the pages.</summary>
/// <param name="At">When, machine time.</param>
/// <param name="Chains">How many chains.</param>
/// <param name="Events">How many events.</param>
/// <param name="Faults">What is wrong.</param>
[Members("at", "chains", "events", "faults")]
public sealed record AuditStanding(DateTimeOffset At, int Chains, long Events, IReadOnlyList<FaultyChain> Faults);

/// <summary>Checks the audit trail, and writes down outside the database where its chains end.</summary>
/// <param name="chains">The chains.</param>
/// <param name="settings">Keeps what was found.</param>
/// <param name="folder">Where the files are written unless settings say otherwise.</param>
/// <param name="configuration">The settings.</param>
internal sealed class AuditGuard(AuditChains chains, SettingStore settings, DataFolder folder, IConfiguration configuration)
{
    /// <summary>Setting: the key of the signatures.</summary>
    public const string Key = "Audit:HeadsKey";

    /// <summary>Setting: the file of heads.</summary>
    public const string HeadsFile = "Audit:HeadsFile";

    /// <summary>Name under which the last check is kept.</summary>
    private const string Kept = "audit.check";

    private readonly Dictionary<long, string> _written = [];

    /// <summary>The file of heads.</summary>
    public string Path => configuration[HeadsFile] ?? System.IO.Path.Combine(folder.Path, AuditHeads.FileName);

    private string KeyFile => System.IO.Path.Combine(folder.Path, AuditHeads.KeyFileName);

    /// <summary>Writes down the heads that have moved since this server wrote last; the first time all.</summary>
    public async Task WriteHeadsAsync(DateTimeOffset machineNow, CancellationToken cancellation = default)
    {
        var moved = (await chains.HeadsAsync(cancellation)).Where(h => _written.GetValueOrDefault(h.Chain) != h.Hash).ToList();
        if (moved.Count == 0) return;
        var key = await AuditHeads.KeyAsync(configuration[Key], KeyFile, cancellation) ?? await AuditHeads.NewKeyAsync(KeyFile, cancellation);
        await new AuditHeads(Path, key).AppendAsync(machineNow, moved, cancellation);
        foreach (var head in moved) _written[head.Chain] = head.Hash;
    }

    /// <summary>Checks all chains, also against the heads that were written down, and keeps what was found.</summary>
    public async Task<AuditStanding> CheckAsync(DateTimeOffset machineNow, CancellationToken cancellation = default)
    {
        var check = await chains.CheckAsync(cancellation);
        var standing = new AuditStanding(machineNow, check.Chains, check.Events, [.. check.Faults, .. await AgainstFileAsync(cancellation)]);
        await settings.SetAsync(Kept, CoreJson.Write(standing), cancellation);
        return standing;
    }

    /// <summary>What the last check has found; null before the first one.</summary>
    public async Task<AuditStanding?> LastAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await settings.FindAsync(Kept, cancellation) is { } text ? CoreJson.Read<AuditStanding>(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<FaultyChain>> AgainstFileAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Path) || await AuditHeads.KeyAsync(configuration[Key], KeyFile, cancellation) is not { } key) return [];
        try
        {
            return await chains.CompareAsync(await new AuditHeads(Path, key).ReadAsync(cancellation), cancellation);
        }
        catch (InvalidDataException)
        {
            // The file itself was changed: whoever reads of it looks at the system's chain first.
            return [new(0, null, ChainFaultKind.NotAsSigned, 0)];
        }
    }
}

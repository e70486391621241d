using System.Globalization;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What the system does by itself: tends what is due and sends what is running.</summary>
internal sealed partial class Scenario
{
    private static readonly DateTimeOffset Machine = DateTimeOffset.UnixEpoch;

    /// <summary>Does all due work until nothing is left: launches, batches, sending.</summary>
    /// <param name="everybodyRefused">Whether the gateway refuses everybody.</param>
    internal async Task<Scenario> WorkAsync(bool everybodyRefused = false)
    {
        await TendAsync();
        while (await SendChunkAsync(everybodyRefused ? [.. Enumerable.Range(1, State.Customers.Count)] : []) is not null) { }
        await TendAsync();
        return this;
    }

    /// <summary>Tends what is due, once; nothing is sent.</summary>
    internal async Task TendAsync()
    {
        foreach (var id in await ReadAsync(s => s.Launches.DueForSettlingAsync(Clock.GetUtcNow(), 100)))
            (await SystemAsync(new ProcessDueLaunch(State.Launches[id].Number))).Required();
        foreach (var id in await ReadAsync(s => s.Notices.DueBatchesAsync(Clock.GetUtcNow(), 100)))
            (await SystemAsync(new ProcessDueBatch(State.Launches[State.Batches[id].LaunchId].Number, id))).Required();
    }

    /// <summary>Sends the next chunk of any running batch; the gateway accepts everybody but those refused.</summary>
    /// <returns>The chunk as it was claimed; null when there is none to claim.</returns>
    internal async Task<Chunk?> SendChunkAsync(params int[] refused)
    {
        await using var session = await Sessions.BeginBulkAsync();
        foreach (var id in await session.Notices.RunningBatchesAsync(Machine))
        {
            if (await session.Notices.ClaimChunkAsync(id, "node", Machine, Machine.AddMinutes(1)) is not { } chunk) continue;
            await RecordAsync(session, chunk, refused);
            await session.CommitAsync();
            return chunk;
        }
        return null;
    }

    /// <summary>Claims a chunk of a step, as a sender does that then takes its time.</summary>
    internal Task<Chunk> ClaimAsync(string step, NoticeChannel channel = NoticeChannel.Sms) => ClaimAsync(Batch(step, channel));

    /// <summary>Claims a chunk of a batch, as a sender does that then takes its time.</summary>
    internal async Task<Chunk> ClaimAsync(Batch batch)
    {
        await using var session = await Sessions.BeginBulkAsync();
        var chunk = (await session.Notices.ClaimChunkAsync(batch.Id, "node", Machine, Machine.AddMinutes(1)))!;
        await session.CommitAsync();
        return chunk;
    }

    /// <summary>Records that a claimed chunk was accepted whole.</summary>
    internal async Task RecordAsync(Chunk chunk)
    {
        await using var session = await Sessions.BeginBulkAsync();
        await RecordAsync(session, chunk, []);
        await session.CommitAsync();
    }

    private async Task RecordAsync(ICommandSession session, Chunk chunk, int[] refused)
    {
        var batch = (await session.Notices.FindBatchAsync(chunk.BatchId))!;
        var recipients = await session.Notices.RecipientsAsync(batch, chunk, State.Launches[batch.LaunchId].AudienceId!.Value);
        await session.Notices.RecordAsync(chunk, ChunkStatus.Sent, [.. recipients.Select(r => new LedgerRow(
            batch.VersionId, batch.Channel, r.CustomerId, refused.Contains(NumberOf(r.CustomerId)) ? DeliveryStatus.Failed : DeliveryStatus.Accepted, Clock.GetUtcNow()))]);
    }

    /// <summary>The batches of the launch, soonest first.</summary>
    internal IReadOnlyList<Batch> Batches => [.. State.Batches.Values.Where(b => b.LaunchId == Launch.Id).OrderBy(b => b.DueAt).ThenBy(b => b.Id)];

    internal Batch Batch(string step, NoticeChannel channel = NoticeChannel.Sms) => Batches.Last(b => b.Step == step && b.Channel == channel);

    /// <summary>Who was told by a step, by the numbers that <see cref="Customers"/> gave them.</summary>
    internal IReadOnlyList<int> ToldBy(string step, NoticeChannel channel = NoticeChannel.Sms) =>
        [.. State.Ledger.Values.Where(d => d.Status is DeliveryStatus.Accepted && d.Channel == channel && State.Versions[d.VersionId].Step == step
            && State.Versions[d.VersionId].LaunchId == Launch.Id).Select(d => NumberOf(d.CustomerId)).Order()];

    private int NumberOf(long customerId) => int.Parse(State.Customers[customerId].Account.AsSpan(2), CultureInfo.InvariantCulture);

    private async Task<T> ReadAsync<T>(Func<ICommandSession, Task<T>> read)
    {
        await using var session = await Sessions.ReadAsync();
        return await read(session);
    }
}

using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Batches, chunks and the ledger of a transaction.</summary>
public interface INoticeStore : IStore
{
    /// <summary>All batches of a launch, by due time.</summary>
    Task<IReadOnlyList<Batch>> BatchesAsync(long launchId);

    /// <summary>A batch; null when there is none.</summary>
    Task<Batch?> FindBatchAsync(long batchId);

    /// <summary>Adds a batch.</summary>
    Task AddAsync(Batch batch);

    /// <summary>
    /// Writes everything of a batch but its counters of sent messages, if its status is still the one seen. To how many it goes is settled once it has begun.
    /// </summary>
    /// <returns>False when it was not; nothing was written.</returns>
    Task<bool> UpdateAsync(Batch batch, BatchStatus seen);

    /// <summary>Removes a batch of which nothing was ever started.</summary>
    Task RemovePlannedAsync(long batchId);

    /// <summary>The newest version of a step's text; null when none.</summary>
    Task<NoticeVersion?> NewestVersionAsync(long launchId, string step);

    /// <summary>The newest version of a step's text for a segment; null when none.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="step">The step.</param>
    /// <param name="segment">Name of the segment; null: everybody.</param>
    Task<NoticeVersion?> NewestVersionAsync(long launchId, string step, string? segment);

    /// <summary>A version; null when there is none.</summary>
    Task<NoticeVersion?> FindVersionAsync(long versionId);

    /// <summary>Adds a version.</summary>
    Task AddAsync(NoticeVersion version);

    /// <summary>
    /// Ids of batches that are planned and due or no longer useful, or are running with all chunks ended, with another number in doubt than operations were told, or with as many told as go before somebody looks;
    /// soonest first.
    /// </summary>
    Task<IReadOnlyList<long>> DueBatchesAsync(DateTimeOffset now, int most);

    /// <summary>When the next planned batch is due after <paramref name="now"/>; null when none is.</summary>
    Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now);

    /// <summary>Ids of running batches that have chunks to claim.</summary>
    Task<IReadOnlyList<long>> RunningBatchesAsync(DateTimeOffset machineNow);

    /// <summary>How many members of an audience have an address on a channel.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="segment">Only those of this segment; null: all.</param>
    Task<int> CountAddressedAsync(long audienceId, NoticeChannel channel, string? segment = null);

    /// <summary>
    /// The ids of everybody a batch goes to, ascending: for announcements the audience, otherwise those whom an announcement of the launch reached;
    /// in both cases those with an address on the channel, and those of its segment if it has one.
    /// </summary>
    Task<IReadOnlyList<long>> RecipientIdsAsync(Batch batch, long audienceId);

    /// <summary>Those of whom a batch goes to who share their address on the channel with one of less id, ascending.</summary>
    Task<IReadOnlyList<Rider>> RidersAsync(Batch batch, long audienceId);

    /// <summary>Writes down who goes along with whom in a batch that is about to begin: <see cref="RecipientsAsync"/> then gives each with the other's chunk.</summary>
    Task AddRidersAsync(long batchId, IReadOnlyList<Rider> riders);

    /// <summary>How many customers an announcement of the launch has reached, on any channel.</summary>
    Task<int> CountToldAsync(long launchId);

    /// <summary>How many of a segment of its list an announcement of the launch has reached, on any channel.</summary>
    Task<int> CountToldAsync(long launchId, long audienceId, string segment);

    /// <summary>Adds the chunks of a batch that has just been started.</summary>
    Task AddChunksAsync(IReadOnlyList<Chunk> chunks);

    /// <summary>All chunks of a batch.</summary>
    Task<IReadOnlyList<Chunk>> ChunksAsync(long batchId);

    /// <summary>
    /// Claims the next chunk of a running batch by a guarded update, which for announcements also demands that the notice-release gate is open; null when
    /// there is none to claim.
    /// </summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="owner">Name of the claiming process, unique per start.</param>
    /// <param name="machineNow">Machine time.</param>
    /// <param name="leaseUntil">When the claim ends, machine time.</param>
    Task<Chunk?> ClaimChunkAsync(long batchId, string owner, DateTimeOffset machineNow, DateTimeOffset leaseUntil);

    /// <summary>The customers of a chunk, and who goes along with them, with their addresses, by ascending id; those already in the ledger are left out.</summary>
    Task<IReadOnlyList<Recipient>> RecipientsAsync(Batch batch, Chunk chunk, long audienceId);

    /// <summary>What a batch says, with the keys under which receivers see its chunks and messages; null when there is no such batch.</summary>
    Task<BatchText?> TextAsync(Batch batch);

    /// <summary>Notes that it is not known whether a claimed chunk went out, if it is still claimed by its owner.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="answer">The beginning of an answer that was not understood; null when there was none.</param>
    /// <param name="at">Business time.</param>
    /// <returns>False when the claim was lost; nothing was written.</returns>
    Task<bool> DoubtAsync(Chunk chunk, string? answer, DateTimeOffset at);

    /// <summary>Notes of how many in doubt operations were told.</summary>
    Task DoubtToldAsync(long batchId, int customers);

    /// <summary>Writes the ledger rows of a chunk, ends it and adds to the batch's counters, if the chunk is still claimed by its owner.</summary>
    /// <returns>False when the claim was lost; nothing was written.</returns>
    Task<bool> RecordAsync(Chunk chunk, ChunkStatus ended, IReadOnlyList<LedgerRow> deliveries);

    /// <summary>
    /// Writes the ledger rows of a piece of a chunk, which stays claimed and has so many customers less, and adds to the batch's counters, if the chunk is still claimed by its
    /// owner.
    /// </summary>
    /// <returns>False when the claim was lost; nothing was written.</returns>
    Task<bool> RecordPieceAsync(Chunk chunk, IReadOnlyList<LedgerRow> deliveries);

    /// <summary>Gives a claimed chunk back, to be claimed again from <paramref name="notBefore"/> (machine time).</summary>
    Task<bool> GiveBackAsync(Chunk chunk, DateTimeOffset notBefore);

    /// <summary>Turns claims of nodes that are not alive, and own ones whose lease has ended, into chunks in doubt.</summary>
    /// <param name="machineNow">Machine time.</param>
    /// <param name="self">The node that looks.</param>
    /// <returns>How many.</returns>
    Task<int> MarkLostClaimsAsync(DateTimeOffset machineNow, string self);

    /// <summary>Counts messages against the limits of a channel, if they leave so many now. Two nodes that spend at once wait for each other's transaction.</summary>
    /// <param name="budget">The limits.</param>
    /// <param name="messages">How many messages.</param>
    /// <param name="machineNow">Machine time.</param>
    Task<BudgetAnswer> SpendAsync(ChannelBudget budget, int messages, DateTimeOffset machineNow);

    /// <summary>
    /// Counts customers against the limits of a batch (<see cref="Pace"/>), in the transaction that claims a chunk. The batches of a step on a channel to several segments share the
    /// limits of hour and day; after how many it waits each counts by itself.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="customers">How many.</param>
    /// <param name="now">Business time.</param>
    /// <param name="zone">Whose hours and days count.</param>
    /// <returns>The limit that they would pass, and nothing was counted; null: they may go.</returns>
    Task<PaceLimit?> SpendPaceAsync(Batch batch, int customers, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>Takes customers who were not told off the limits of a batch.</summary>
    Task RefundPaceAsync(long batchId, int customers);

    /// <summary>Notes that a limit holds a batch back.</summary>
    Task HoldAsync(long batchId, PaceHold hold);

    /// <summary>Lets a batch go on that waited for somebody: it begins to count anew.</summary>
    Task LetGoOnAsync(long batchId);

    /// <summary>Takes messages that did not go out off the day on which they were counted.</summary>
    Task RefundAsync(ChannelBudget budget, int messages);

    /// <summary>Lets the chunks in doubt of channels whose receivers settle doubles be sent again, but for those whose answer was not understood.</summary>
    /// <returns>How many.</returns>
    Task<int> ResendInDoubtAsync(IReadOnlyCollection<NoticeChannel> channels);

    /// <summary>Lets the chunks in doubt of one batch be sent again, as somebody decided.</summary>
    /// <returns>How many.</returns>
    Task<int> ResendInDoubtAsync(long batchId);

    /// <summary>Expires or ends all chunks of a batch that were not sent, with ledger rows and counters for <paramref name="status"/> expired.</summary>
    Task EndChunksAsync(Batch batch, ChunkStatus status, DateTimeOffset at, long audienceId);

    /// <summary>
    /// Writes down which customers of the list a batch of marketing leaves out as things stand, and why: <see cref="RecipientIdsAsync"/> and
    /// <see cref="RecipientsAsync"/> then pass them over. Whoever refuses while it goes out is passed over, too, and written down with the chunk.
    /// </summary>
    /// <param name="batch">The batch, about to begin.</param>
    /// <param name="audienceId">The list.</param>
    /// <param name="now">Business time.</param>
    /// <param name="zone">Whose days count for consents.</param>
    /// <returns>How many.</returns>
    Task<int> ExcludeAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>How many customers of the list a batch of marketing leaves out, by reason: as written down, or before it has begun as it would be now.</summary>
    Task<IReadOnlyList<Exclusion>> ExclusionsAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>What reviewers have said of a launch's texts that look like marketing.</summary>
    Task<IReadOnlyList<ServiceOnly>> ServiceOnlyAsync(long launchId);

    /// <summary>Adds a reviewer's word.</summary>
    Task AddAsync(ServiceOnly word);

    /// <summary>What of a launch was sent to seed numbers.</summary>
    Task<IReadOnlyList<SeedTest>> SeedTestsAsync(long launchId);

    /// <summary>Adds a test on seed numbers, or writes over the one of the same text, channel and language.</summary>
    Task SaveAsync(SeedTest test);

    /// <summary>How a launch's announcements that fell short are settled, oldest first.</summary>
    Task<IReadOnlyList<NoticeSettlement>> SettlementsAsync(long launchId);

    /// <summary>Adds a proposal, or writes what was decided about one.</summary>
    Task SaveAsync(NoticeSettlement settlement);

    /// <summary>What a customer was told, newest first: batch, status, moment, reason.</summary>
    Task<IReadOnlyList<(LedgerRow Delivery, NoticeVersion Version)>> ToldAsync(long customerId, int most);
}

/// <summary>The port's name in a transaction.</summary>
public static class NoticeStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Batches, chunks, the ledger.</summary>
        public INoticeStore Notices => session.Store<INoticeStore>();
    }
}

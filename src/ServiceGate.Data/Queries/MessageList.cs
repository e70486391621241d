using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Messages;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A message in the house as its receiver sees it.</summary>
/// <param name="Message">The message.</param>
/// <param name="LaunchNumber">The launch it is about; empty for a message about an account.</param>
/// <param name="LaunchTitle">That launch's title; empty for a message about an account.</param>
/// <param name="LaunchUnitId">The unit that launch belongs to; 0 for a message about an account.</param>
/// <param name="ReadAt">When the receiver marked it as read; null: not yet.</param>
public sealed record ReceivedMessage(Notification Message, string LaunchNumber, string LaunchTitle, long LaunchUnitId, DateTimeOffset? ReadAt);

/// <summary>Which messages are shown. What is null does not narrow it.</summary>
/// <param name="Launch">About the launch of this number.</param>
/// <param name="From">Written at this moment or later.</param>
/// <param name="Until">Written before this moment.</param>
public sealed record MessageFilter(string? Launch = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>The messages in the house for somebody (站内消息).</summary>
/// <param name="database">The database.</param>
public sealed class MessageList(Database database)
{
    /// <summary>How many of the newest messages to the actor's roles in the actor's units are looked at.</summary>
    public const int LookedAt = 1000;

    /// <summary>The messages to an actor: to that person, or to a role that the actor has in the unit named or above it. Unread ones first, each newest first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="unreadOnly">Whether those that were read are left out.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="filter">Which messages; null: all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<ReceivedMessage>> OfAsync(
        Actor actor, bool unreadOnly = false, int most = 100, MessageFilter? filter = null, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var tree = await new OrganisationStore(sql).TreeAsync();
            var wanted = filter ?? new();
            var messages = (await CandidatesAsync(sql, actor, tree, unreadOnly, wanted)).Where(m => IsFor(actor, m, tree));
            var accounts = wanted.Launch is null ? await AccountsAsync(sql, actor, unreadOnly, wanted) : [];
            return (IReadOnlyList<ReceivedMessage>)
                [.. messages.Concat(accounts).OrderBy(m => m.ReadAt is null ? 0 : 1).ThenByDescending(m => m.Message.At).ThenByDescending(m => m.Message.Id).Take(most)];
        },
        cancellation);

    private static async Task<IEnumerable<ReceivedMessage>> AccountsAsync(SqlScope sql, Actor actor, bool unreadOnly, MessageFilter filter) =>
        (await AccountMessageRows.OfAsync(sql, actor.PersonId, unreadOnly, LookedAt, filter.From, filter.Until)).Select(m => new ReceivedMessage(m.Message, "", "", 0, m.ReadAt));

    private static Task<IReadOnlyList<ReceivedMessage>> CandidatesAsync(SqlScope sql, Actor actor, OrganisationTree tree, bool unreadOnly, MessageFilter filter) => sql.ListAsync(
        $"""
        SELECT {MessageStore.Columns}, l.number, l.title, l.unit_id AS launch_unit_id, r.read_at
        FROM house_message m
        JOIN launch l ON l.id = m.launch_id
        LEFT JOIN message_reading r ON r.message_id = m.id AND r.person_id = @reader
        WHERE m.role IN @roles AND m.person_id IN @people AND (@unread = 0 OR r.read_at IS NULL) {(UnitScope.OfGrants(actor, tree) is null ? "" : "AND COALESCE(m.unit_id, l.unit_id) IN @units")}
            {(filter.Launch is null ? "" : "AND l.number = @launch")} AND m.written_at >= @from AND m.written_at < @until
        ORDER BY m.written_at DESC, m.id DESC
        {sql.Dialect.Page("@most", "@skip")}
        """,
        new
        {
            reader = actor.PersonId,
            people = actor.Accounts.Prepend(0).ToList(),
            roles = actor.Grants.Select(g => g.Role.Code()).DefaultIfEmpty("").Distinct().ToList(),
            units = UnitScope.OfGrants(actor, tree),
            unread = unreadOnly ? 1 : 0,
            launch = filter.Launch,
            from = filter.From.Ms() ?? 0,
            until = filter.Until.Ms() ?? long.MaxValue,
            most = LookedAt,
            skip = 0,
        },
        Read);

    // What was written before somebody went away is not the substitute's.
    private static bool IsFor(Actor actor, ReceivedMessage message, OrganisationTree tree) => actor.Grants.Any(grant =>
        message.Message.To.IsMetBy(grant, message.LaunchUnitId, tree) && (grant.For is not { Since: var since } || message.Message.At >= since));

    private static ReceivedMessage Read(Row row) => new(
        MessageStore.Read(row), row.Text("number"), row.Text("title"), row.Long("launch_unit_id"), row.InstantOrNull("read_at"));
}

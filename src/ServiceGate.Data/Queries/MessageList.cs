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
            var messages = (await CandidatesAsync(sql, actor, tree, unreadOnly, filter ?? new(), Whole, Read)).Where(m => m.Message.IsAboutAccount || IsFor(actor, m.Message.To, m.LaunchUnitId, m.Message.At, tree));
            return (IReadOnlyList<ReceivedMessage>)
                [.. messages.OrderBy(m => m.ReadAt is null ? 0 : 1).ThenByDescending(m => m.Message.At).ThenByDescending(m => m.Message.Id).Take(most)];
        },
        cancellation);

    /// <summary>How many messages to an actor are unread.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="most">Up to how many are counted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<int> UnreadAsync(Actor actor, int most = 100, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var tree = await new OrganisationStore(sql).TreeAsync();
            var messages = await CandidatesAsync(sql, actor, tree, unreadOnly: true, new(), Receivers, Receiver);
            return messages.Where(m => m.IsAboutAccount || IsFor(actor, m.To, m.Unit, m.At, tree)).Take(most).Count();
        },
        cancellation);

    /// <summary>What is asked of a message about a launch, and of one about an account, which are read together.</summary>
    private static readonly (string OfLaunches, string OfAccounts) Whole = (
        $"{MessageStore.Columns}, l.number, l.title, l.unit_id AS launch_unit_id, r.read_at",
        $"{AccountMessageRows.AsMessages}, '' AS number, '' AS title, 0 AS launch_unit_id, a.read_at");

    private static readonly (string OfLaunches, string OfAccounts) Receivers = (
        "m.launch_id, m.role, m.department, m.channel, m.person_id, m.unit_id, m.written_at, l.unit_id AS launch_unit_id",
        $"{Notification.NoLaunch} AS launch_id, a.role, '' AS department, CAST(NULL AS VARCHAR(40)) AS channel, a.person_id, CAST(NULL AS BIGINT) AS unit_id, a.written_at, 0 AS launch_unit_id");

    private static Task<IReadOnlyList<T>> CandidatesAsync<T>(
        SqlScope sql, Actor actor, OrganisationTree tree, bool unreadOnly, MessageFilter filter, (string OfLaunches, string OfAccounts) columns, Func<Row, T> map) => sql.ListAsync(
        $"""
        SELECT * FROM (
            SELECT {columns.OfLaunches}
            FROM house_message m
            JOIN launch l ON l.id = m.launch_id
            LEFT JOIN message_reading r ON r.message_id = m.id AND r.person_id = @reader
            WHERE m.role IN @roles AND m.person_id IN @people {(unreadOnly ? "AND r.read_at IS NULL" : "")} {(UnitScope.OfGrants(actor, tree) is null ? "" : "AND COALESCE(m.unit_id, l.unit_id) IN @units")}
                {(filter.Launch is null ? "" : "AND l.number = @launch")} AND m.written_at >= @from AND m.written_at < @until
            ORDER BY m.written_at DESC, m.id DESC
            {sql.Dialect.Page("@most", "@skip")}
        ) o
        {(filter.Launch is null ? OfAccounts(sql.Dialect, columns.OfAccounts, unreadOnly) : "")}
        """,
        new
        {
            reader = actor.PersonId,
            people = actor.Accounts.Prepend(0).ToList(),
            roles = actor.Grants.Select(g => g.Role.Code()).DefaultIfEmpty("").Distinct().ToList(),
            units = UnitScope.OfGrants(actor, tree),
            launch = filter.Launch,
            from = filter.From.Ms() ?? 0,
            until = filter.Until.Ms() ?? long.MaxValue,
            most = LookedAt,
            skip = 0,
        },
        map);

    private static string OfAccounts(Dialect dialect, string columns, bool unreadOnly) =>
        $"""
        UNION ALL
        SELECT * FROM (
            SELECT {columns}
            FROM account_message a
            WHERE a.person_id = @reader {(unreadOnly ? "AND a.read_at IS NULL" : "")} AND a.written_at >= @from AND a.written_at < @until
            ORDER BY a.written_at DESC, a.id DESC
            {dialect.Page("@most", "@skip")}
        ) p
        """;

    // What was written before somebody went away is not the substitute's.
    private static bool IsFor(Actor actor, Assignee to, long launchUnitId, DateTimeOffset at, OrganisationTree tree) => actor.Grants.Any(grant =>
        to.IsMetBy(grant, launchUnitId, tree) && (grant.For is not { Since: var since } || at >= since));

    private static ReceivedMessage Read(Row row) => new(
        MessageStore.Read(row), row.Text("number"), row.Text("title"), row.Long("launch_unit_id"), row.InstantOrNull("read_at"));

    private static (bool IsAboutAccount, Assignee To, long Unit, DateTimeOffset At) Receiver(Row row) =>
        (row.Long("launch_id") == Notification.NoLaunch, MessageStore.To(row), row.Long("launch_unit_id"), row.Instant("written_at"));
}

using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

/// <summary>What was sent to seed numbers.</summary>
internal sealed partial class NoticeStore
{
    public Task<IReadOnlyList<SeedTest>> SeedTestsAsync(long launchId) => sql.ListAsync(
        """
        SELECT launch_id, step, channel, language, hash, numbers, sent_at, sent_by, confirmed_at, confirmed_by
        FROM seed_test
        WHERE launch_id = @launchId
        ORDER BY sent_at, step, channel, language
        """,
        new { launchId },
        row => new SeedTest(
            row.Long("launch_id"), row.Text("step"), (NoticeChannel)row.Int("channel"), row.Text("language"), row.Text("hash"), row.Int("numbers"), row.Instant("sent_at"),
            row.Long("sent_by"), row.InstantOrNull("confirmed_at"), row.LongOrNull("confirmed_by")));

    public async Task SaveAsync(SeedTest test)
    {
        var values = new
        {
            test.LaunchId,
            test.Step,
            channel = (int)test.Channel,
            test.Language,
            test.Hash,
            test.Numbers,
            sentAt = test.SentAt.Ms(),
            test.SentBy,
            confirmedAt = test.ConfirmedAt.Ms(),
            test.ConfirmedBy,
        };
        if (await sql.ExecuteAsync(
            """
            UPDATE seed_test
            SET numbers = @Numbers, sent_at = @sentAt, sent_by = @SentBy, confirmed_at = @confirmedAt, confirmed_by = @ConfirmedBy
            WHERE launch_id = @LaunchId AND step = @Step AND channel = @channel AND language = @Language AND hash = @Hash
            """,
            values) == 0)
            await sql.ExecuteAsync(
                """
                INSERT INTO seed_test (launch_id, step, channel, language, hash, numbers, sent_at, sent_by, confirmed_at, confirmed_by)
                VALUES (@LaunchId, @Step, @channel, @Language, @Hash, @Numbers, @sentAt, @SentBy, @confirmedAt, @ConfirmedBy)
                """,
                values);
    }
}

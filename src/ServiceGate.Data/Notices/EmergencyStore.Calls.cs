using System.Security.Cryptography;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

internal sealed partial class EmergencyStore
{
    private const string CallColumns = "id, launch_id, word, standing, shift_id, person_id, asked_at, next_at, status, tries, try_at, reason, answer, answered_at, answered_by";

    public Task<IReadOnlyList<DutyCall>> CallsAsync(long launchId) =>
        sql.ListAsync($"SELECT {CallColumns} FROM duty_call WHERE launch_id = @launchId ORDER BY id", new { launchId }, Call);

    public Task AddAsync(DutyCall call) => sql.ExecuteAsync(
        $"""
        INSERT INTO duty_call ({CallColumns})
        VALUES (@Id, @LaunchId, @word, @Standing, @ShiftId, @PersonId, @asked, @next, @status, @Tries, @tryAt, @Reason, @answer, @answered, @AnsweredBy)
        """,
        new
        {
            call.Id,
            call.LaunchId,
            word = call.Word ?? RandomNumberGenerator.GetString(SendKeys.Letters, SendKeys.WordLength),
            call.Standing,
            call.ShiftId,
            call.PersonId,
            asked = call.AskedAt.Ms(),
            next = call.NextAt.Ms(),
            status = call.Status.Code(),
            call.Tries,
            tryAt = call.TryAt.Ms(),
            call.Reason,
            answer = call.Answer?.Code(),
            answered = call.AnsweredAt.Ms(),
            call.AnsweredBy,
        });

    public async Task<bool> MoveAsync(DutyCall call, CallStatus status, int tries) => await sql.ExecuteAsync(
        "UPDATE duty_call SET status = @now, tries = @Tries, try_at = @tryAt, reason = @Reason WHERE id = @Id AND status = @was AND tries = @triesWere",
        new { call.Id, now = call.Status.Code(), call.Tries, tryAt = call.TryAt.Ms(), call.Reason, was = status.Code(), triesWere = tries }) == 1;

    public Task AnswerAsync(long id, DutyAnswer answer, DateTimeOffset at, long? by) => sql.ExecuteAsync(
        """
        UPDATE duty_call
        SET answer = @answer, answered_at = @at, answered_by = @by,
            try_at = CASE WHEN status = 'due' THEN NULL ELSE try_at END, status = CASE WHEN status = 'due' THEN 'dropped' ELSE status END
        WHERE id = @id
        """,
        new { id, answer = answer.Code(), at = at.Ms(), by });

    public Task<IReadOnlyList<DutyCall>> DueCallsAsync(DateTimeOffset now, int most) => sql.ListAsync(
        $"SELECT {CallColumns} FROM duty_call WHERE status IN ('due', 'placing') AND try_at <= @now ORDER BY try_at, id {sql.Dialect.Page()}", new { now = now.Ms(), most }, Call);

    public Task<IReadOnlyList<EmergencyDecline>> DeclinesAsync(long launchId) => sql.ListAsync(
        "SELECT launch_id, standing, declined_by, declined_at, reason FROM emergency_decline WHERE launch_id = @launchId ORDER BY declined_at, standing", new { launchId },
        row => new EmergencyDecline(row.Long("launch_id"), row.Text("standing"), row.Long("declined_by"), row.Instant("declined_at"), row.Text("reason")));

    public Task AddAsync(EmergencyDecline decline) => sql.ExecuteAsync(
        "INSERT INTO emergency_decline (launch_id, standing, declined_by, declined_at, reason) VALUES (@LaunchId, @Standing, @By, @at, @Reason)",
        new { decline.LaunchId, decline.Standing, decline.By, at = decline.At.Ms(), decline.Reason });

    private static DutyCall Call(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("standing"), row.LongOrNull("shift_id"), row.LongOrNull("person_id"), row.Instant("asked_at"), row.Instant("next_at"),
        row.Code<CallStatus>("status"), row.Int("tries"), row.InstantOrNull("try_at"), row.TextOrNull("reason"), row.CodeOrNull<DutyAnswer>("answer"), row.InstantOrNull("answered_at"),
        row.LongOrNull("answered_by"), row.Text("word"));
}

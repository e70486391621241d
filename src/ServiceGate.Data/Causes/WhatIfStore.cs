using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Causes;

internal sealed class WhatIfStore(SqlScope sql) : IWhatIfStore
{
    public Task<IReadOnlyList<WhatIfAnswer>> OfAsync(long launchId) => sql.ListAsync(
        "SELECT launch_id, question, verdict, note, answered_by, answered_at FROM what_if_answer WHERE launch_id = @launchId ORDER BY question",
        new { launchId },
        row => new WhatIfAnswer(
            row.Long("launch_id"), row.Text("question"), row.Code<WhatIfVerdict>("verdict"), row.TextOrNull("note"), row.Long("answered_by"), row.Instant("answered_at")));

    public async Task PutAsync(WhatIfAnswer answer)
    {
        var values = new { answer.LaunchId, answer.Question, verdict = answer.Verdict.Code(), answer.Note, answer.By, at = answer.At.Ms() };
        var changed = await sql.ExecuteAsync(
            "UPDATE what_if_answer SET verdict = @verdict, note = @Note, answered_by = @By, answered_at = @at WHERE launch_id = @LaunchId AND question = @Question", values);
        if (changed == 0)
            await sql.ExecuteAsync(
                "INSERT INTO what_if_answer (launch_id, question, verdict, note, answered_by, answered_at) VALUES (@LaunchId, @Question, @verdict, @Note, @By, @at)", values);
    }
}

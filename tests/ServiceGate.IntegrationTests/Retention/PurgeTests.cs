using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Purging;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Data.Retention;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.IntegrationTests.Retention;

public sealed class PurgeTests(DatabaseStand stand) : DatabaseTests(stand)
{
    [Test]
    public async Task Run_WhenNothingIsDue_TakesNothing()
    {
        await AddEndedLaunchAsync("HZ-2026-000001");

        Assert.That((await PurgeAsync(Now.AddDays(29))).Rows, Is.Empty);
    }

    [Test]
    public async Task Run_WhenAnImportSetCustomersAside_TakesThemAfterAWeekOfTheMachine()
    {
        await AddEndedLaunchAsync("HZ-2026-000001");

        Assert.That((await new Purge(Database).RunAsync(Now, Now.AddDays(7))).Rows, Is.Empty);
        Assert.That((await new Purge(Database).RunAsync(Now, Now.AddDays(7).AddSeconds(1))).Rows, Is.EquivalentTo(new Dictionary<string, int> { ["import_row"] = 12 }));
    }

    [Test]
    public async Task Run_WhenCommandsAreOlderThanThirtyDays_TakesThem()
    {
        await WriteAsync(async s =>
        {
            for (var i = 0; i < 1200; i++) await s.Commands.AddAsync(new(ManagerId, $"c-{i}", "CreateLaunch", "f", "1", Now.AddSeconds(i)));
        });

        var report = await PurgeAsync(Now.AddDays(30).AddSeconds(1000));

        Assert.That(report.Rows, Is.EquivalentTo(new Dictionary<string, int> { ["command_log"] = 1000 }));
        Assert.That(await ReadAsync(s => s.Commands.FindAsync(ManagerId, "c-999")), Is.Null);
        Assert.That(await ReadAsync(s => s.Commands.FindAsync(ManagerId, "c-1000")), Is.Not.Null);
    }

    [Test]
    public async Task Run_WhenTokensExpiredOrWereWithdrawnLongAgo_TakesThem()
    {
        await WriteAsync(async s =>
        {
            await s.Tokens.AddAsync(new(1, ManagerId, "expired", "h1", ["read"], Now, Now));
            await s.Tokens.AddAsync(new(2, ManagerId, "withdrawn", "h2", ["read"], Now, Now.AddYears(1), Now));
            await s.Tokens.AddAsync(new(3, ManagerId, "valid", "h3", ["read"], Now, Now.AddYears(1)));
        });

        await new Purge(Database).RunAsync(Now, Now.AddDays(91));

        Assert.That((await ReadAsync(s => s.Tokens.OfPersonAsync(ManagerId))).Select(t => t.Name), Is.EqualTo(new[] { "valid" }));
    }

    [Test]
    public async Task Run_WhenTheLastLaunchEndedLongAgo_ErasesItsCustomersButKeepsTheLedger()
    {
        await AddEndedLaunchAsync("HZ-2026-000001");

        var report = await PurgeAsync(Now.AddDays(181));

        Assert.That(report.Rows, Is.EquivalentTo(new Dictionary<string, int> { ["customer"] = 12, ["chunk"] = 1 }));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("A1")), Is.Null);
        Assert.That((await new CustomerReader(Database, TimeProvider.System, new(LookUpLimit.Usual)).FindAsync(new(Actor.System, LookUp.Api), "13900000001")).Customers, Is.Empty);
        var left = await Database.ReadAsync(sql => sql.NumberAsync("SELECT COUNT(*) FROM customer WHERE name IS NULL AND email IS NULL AND push_id IS NULL AND erased_at IS NOT NULL"), default);
        Assert.That(left, Is.EqualTo(12));
        var launch = (await ReadAsync(s => s.Launches.FindAsync("HZ-2026-000001")))!;
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(launch.Id)), Is.EqualTo(12));
        Assert.That((await PurgeAsync(Now.AddDays(182))).Rows, Is.Empty, "a second time");
    }

    [Test]
    public async Task Run_WhenAnotherLaunchStillUsesACustomer_ErasesOnlyTheOthers()
    {
        await AddEndedLaunchAsync("HZ-2026-000001");
        var running = await AddLaunchAsync("HZ-2026-000002");
        await AddAudienceAsync(running, 2);

        await PurgeAsync(Now.AddDays(400));

        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A2")))?.Phone, Is.EqualTo("13900000002"));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("A3")), Is.Null);
    }

    [Test]
    public async Task Run_WhenALaunchEndedFiveYearsAgo_TakesEverythingOfItAndSaysSo()
    {
        await AddEndedLaunchAsync("HZ-2026-000001");
        var kept = await AddLaunchAsync("HZ-2026-000002");
        await WriteAsync(s => s.Dossiers.SaveAsync(new(kept, Section.Risks, "r1", 1, "{}", "kept", ManagerId, Now), 0, 1));

        await PurgeAsync(Now.AddDays(RetentionRules.EvidenceDays + 1));

        Assert.That(await RowsOfAsync(r => r.From is KeptFrom.LaunchEnded or KeptFrom.BatchEnded or KeptFrom.LastUse), Is.EquivalentTo(new Dictionary<string, long>
        {
            ["launch"] = 1,
            ["dossier_item"] = 1,
            ["item_change"] = 1,
            ["content"] = 1,
            ["audit_event"] = 1,
            ["audit_head"] = 1,
        }));
        var audit = (await new AuditReading(Database).FindAsync(Actor.System, new())).Rows.Single();
        Assert.That((audit.Event.Chain, audit.Event.What), Is.EqualTo((0L, "launch.purged")));
        Assert.That(audit.Event.Body, Does.Contain("HZ-2026-000001"));
        Assert.That((await new AuditReading(Database).CheckAsync(0)).IsWhole, Is.True);
    }

    private Task<PurgeReport> PurgeAsync(DateTimeOffset now) => new Purge(Database).RunAsync(now, Now);

    /// <summary>Row counts of the tables of some rules; empty ones are left out.</summary>
    private async Task<Dictionary<string, long>> RowsOfAsync(Func<RetentionRule, bool> which)
    {
        var rows = new Dictionary<string, long>();
        foreach (var rule in RetentionRules.All.Where(which))
            if (await Database.ReadAsync(sql => sql.NumberAsync($"SELECT COUNT(*) FROM {rule.Table}"), default) is > 0 and var count)
                rows[rule.Table] = count;
        return rows;
    }

    /// <summary>A launch that has left a trace in every table and was closed now.</summary>
    private async Task AddEndedLaunchAsync(string number)
    {
        var launch = await AddLaunchAsync(number);
        var audience = await AddAudienceAsync(launch, 12);
        await SetGateAsync(launch, GateStatus.Open);
        var batch = await AddRunningBatchAsync(launch, audience);
        await RecordAsync(batch, (await ClaimAsync(batch))!, audience);
        await WriteAsync(s => LeaveTracesAsync(s, launch, batch));
    }

    private static async Task LeaveTracesAsync(ICommandSession s, long launch, Batch batch)
    {
        var told = await s.Notices.RecipientIdsAsync(batch, (await s.Audiences.FindByImportAsync(launch, $"import-{launch + 1}"))!.Id);
        await s.Notices.UpdateAsync(batch with { Status = BatchStatus.Done, FinishedAt = Now }, BatchStatus.Running);
        await s.Dossiers.SaveAsync(new(launch, Section.Risks, "r1", 1, "{}", "h1", ManagerId, Now), 0, 1);
        var decision = await s.NextIdAsync();
        await s.SignOffs.AddAsync(new StepDecision(decision, launch, "review-it", 1, 1, Verdict.Returned, ManagerId, Now, "see", new Dictionary<Section, string> { [Section.Risks] = "h1" }));
        await s.SignOffs.AddAsync(new Finding(await s.NextIdAsync(), launch, decision, "review-it", Section.Risks, null, "Count is missing"));
        await s.Gates.AddAsync(new Acknowledgement(launch, "shop", "h1", ManagerId, Now));
        await s.Gates.ReplaceDutiesAsync(launch, [new(launch, "commander", ManagerId, Now)]);
        await s.Flows.SaveAsync(new(
            new(launch, new() { DefinitionId = "it-cutover", DefinitionVersion = 1, Status = WorkflowStatus.Finished, Sequence = 1 }),
            [new(1, JournalEntry.Started, null, 0, null)], [new(launch, "close", 1, "ServiceGate.PostLaunchReview", "close", Now)],
            [new(launch, "close", 1, FlowTimer.Deadline, Now)], [], Now, ManagerId));
        var message = new Notification(
            await s.NextIdAsync(), launch, "close", 1, "deadline", new(Role.DepartmentHead, "product"), "overdue", new Dictionary<string, string>(), Now);
        await s.Messages.AddAsync(message);
        await s.Messages.ReadAsync(message, ManagerId, Now);
        await s.Flows.ReplaceWorkAsync(launch, [new(launch, "close", WorkKind.Close, null, new(Role.ProductManager), Now, null)]);
        await s.Audiences.SaveResultsAsync([new(launch, told[0], Now)]);
        await s.Audit.AppendAsync(AuditTrail.Event(launch, 1, AuditTrail.Origin, Now, ManagerId, "launch.closed", "c", new { }));
        var row = (await s.Launches.FindAsync(launch))!;
        await s.Launches.UpdateAsync(row with { Status = LaunchStatus.Closed }, row.InputRevision);
    }
}

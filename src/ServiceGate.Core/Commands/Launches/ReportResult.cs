using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Reports how a launch went. Partial success names the customers for whom it failed.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Result">Code of the result: success, partial-success, rolled-back.</param>
/// <param name="FailedAccounts">Account numbers for whom it failed, with partial success; each on the launch's list.</param>
/// <param name="Note">What happened, at most 2,000 characters.</param>
[CommandName("ReportResult"), Members("launch", "result", "failedAccounts", "note")]
public sealed record ReportResult(string Launch, string? Result, IReadOnlyList<string>? FailedAccounts = null, string? Note = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Note, "note", 2000);
        var known = CoreJson.TryParseCode<LaunchResult>(Result, out var result) && result is LaunchResult.Success or LaunchResult.PartialSuccess or LaunchResult.RolledBack;
        check.That(known, "result.unknown", "result", ("result", Result ?? ""));
        var accounts = (FailedAccounts ?? []).Select(a => a?.Trim() ?? "").Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        check.That(result is LaunchResult.PartialSuccess == accounts.Count > 0, "result.failed-list", "failedAccounts");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (!facts.Waiting.Any(w => w.Activity.Type is AwaitLaunch)) return Refused.Conflict("result.not-awaited");
        if (desk.Now < desk.Launch.Window.Start) return Refused.Conflict("result.before-window");

        var members = desk.Launch.AudienceId is { } audience ? await desk.Session.Audiences.MembersAsync(audience, accounts) : new Dictionary<string, long>();
        foreach (var (account, i) in accounts.Select((a, i) => (a, i)).Where(a => !members.ContainsKey(a.a)).Take(100))
            check.That(false, "result.account-not-affected", $"failedAccounts[{i}]", ("account", account));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await desk.Session.Audiences.SaveResultsAsync([.. members.Values.Select(id => new CustomerResult(desk.Launch.Id, id, desk.Now))]);
        await BatchPlanning.CallOffAnnouncementsAsync(desk, facts);
        desk.Launch = desk.Launch with { Result = result, ReportedAt = desk.Now };
        var goAhead = facts.Gates.All(g => g.Status is GateStatus.Open);
        desk.Audit("launch.reported", new { result = result, failed = members.Count, note = Note, goAhead = goAhead });
        return Nothing.Value;
    }
}

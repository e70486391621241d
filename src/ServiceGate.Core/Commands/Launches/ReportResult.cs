using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Reports how a launch went. Partial success names the customers for whom it failed. Success of whatever kind is not said where nobody was told (<see cref="NobodyToldRules"/>).
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Result">Code of the result: success, partial-success, rolled-back.</param>
/// <param name="FailedAccounts">Account numbers for whom it failed, with partial success; each on the launch's list.</param>
/// <param name="Note">What happened, at most 2,000 characters.</param>
/// <param name="End">When the work ended, local in the window's zone (<c>2026-11-28T04:40</c>); null: not said.</param>
/// <param name="EndOffset">Which of two the end means when clocks are turned back (<c>+02:00</c>).</param>
[CommandName("ReportResult"), Members("launch", "result", "failedAccounts", "note", "end", "endOffset")]
public sealed record ReportResult(
    string Launch, string? Result, IReadOnlyList<string>? FailedAccounts = null, string? Note = null, string? End = null, string? EndOffset = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Note, "note", 2000);
        var known = CoreJson.TryParseCode<LaunchResult>(Result, out var result) && result is LaunchResult.Success or LaunchResult.PartialSuccess or LaunchResult.RolledBack;
        check.That(known, "result.unknown", "result", ("result", Result ?? ""));
        var accounts = (FailedAccounts ?? []).Select(a => PastedText.Account(a ?? "")).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        check.That(result is LaunchResult.PartialSuccess == accounts.Count > 0, "result.failed-list", "failedAccounts");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (!facts.Waiting.Any(w => w.Activity.Type is AwaitLaunch)) return Refused.Conflict("result.not-awaited");
        if (desk.Now < desk.Launch.Window.Start) return Refused.Conflict("result.before-window");
        if (await NobodyToldRules.WhyNoSuccessAsync(desk, facts, result, Note) is { } refused) return refused;
        // Whoever worked without proof says so, and is not kept from saying it.
        var unproven = PassedHoldPoints.Count(facts);
        PassedHoldPoints.Check(unproven, Note, check);
        if (result is not LaunchResult.RolledBack && PostChecks.WhyNot(facts, "result.post-checks-open", "result") is { } owed) return owed;
        var end = ReadEnd(desk, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var members = desk.Launch.AudienceId is { } audience ? await NamedCustomers.OnListAsync(desk.Session, audience, accounts) : new Dictionary<string, long>();
        foreach (var (account, i) in accounts.Select((a, i) => (a, i)).Where(a => !members.ContainsKey(a.a)).Take(100))
            check.That(false, "result.account-not-affected", $"failedAccounts[{i}]", ("account", account));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await desk.Session.Audiences.SaveResultsAsync([.. members.Values.Distinct().Select(id => new CustomerResult(desk.Launch.Id, id, desk.Now))]);
        await BatchEnding.CallOffAnnouncementsAsync(desk, facts);
        // Whoever reports how it went has begun, and is not kept from saying so by a report that nobody made; what customers were told is the likeliest start.
        ReportStart.Begin(desk, desk.Launch.Window.Start, assumed: true);
        desk.Launch = desk.Launch with { Result = result, ReportedAt = desk.Now, ActualEnd = end ?? (result is LaunchResult.RolledBack ? null : desk.Launch.ActualEnd) };
        // What was proven of the change says nothing of what is restored.
        if (result is LaunchResult.RolledBack && PostChecks.IsAsked(facts)) desk.Launch = desk.Launch with { PostChecks = new(desk.Actor.PersonId, desk.Now, [], []) };
        var goAhead = facts.Gates.All(g => g.Status is GateStatus.Open);
        desk.Audit("launch.reported", new { result = result, failed = members.Count, note = Note, goAhead = goAhead });
        await PassedHoldPoints.TellAsync(desk, unproven, Note);
        return Nothing.Value;
    }

    private DateTimeOffset? ReadEnd(LaunchContext desk, Check check)
    {
        if (End is null || LocalTimes.Resolve(End, EndOffset, desk.Launch.Window.Zone, "end", check) is not { } end) return null;
        // Ends are typed in whole minutes.
        var start = desk.Launch.ActualStart ?? desk.Launch.Window.Start;
        if (CheckedSince(desk) is { } reported) check.That(end == reported, "end.reported", "end");
        check.That(end <= desk.Now, "end.in-the-future", "end").That(end > start.AddMinutes(-1), "end.before-start", "end");
        return end;
    }

    /// <summary>The end that was reported, where success rests on what was checked since.</summary>
    private DateTimeOffset? CheckedSince(LaunchContext desk) => Result == LaunchResult.RolledBack.Code() || desk.Launch.PostChecks is null ? null : desk.Launch.ActualEnd?.ToTheMinute();
}

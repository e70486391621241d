using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Commands.AfterWork;

/// <summary>
/// Writes down what a check after the work has shown: operations, or somebody who is on duty for the launch. Tried again, the last outcome counts; what figures contradict is not said to have passed. A failed one is told at
/// once to the owner, the head and operations.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Check">The check's code.</param>
/// <param name="Result">passed or failed.</param>
/// <param name="Expected">Calls made, or the figure before the work: a decimal number as text; only for checks with figures.</param>
/// <param name="Measured">Calls completed, or the figure after it.</param>
/// <param name="Proof">What proves it, at most 500 characters; may be left out where an attachment does.</param>
/// <param name="Attachment">An attachment of the launch that proves it; null: the text does.</param>
/// <param name="At">When it was tried, local in the window's zone (<c>2026-11-28T04:45</c>); null: now.</param>
/// <param name="AtOffset">Which of two that moment means when clocks are turned back (<c>+02:00</c>).</param>
[CommandName("RecordPostCheck"), Members("launch", "check", "result", "expected", "measured", "proof", "attachment", "at", "atOffset")]
public sealed record RecordPostCheck(
    string Launch, string? Check, string? Result, string? Expected = null, string? Measured = null, string? Proof = null, long? Attachment = null, string? At = null, string? AtOffset = null)
    : LaunchCommand<Nothing>(Launch)
{
    /// <summary>The longest proof, in characters (UTF-16 units).</summary>
    public const int LongestProof = 500;

    private const string HasPassed = "passed", HasFailed = "failed";

    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (!await MayAsync(desk, facts)) return Refused.Forbidden("post-check.not-on-duty");
        if (PostChecks.Of(facts).FirstOrDefault(c => c.Check.Code == Check) is not { } standing) return Refused.NotFound("post-check.unknown", "check", ("check", (Check ?? "").Shortened(64)));
        if (!PostChecks.AreOpen(facts)) return Refused.Conflict("post-check.not-now", "check");
        var check = new Check().Optional(Proof, "proof", LongestProof).That(Result is HasPassed or HasFailed, "post-check.result", "result")
            .That(!string.IsNullOrWhiteSpace(Proof) || Attachment is not null, "post-check.proof", "proof")
            .That(Attachment is null || facts.Attachments.Any(a => a.Id == Attachment && a.Stands), "post-check.attachment", "attachment");
        CheckFigures(standing.Check, check);
        var at = At is null ? desk.Now : LocalTimes.Resolve(At, AtOffset, desk.Launch.Window.Zone, "at", check);
        // Moments are typed in whole minutes.
        if (at is { } tried) check.That(tried <= desk.Now, "post-check.in-the-future", "at").That(tried >= PostChecks.EndOf(desk.Launch)!.Value.ToTheMinute(), "post-check.before-the-end", "at");
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var outcome = new PostCheckOutcome(standing.Check.Code, Result == HasPassed, at!.Value, desk.Actor.PersonId, desk.Now, Expected?.Trim(), Measured?.Trim(), string.IsNullOrWhiteSpace(Proof) ? null : Proof.Trim(), Attachment);
        var round = facts.Launch.PostChecks!;
        desk.Launch = desk.Launch with { PostChecks = round with { Outcomes = [.. round.Outcomes, outcome] } };
        desk.MoveReminders();
        desk.Audit(outcome.Passed ? "post-check.passed" : "post-check.failed", new
        {
            check = outcome.Check,
            at = outcome.At.ToUnixTimeMilliseconds(),
            expected = outcome.Expected,
            measured = outcome.Measured,
            proof = outcome.Proof,
            attachment = outcome.Attachment,
        });
        if (!outcome.Passed) await TellAsync(desk, standing);
        return Nothing.Value;
    }

    private static async Task<bool> MayAsync(LaunchContext desk, LaunchFacts facts) =>
        facts.Duties.Any(d => desk.Actor.Accounts.Contains(d.PersonId)) || await LaunchWork.MayAsync(desk.Context, Permission.RunLaunch, desk.Launch);

    private void CheckFigures(PostCheck asked, Check check)
    {
        if (!PostChecks.HasFigures(asked.Kind))
        {
            check.That(string.IsNullOrWhiteSpace(Expected), "post-check.no-figures", "expected").That(string.IsNullOrWhiteSpace(Measured), "post-check.no-figures", "measured");
            return;
        }
        var (expected, measured) = (Number(Expected, "expected", check), Number(Measured, "measured", check));
        if (expected is not { } made || measured is not { } done) return;
        if (asked.Kind is not PostCheckKind.Figure) check.That(done <= made, "post-check.more-than-made", "measured");
        if (Result != HasPassed) return;
        check.That(made >= asked.Least, "post-check.too-few", "expected", ("least", asked.Least))
            .That(PostChecks.BearOut(asked, made, done), "post-check.contradicted", "result", ("percent", asked.DropPercent));
    }

    private static decimal? Number(string? text, string field, Check check)
    {
        var number = text?.Trim();
        if (DecimalText.IsNumber(number) && number![0] != '-') return decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        check.That(false, "post-check.figure", field);
        return null;
    }

    private static async Task TellAsync(LaunchContext desk, PostCheckStanding standing)
    {
        var number = standing.Number.ToString(CultureInfo.InvariantCulture);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = number };
        foreach (var to in new[] { Assignees.Owner(desk.Launch), new Assignee(Role.DepartmentHead, desk.Launch.Department), new Assignee(Role.Operations) })
            await Reconciling.Notifications.WriteAsync(
                desk, new(0, desk.Launch.Id, "post-checks", 0, $"post-check-failed:{number}:{desk.Launch.InputRevision}:{to.Role}", to, "post-check-failed", arguments, desk.Now));
    }
}

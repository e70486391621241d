using System.Text.Json;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Gates;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Writes out in one line all that a refusal, a blocker or an event of the audit trail says.</summary>
internal static class InFull
{
    /// <summary><c>Invalid: duty.required at people.checker (duty=checker) | …</c>; <c>done</c> when carried out.</summary>
    internal static async Task<string> InFullAsync<T>(this Task<Outcome<T>> task)
    {
        var outcome = await task;
        return outcome.IsDone ? "done" : $"{outcome.Refusal}: {string.Join(" | ", outcome.Violations.Select(Words))}";
    }

    /// <summary><c>gate.not-signed (department=it step=review-it) by Reviewer of it until 11-24 20:00 at review</c>; times are Shanghai's.</summary>
    internal static async Task<IReadOnlyList<string>> BlockersInFullAsync(this Scenario story, string gate) => story.BlockersInFull(gate, await story.FactsAsync());

    /// <summary>As <see cref="BlockersInFullAsync"/>, for facts that a test has changed.</summary>
    internal static IReadOnlyList<string> BlockersInFull(this Scenario story, string gate, LaunchFacts facts) =>
    [
        .. GateRules.Blockers(gate, facts, story.Clock.GetUtcNow())
            .Select(b => $"{b.Rule}{Words(b.Arguments)} by {Words(b.Who, story)} until {b.By?.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm} at {b.Part}"),
    ];

    /// <summary>The details of the last event of a kind in the launch's chain, with ids as they are.</summary>
    internal static string? Audited(this Scenario story, string what)
    {
        var last = story.State.Audit[story.Launch.Id].LastOrDefault(e => e.What == what);
        if (last is null) return null;
        using var body = JsonDocument.Parse(last.Body);
        return body.RootElement.GetProperty("details").GetRawText();
    }

    private static string Words(Violation violation) =>
        violation.Rule + (violation.Field is { } field ? $" at {field}" : "") + Words(violation.Arguments);

    private static string Words(IReadOnlyDictionary<string, string> arguments) =>
        arguments.Count == 0 ? "" : $" ({string.Join(' ', arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))})";

    private static string Words(Assignee who, Scenario story) => who.Role
        + (who.Department is { } department ? $" of {department}" : "")
        + (who.Channel is { } channel ? $" for {channel}" : "")
        + (who.PersonId is { } person ? $" {story.State.People[person].UserName}" : "")
        + (who.UnitId is { } unit ? $" in {story.State.Units.Single(u => u.Id == unit).Code}" : "");
}

using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Trials;

/// <summary>Who tries.</summary>
public enum TesterKind
{
    /// <summary>Customers (客户).</summary>
    [JsonStringEnumMemberName("customers")] Customers,

    /// <summary>Staff as customers (员工).</summary>
    [JsonStringEnumMemberName("staff")] Staff,
}

/// <summary>Who tried (体验人员): how many they were, the trial says.</summary>
/// <param name="Kind">Customers or staff.</param>
/// <param name="Over65">How many were over 65 (适老化).</param>
/// <param name="Impaired">How many were impaired (无障碍).</param>
/// <param name="ToldBy">On which ways they were told what they have to do, where customers must act; null: not said.</param>
/// <param name="WithoutOver65">Why nobody over 65 tried it, at most 500 characters; null: not said.</param>
/// <param name="WithoutImpaired">Why nobody impaired tried it, at most 500 characters; null: not said.</param>
/// <param name="WithoutSecondWay">Why they were not told both by text and by a call or a visit, at most 500 characters; null: not said.</param>
[Members("kind", "over65", "impaired", "toldBy", "withoutOver65", "withoutImpaired", "withoutSecondWay")]
public sealed record TrialTesters(
    TesterKind Kind, int Over65, int Impaired, IReadOnlyList<ToldBy>? ToldBy = null, string? WithoutOver65 = null, string? WithoutImpaired = null, string? WithoutSecondWay = null)
{
    /// <summary>Whether they were told by text, and by a call or a visit.</summary>
    public bool WereToldTwice() => ToldBy is { } ways && ways.Contains(Trials.ToldBy.Text) && ways.Any(way => way is not Trials.ToldBy.Text);

    internal void Check(int participants, Check check) => check
        .Range(Over65, "testers.over65", 0, Math.Max(participants, 0)).Range(Impaired, "testers.impaired", 0, Math.Max(participants, 0))
        .That((ToldBy ?? []).Distinct().Count() == (ToldBy?.Count ?? 0), "list.twice", "testers.toldBy")
        .Optional(WithoutOver65, "testers.withoutOver65", 500).Optional(WithoutImpaired, "testers.withoutImpaired", 500).Optional(WithoutSecondWay, "testers.withoutSecondWay", 500);
}

/// <summary>What came of a trial beside those who finished without help, whom the trial counts.</summary>
/// <param name="WithHelp">How many finished with help.</param>
/// <param name="Failed">How many did not finish.</param>
/// <param name="Minutes">How many minutes it took on average, 0 to 10,080; null: not measured.</param>
[Members("withHelp", "failed", "minutes")]
public sealed record TrialResults(int WithHelp, int Failed, int? Minutes = null)
{
    internal void Check(int participants, int passed, Check check)
    {
        check.Range(WithHelp, "results.withHelp", 0, 1_000_000).Range(Failed, "results.failed", 0, 1_000_000);
        if (Minutes is { } minutes) check.Range(minutes, "results.minutes", 0, 10_080);
        check.That((long)passed + WithHelp + Failed == participants, "trial.results-sum", "results.failed", ("participants", participants));
    }
}

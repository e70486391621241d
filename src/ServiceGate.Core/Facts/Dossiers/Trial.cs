using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A customer trial before launch (客户体验).</summary>
/// <param name="Group">Who tried: customers of a tier, elderly people, staff as customers.</param>
/// <param name="Journey">What they did.</param>
/// <param name="On">Day, <c>2026-11-20</c>.</param>
/// <param name="Participants">How many.</param>
/// <param name="Passed">How many finished without help.</param>
/// <param name="Findings">What was found, in words, as trials say that are older than <paramref name="FindingRecords"/>.</param>
/// <param name="Settled">Whether every finding of those words was fixed or accepted.</param>
/// <param name="JourneyKind">Which journey it was; null: not said.</param>
/// <param name="Testers">Who tried, as figures; null: there are only words.</param>
/// <param name="Results">What came of it beside <paramref name="Passed"/>; null: not said.</param>
/// <param name="FindingRecords">What was found, as records, at most <see cref="TrialFinding.Most"/>; null: nothing, or only words.</param>
[Members("group", "journey", "on", "participants", "passed", "findings", "settled", "journeyKind", "testers", "results", "findingRecords")]
public sealed record Trial(
    string Group, string Journey, string On, int Participants, int Passed, string? Findings = null, bool Settled = false,
    TrialJourney? JourneyKind = null, TrialTesters? Testers = null, TrialResults? Results = null, IReadOnlyList<TrialFinding>? FindingRecords = null) : ItemContent
{
    /// <summary>What it says that trials say since their findings are records, as fields: then it is only for launches of those rules.</summary>
    public IEnumerable<string> YoungerFields()
    {
        if (JourneyKind is not null) yield return "journeyKind";
        if (Testers is not null) yield return "testers";
        if (Results is not null) yield return "results";
        if (FindingRecords is not null) yield return "findingRecords";
    }

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Group, "group", 200).Text(Journey, "journey", 2000).Optional(Findings, "findings", 2000)
            .Range(Participants, "participants", 1, 1_000_000).Range(Passed, "passed", 0, Math.Max(Participants, 0));
        CheckDate(On, "on", check);
        Testers?.Check(Participants, check);
        Results?.Check(Participants, Passed, check);
        check.That((FindingRecords?.Count ?? 0) <= TrialFinding.Most, "list.too-long", "findingRecords", ("most", TrialFinding.Most))
            .That((FindingRecords ?? []).Select(f => f?.Key).Distinct(StringComparer.Ordinal).Count() == (FindingRecords?.Count ?? 0), "list.twice", "findingRecords");
        foreach (var (finding, i) in (FindingRecords ?? []).Select((f, i) => (f, i)))
            if (finding is null) check.That(false, "value.required", $"findingRecords[{i}]");
            else finding.Check($"findingRecords[{i}]", check);
    }
}

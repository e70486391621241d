using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.Searching;

/// <summary>What of a launch is searched: number, title and whatever people have written into the dossier. Names of fields, codes, days and times are not, nor is anything of customers.</summary>
public static class SearchedTexts
{
    /// <summary>All of it as one normalised text. No word reaches from one text into the next.</summary>
    /// <param name="number">The launch's number.</param>
    /// <param name="title">Its title.</param>
    /// <param name="items">The contents of its dossier as they are stored, each with its section.</param>
    public static string OfLaunch(string number, string title, IEnumerable<(Section Section, string Canonical)> items) =>
        SearchText.Normalise(string.Join('\n', [number, title, .. items.SelectMany(item => Of(item.Section, item.Canonical)).Where(text => !string.IsNullOrWhiteSpace(text))]));

    // What a later program has written, with members that this one does not know, is searched as it stands.
    private static IEnumerable<string?> Of(Section section, string canonical)
    {
        try
        {
            return Of((ItemContent)JsonSerializer.Deserialize(canonical, ItemContent.TypeOf(section), CoreJson.Options)!);
        }
        catch (JsonException)
        {
            return [canonical];
        }
    }

    /// <summary>The texts of a content.</summary>
    public static IEnumerable<string?> Of(ItemContent content) => content switch
    {
        LaunchHeader header => [header.Title, header.Description, header.FreezeReason, .. header.ExternalOrders, .. (header.HoldPoints ?? []).Select(p => p.Name), .. (header.PostChecks ?? []).Select(p => p.Name), .. (header.Stages ?? []).SelectMany(OfStage)],
        ConcernAnswer answer => [answer.Note, answer.Evidence],
        Risk risk => [risk.Title, risk.Cause, risk.Controls, risk.Owner, .. (risk.ControlRecords ?? []).SelectMany(c => (string?[])[c.What, c.Owner, c.Evidence])],
        ContingencyPlan plan => OfPlan(plan),
        SheetFact fact => [.. (fact.Values ?? []).SelectMany(v => (string?[])[.. Of(v.Text), v.Phone, v.Url]), .. (fact.Segments ?? []).SelectMany(s => Of(s.Name))],
        Script script =>
        [
            .. Of(script.Text), script.KnowledgeArticle, script.SecondLine, .. (script.Segments ?? []).SelectMany(s => Of(s.Text)), .. (script.NoFact ?? []).SelectMany(p => (string?[])[p.Words, p.Reason]),
            .. (script.Elements ?? []).SelectMany(e => (string?[])[e.Owner, e.Proof]),
        ],
        Trial trial =>
        [
            trial.Group, trial.Journey, trial.Findings, trial.Testers?.WithoutOver65, trial.Testers?.WithoutImpaired, trial.Testers?.WithoutSecondWay,
            .. (trial.FindingRecords ?? []).SelectMany(f => (string?[])[f.Text, f.Fix?.Owner, f.Fix?.Proof, f.Acceptance?.Reason]),
        ],
        StressForecast forecast => [forecast.RatesReason, forecast.ToldReason, .. (forecast.Answers ?? []).Select(a => a.What)],
        NoticeStep notice => [.. Of(notice.Text), .. Of(notice.FailedText), notice.DeviationReason, notice.ConsentFor],
        _ => [],
    };

    private static IEnumerable<string?> OfStage(Stage stage) => [stage.Name.Zh, stage.Name.En, stage.Criteria, .. (stage.Measures ?? []).Select(m => m.Name)];

    private static IEnumerable<string?> OfPlan(ContingencyPlan plan) =>
    [
        plan.Title, plan.Trigger, .. plan.Actions.SelectMany(a => (string?[])[a.What, a.Who]), plan.Rollback?.Holders, .. plan.Rollback?.People ?? [], plan.Compensation, plan.Rehearsal?.By, plan.Rehearsal?.Evidence,
        plan.Rollback?.Grant, plan.Rollback?.Withdrawal, plan.Measure?.Metric, .. plan.Pullers?.People ?? [], plan.Pullers?.Hotline, plan.CustomerAction?.Instruction, plan.FeeReduction?.Rule, plan.FeeReduction?.Bill,
        plan.FeeReduction?.Who,
    ];

    private static IEnumerable<string?> Of(LocalText? text) => [text?.Zh, text?.En];
}

using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>Names of the fields of a dossier's items, as their forms call them; a field is named by its path (<c>actions[0].what</c>).</summary>
public static partial class FieldNames
{
    /// <summary>Keys of texts by the path of a field, without the numbers of rows.</summary>
    private static readonly Dictionary<Section, Dictionary<string, string>> Keys = new()
    {
        [Section.Launch] = new()
        {
            ["title"] = "header.title",
            ["description"] = "header.description",
            ["windowStart"] = "header.window-start",
            ["windowEnd"] = "header.window-end",
            ["timeZone"] = "header.zone",
            ["scope"] = "header.scope",
            ["externalOrders"] = "header.orders",
            ["cause"] = "header.cause",
            ["freezeReason"] = "header.freeze-reason",
            ["impact.service"] = "impact.service",
            ["impact.minutes"] = "impact.minutes",
            ["impact.flaps"] = "impact.flaps",
            ["impact.important"] = "impact.important",
            ["impact.elderlyPercent"] = "impact.elderly",
            ["impact.latestRollback"] = "impact.latest-rollback",
            ["bills.case"] = "impact.bill-case",
            ["bills.before"] = "impact.bill-before",
            ["bills.after"] = "impact.bill-after",
            ["bills.unit"] = "impact.bill-unit",
            ["bills.evidence"] = "impact.bill-evidence",
            ["holdPoints.minutes"] = "hold-points.minutes",
            ["holdPoints.name"] = "hold-points.name",
            ["postChecks.minutes"] = "post-checks.minutes",
            ["postChecks.name"] = "post-checks.name",
            ["stages.kind"] = "stages.kind",
            ["stages.name.zh"] = "stages.name-zh",
            ["stages.name.en"] = "stages.name-en",
            ["stages.start"] = "stages.start",
            ["stages.startOffset"] = "header.start-offset",
            ["stages.criteria"] = "stages.criteria",
        },
        [Section.Concerns] = new() { ["verdict"] = "dossier.answer", ["evidence"] = "dossier.evidence", ["note"] = "dossier.note", ["department"] = "waivers.department", ["reason"] = "waivers.reason", ["until"] = "waivers.until" },
        [Section.Risks] = new()
        {
            ["title"] = "risk.title",
            ["cause"] = "risk.cause",
            ["customersAffected"] = "risk.customers",
            ["touchesBilling"] = "risk.touches-billing",
            ["likelihood"] = "risk.likelihood",
            ["impact"] = "risk.impact",
            ["controls"] = "risk.controls",
            ["residualLikelihood"] = "risk.residual-likelihood",
            ["residualImpact"] = "risk.residual-impact",
            ["owner"] = "risk.owner",
            ["causeNode"] = "risk.cause-node",
            ["affectedTiers"] = "risk.tiers",
            ["affectedTiers.diamond"] = "risk.tier-diamond",
            ["affectedTiers.gold"] = "risk.tier-gold",
            ["affectedTiers.silver"] = "risk.tier-silver",
            ["affectedTiers.basic"] = "risk.tier-basic",
            ["controlRecords"] = "risk.control-records",
            ["controlRecords.what"] = "risk.control-what",
            ["controlRecords.owner"] = "risk.control-owner",
            ["controlRecords.due"] = "risk.control-due",
            ["controlRecords.state"] = "risk.control-state",
            ["controlRecords.evidence"] = "risk.control-evidence",
            ["question"] = "what-if.question",
        },
        [Section.Contingency] = new()
        {
            ["title"] = "plan.title",
            ["riskKey"] = "plan.risk",
            ["trigger"] = "plan.trigger",
            ["actions.what"] = "plan.what",
            ["actions.who"] = "plan.who",
            ["actions.withinMinutes"] = "plan.within",
            ["rollback.holders"] = "plan.holders",
            ["rollback.people"] = "plan.holder-people",
            ["rollback.roles"] = "plan.holder-roles",
            ["rollback.termDays"] = "plan.term",
            ["rollback.grant"] = "plan.grant",
            ["rollback.withdrawal"] = "plan.withdrawal",
            ["measure.metric"] = "plan.metric",
            ["measure.comparison"] = "plan.comparison",
            ["measure.threshold"] = "plan.threshold",
            ["measure.minutes"] = "plan.for-minutes",
            ["pullers.roles"] = "plan.puller-roles",
            ["pullers.people"] = "plan.puller-people",
            ["pullers.hotline"] = "plan.puller-hotline",
            ["customerAction.instruction"] = "plan.instruction",
            ["customerAction.endpoint"] = "plan.endpoint",
            ["feeReduction.rule"] = "plan.fee-rule",
            ["feeReduction.onRequest"] = "plan.fee-on-request",
            ["feeReduction.bill"] = "plan.fee-bill",
            ["feeReduction.who"] = "plan.fee-who",
            ["validUntil"] = "plan.valid-until",
            ["compensation"] = "plan.compensation",
            ["rehearsal.on"] = "plan.rehearsed-on",
            ["rehearsal.by"] = "plan.rehearsed-by",
            ["rehearsal.evidence"] = "dossier.evidence",
            ["rehearsal.kind"] = "plan.rehearsal-kind",
            ["rehearsal.result"] = "plan.rehearsal-result",
            ["rehearsal.minutes"] = "plan.rehearsal-minutes",
            ["rehearsal.run"] = "plan.rehearsal-run",
        },
        [Section.Facts] = new()
        {
            ["values.segment"] = "fact.segment",
            ["values.amount"] = "fact.amount",
            ["values.currency"] = "fact.currency",
            ["values.per"] = "fact.per",
            ["values.date"] = "fact.date",
            ["values.from"] = "fact.from",
            ["values.until"] = "fact.until",
            ["values.number"] = "fact.number",
            ["values.unit"] = "fact.unit",
            ["values.percent"] = "fact.percent",
            ["values.text.zh"] = "fact.text-zh",
            ["values.text.en"] = "fact.text-en",
            ["values.phone"] = "fact.phone",
            ["values.url"] = "fact.url",
            ["values.yes"] = "fact.yes",
            ["segments.code"] = "fact.segment-code",
            ["segments.name.zh"] = "fact.segment-zh",
            ["segments.name.en"] = "fact.segment-en",
        },
        [Section.Channels] = new() { ["text.zh"] = "script.zh", ["text.en"] = "script.en", ["knowledgeArticle"] = "script.article", ["secondLine"] = "script.second-line", ["segments.segment"] = "fact.segment", ["segments.text.zh"] = "script.zh", ["segments.text.en"] = "script.en", ["noFact.segment"] = "fact.segment", ["noFact.language"] = "script.language", ["noFact.words"] = "script.no-fact", ["noFact.textHash"] = "script.text-hash", ["noFact.reason"] = "script.no-fact-reason", ["elements.code"] = "script.elements", ["elements.owner"] = "element.owner", ["elements.due"] = "element.due", ["elements.proof"] = "element.proof" },
        [Section.Trials] = new()
        {
            ["group"] = "trial.group",
            ["journey"] = "trial.journey",
            ["on"] = "trial.on",
            ["participants"] = "trial.participants",
            ["passed"] = "trial.passed",
            ["findings"] = "trial.findings",
            ["settled"] = "trial.settled",
            ["journeyKind"] = "trial.journey-kind",
            ["results.withHelp"] = "trial.with-help",
            ["results.failed"] = "trial.failed",
            ["results.minutes"] = "trial.minutes",
            ["testers"] = "trial.testers",
            ["testers.kind"] = "trial.tester-kind",
            ["testers.over65"] = "trial.over65",
            ["testers.impaired"] = "trial.impaired",
            ["testers.toldBy"] = "trial.told-by",
            ["testers.withoutOver65"] = "trial.without-over65",
            ["testers.withoutImpaired"] = "trial.without-impaired",
            ["testers.withoutSecondWay"] = "trial.without-second-way",
            ["findingRecords"] = "trial.finding-records",
            ["findingRecords.key"] = "trial.finding-key",
            ["findingRecords.text"] = "trial.finding-text",
            ["findingRecords.severity"] = "trial.finding-severity",
            ["findingRecords.state"] = "trial.finding-state",
            ["findingRecords.fix.owner"] = "trial.finding-owner",
            ["findingRecords.fix.due"] = "trial.finding-due",
            ["findingRecords.fix.proof"] = "trial.finding-proof",
            ["findingRecords.acceptance"] = "trial.accept",
            ["findingRecords.acceptance.by"] = "trial.finding-by",
            ["findingRecords.acceptance.reason"] = "trial.finding-reason",
            ["findingRecords.acceptance.on"] = "trial.finding-accepted-on",
            ["findingRecords.foundBy"] = "trial.finding-found-by",
        },
        [Section.Stress] = new()
        {
            ["customers"] = "stress.customers",
            ["customers.diamond"] = "risk.tier-diamond",
            ["customers.gold"] = "risk.tier-gold",
            ["customers.silver"] = "risk.tier-silver",
            ["customers.basic"] = "risk.tier-basic",
            ["handlingSeconds"] = "stress.handling",
            ["shifts"] = "stress.shifts",
            ["shifts.from"] = "stress.from-hour",
            ["shifts.until"] = "stress.until-hour",
            ["shifts.seats"] = "stress.seats",
            ["shifts.normalCalls"] = "stress.normal",
            ["sharePercent"] = "stress.share",
            ["rates"] = "stress.rates",
            ["rates.diamond"] = "risk.tier-diamond",
            ["rates.gold"] = "risk.tier-gold",
            ["rates.silver"] = "risk.tier-silver",
            ["rates.basic"] = "risk.tier-basic",
            ["rates.window"] = "stress.window-rate",
            ["ratesReason"] = "stress.rates-reason",
            ["toldPerHour"] = "stress.told",
            ["toldReason"] = "stress.told-reason",
            ["answers"] = "stress.answers",
            ["answers.from"] = "stress.answer-from",
            ["answers.until"] = "stress.answer-until",
            ["answers.kind"] = "stress.answer-kind",
            ["answers.what"] = "stress.answer-what",
            ["answers.seats"] = "stress.answer-seats",
            ["answers.takesPercent"] = "stress.answer-takes",
            ["answers.by"] = "stress.answer-by",
            ["answers.upToCalls"] = "stress.answer-calls",
            ["answers.handlingSeconds"] = "stress.answer-handling",
            ["answers.hours"] = "stress.answer-hours",
            ["answers.hours.at"] = "stress.answer-hour",
            ["answers.hours.calls"] = "stress.answer-hour-calls",
            ["answers.hours.seats"] = "stress.answer-hour-seats",
        },
        [Section.Audience] = new() { ["count"] = "audience.count", ["source"] = "audience.source", ["listHash"] = "audience.hash" },
        [Section.Notices] = new()
        {
            ["purpose"] = "notice.purpose",
            ["channels"] = "batch.channel",
            ["text.zh"] = "notice.text-zh",
            ["text.en"] = "notice.text-en",
            ["failedText.zh"] = "notice.failed-zh",
            ["failedText.en"] = "notice.failed-en",
            ["leadMinutes"] = "notice.lead",
            ["band.from"] = "notice.from",
            ["band.until"] = "notice.until",
            ["usefulUntilMinutes"] = "notice.useful",
            ["ignoreQuietHours"] = "notice.ignore-quiet",
            ["deviationReason"] = "notice.deviation",
        },
    };

    private static readonly Dictionary<Section, Dictionary<string, int>> Places = Keys.ToDictionary(
        k => k.Key, k => k.Value.Keys.Select((path, i) => (path, i)).ToDictionary(p => p.path, p => p.i, StringComparer.Ordinal));

    /// <summary>What the form of a section calls a field; rows are numbered from 1. A field that no form has keeps its path.</summary>
    public static string Field(this Texts texts, Section section, string path)
    {
        if (!Keys[section].TryGetValue(Row().Replace(path, ""), out var key)) return path;
        var row = Row().Match(path);
        return row.Success ? $"{texts.T(key)} {texts.Number(int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) + 1)}" : texts.T(key);
    }

    /// <summary>A value as people read it: codes become names.</summary>
    public static string FieldValue(this Texts texts, string path, string value) => (path, value) switch
    {
        ("verdict", _) => texts.Name("concern-verdict", value),
        ("cause", _) => texts.Name("cause", value),
        _ when path.StartsWith("stages[", StringComparison.Ordinal) && path.EndsWith("].kind", StringComparison.Ordinal) => texts.Name("stage-kind", value),
        _ when path.StartsWith("controlRecords[", StringComparison.Ordinal) && path.EndsWith("].state", StringComparison.Ordinal) => texts.Name("control-state", value),
        _ when path.StartsWith("findingRecords[", StringComparison.Ordinal) && path.EndsWith("].state", StringComparison.Ordinal) => texts.Name("trial-finding-state", value),
        _ when path.StartsWith("answers[", StringComparison.Ordinal) && path.EndsWith("].kind", StringComparison.Ordinal) => texts.Name("stress-answer", value),
        ("journeyKind", _) => texts.Name("trial-journey", value),
        ("testers.kind", _) => texts.Name("tester-kind", value),
        ("testers.toldBy", _) => texts.List(value.Split(',').Select(code => texts.Name("told-by", code))),
        ("department", _) => texts.Name("department", value),
        ("purpose", _) => texts.Name("purpose", value),
        ("channels", _) => texts.List(value.Split(',').Select(code => texts.Name("channel", code))),
        ("rehearsal.kind", _) => texts.Name("rehearsal-kind", value),
        ("rehearsal.result", _) => texts.Name("rehearsal-result", value),
        ("measure.comparison", _) => texts.Name("comparison", value),
        ("pullers.roles", _) => texts.List(value.Split(',').Select(code => texts.Name("role", code))),
        ("feeReduction.onRequest", "true") => texts.T("common.yes"),
        ("settled" or "ignoreQuietHours", "true") => texts.T("common.yes"),
        ("settled" or "ignoreQuietHours", "") => texts.T("common.no"),
        _ => value,
    };

    /// <summary>An item's fields in lines, a line a field, as they are compared.</summary>
    public static string Lines(this Texts texts, Section section, IReadOnlyDictionary<string, string> fields) =>
        string.Join('\n', fields.OrderBy(f => PlaceOf(section, f.Key)).Select(f => texts.Field(section, f.Key) + texts.T("common.colon") + texts.FieldValue(f.Key, f.Value)));

    /// <summary>Where a field stands in the section's form: as the names above are ordered; rows stay in their order.</summary>
    private static int PlaceOf(Section section, string path) => Places[section].GetValueOrDefault(Row().Replace(path, ""), int.MaxValue);

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Row();
}

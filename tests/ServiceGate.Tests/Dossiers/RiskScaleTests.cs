using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>Matrix, scales and what-if questions are data of the kind; what would dilute a grave risk is refused when it is read.</summary>
public sealed class RiskScaleTests
{
    private static readonly object[] Courses =
    [
        new object[] { LaunchKind.Product, LaunchVariant.Launch, 8 },
        new object[] { LaunchKind.Product, LaunchVariant.Withdrawal, 4 },
        new object[] { LaunchKind.Offer, LaunchVariant.Launch, 8 },
        new object[] { LaunchKind.Offer, LaunchVariant.Withdrawal, 4 },
        new object[] { LaunchKind.NetworkCutover, LaunchVariant.Launch, 8 },
        new object[] { LaunchKind.NetworkCutover, LaunchVariant.Emergency, 0 },
        new object[] { LaunchKind.ItCutover, LaunchVariant.Launch, 8 },
        new object[] { LaunchKind.BatchOutreach, LaunchVariant.Launch, 8 },
    ];

    [TestCaseSource(nameof(Courses))]
    public void TheShippedOnes_AreWhole_AndGiveTheLevelsOfBefore(LaunchKind kind, LaunchVariant variant, int questions)
    {
        var scale = ShippedCatalogue.Newest.Checklist(kind, variant).Risks!;
        Assert.That(RiskScaleRules.Problems(scale, ShippedCatalogue.Newest.Causes), Is.Empty);
        Assert.That(scale.Questions, Has.Count.EqualTo(questions));
        foreach (var (likelihood, impact) in Cells())
            Assert.That(new RiskRule(RuleSets.Newest, scale).LevelOf(likelihood, impact), Is.EqualTo(Risk.LevelOf(likelihood, impact, RuleSets.LevelsHaveFloors)), $"{likelihood}×{impact}");
    }

    [Test]
    public void AMatrixOfItsOwn_DecidesTheLevel_OfLaunchesThatBeganWithTheRule()
    {
        var scale = new RiskScale(Matrix: Matrix((0, 0, RiskLevel.Medium)));
        Assert.That(new RiskRule(RuleSets.DiscountsNeedControls, scale).LevelOf(1, 1), Is.EqualTo(RiskLevel.Medium));
        Assert.That(new RiskRule(RuleSets.DiscountsNeedControls - 1, scale).LevelOf(1, 1), Is.EqualTo(RiskLevel.Low));
    }

    [TestCase(0, 4, RiskLevel.Medium, "risk.matrix-dilutes")]
    [TestCase(4, 4, RiskLevel.Medium, "risk.matrix-dilutes")]
    [TestCase(4, 0, RiskLevel.Critical, "risk.matrix-falls")]
    [TestCase(1, 1, RiskLevel.High, "risk.matrix-falls")]
    public void AMatrixThatDilutesOrFalls_IsRefused(int likelihood, int impact, RiskLevel level, string rule) =>
        Assert.That(string.Join('\n', RiskScaleRules.Problems(new(Matrix: Matrix((likelihood, impact, level))), null)), Does.Contain(rule));

    [Test]
    public void WhatIsNotFiveByFive_OrNotInBothLanguages_OrTooMuch_IsNamed()
    {
        WhatIfQuestion Question(string id, string cause) => new(id, GuideWord.NotDone, new("如果", "what if"), cause, new("题", "title"), new("因", "cause"));
        Assert.That(RiskScaleRules.Problems(new(Matrix: [[RiskLevel.Low]]), null), Is.EqualTo(new[] { "risks.matrix: 5 rows of 5 levels are wanted (risk.matrix-size)" }));
        Assert.That(RiskScaleRules.Problems(new(Likelihood: [new("罕见")]), null), Has.Count.EqualTo(2));
        var nine = new RiskScale(Questions: [.. Enumerable.Range(1, 9).Select(i => Question($"W{i}", "NET-VOICE-DROP"))]);
        Assert.That(RiskScaleRules.Problems(nine, null), Has.Some.Contains("at most 8 of launch (list.too-long)"));
        Assert.That(RiskScaleRules.Problems(new(Questions: [Question("W1", "NET"), Question("W1", "NET-VOICE-DROP")]), ShippedCatalogue.Newest.Causes),
            Is.EqualTo(new[] { "risks.questions: an id stands twice (list.twice)", "risks.questions[0].causeNode: “NET” is no leaf of the tree of causes (cause.unknown)" }));
    }

    [Test]
    public void AQuestionThatIsNull_IsAProblem_AndNoFault()
    {
        var scale = CoreJson.Read<RiskScale>("""{"questions":[null]}""");
        Assert.That(RiskScaleRules.Problems(scale, ShippedCatalogue.Newest.Causes), Is.EqualTo(new[] { "risks.questions[0]: id and texts in Chinese and English are wanted (text.required)" }));
        Assert.That(RiskScaleRules.Problems(scale, null), Has.Count.EqualTo(1));
    }

    [TestCase(7, false, 2, 2)]
    [TestCase(8, false, 4, 5)]
    [TestCase(8, true, 2, 2)]
    public void ADiscount_CountsOnlyByAControlThatIsProved(int ruleSet, bool proved, int likelihood, int impact)
    {
        var control = new RiskControl("双人复核", "值班长", "2026-11-20", ControlState.InPlace, proved ? "复核单 17" : null);
        var risk = new Risk("标题", "原因", 10, 4, 5, "控制", 2, 2, "负责人", ControlRecords: [control]);
        Assert.That(new RiskRule(ruleSet).Counted(risk), Is.EqualTo((likelihood, impact)));
        Assert.That(new RiskRule(ruleSet).Residual(risk), Is.EqualTo(Risk.LevelOf(likelihood, impact, ruleSet)));
    }

    [TestCase(ControlState.Planned)]
    [TestCase(ControlState.Failed)]
    public void AControlThatIsNotInPlace_ProvesNothing(ControlState state) =>
        Assert.That(new RiskControl("双人复核", "值班长", "2026-11-20", state, "复核单 17").IsProved(), Is.False);

    [TestCase("{}", "controlRecords[0].what text.required,controlRecords[0].owner text.required,controlRecords[0].due date.format")]
    [TestCase("""{"what":"a","owner":"b","due":"20.11.2026"}""", "controlRecords[0].due date.format")]
    [TestCase("""{"what":"a","owner":"b","due":"2026-11-20","state":"in-place","evidence":"c"}""", "")]
    public void AControl_SaysWhatIsDoneByWhomUntilWhen(string control, string broken)
    {
        var check = new Check();
        Stored($"\"controlRecords\":[{control}]").Validate("R1", ShippedCatalogue.Newest.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch), check);
        Assert.That(string.Join(',', check.Violations.Select(v => $"{v.Field} {v.Rule}")), Is.EqualTo(broken));
    }

    [Test]
    public void Tiers_AreNotMoreThanAllTogether()
    {
        var check = new Check();
        Stored("""
            "affectedTiers":{"diamond":6,"basic":5}
            """).Validate("R1", ShippedCatalogue.Newest.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch), check);
        Assert.That(check.Violations.Select(v => $"{v.Field} {v.Rule}"), Is.EqualTo(new[] { "affectedTiers risk.tiers-above-all" }));
    }

    [Test]
    public void ARiskOfBefore_HasTheHashOfBefore()
    {
        const string before = """{"cause":"旧固件","controls":"分批","customersAffected":10,"impact":3,"likelihood":3,"owner":"电视运营部","residualImpact":3,"residualLikelihood":1,"title":"升级失败"}""";
        Assert.That(CoreJson.Canonical(CoreJson.Read<Risk>(before)), Is.EqualTo(before));
    }

    private static Risk Stored(string member) => CoreJson.Read<Risk>(
        $$"""{"title":"t","cause":"c","customersAffected":10,"likelihood":3,"impact":3,"controls":"k","residualLikelihood":1,"residualImpact":3,"owner":"o",{{member}}}""");

    private static IEnumerable<(int Likelihood, int Impact)> Cells() => Enumerable.Range(1, 5).SelectMany(l => Enumerable.Range(1, 5).Select(i => (l, i)));

    private static RiskLevel[][] Matrix((int Likelihood, int Impact, RiskLevel Level) other)
    {
        var matrix = Enumerable.Range(1, 5).Select(l => Enumerable.Range(1, 5).Select(i => Risk.LevelOf(l, i, RuleSets.Newest)).ToArray()).ToArray();
        matrix[other.Likelihood][other.Impact] = other.Level;
        return matrix;
    }
}

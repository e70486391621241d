using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Tests.Dossiers;

/// <summary>What each line of an evaluation says that it would raise.</summary>
public sealed class EvaluationTests
{
    private static readonly SectionReadiness Ready = new(Section.Risks, 1, 1, []);

    /// <summary>Five scripts, of which three are done: shop lacks two things, app one. Only app's line alone makes a fourth: 4 of 5 is 80 per cent, and (80 + 100) / 2 is 90.</summary>
    [Test]
    public void AnItemThatLacksTwoThings_IsRaisedByNeitherAlone()
    {
        var scripts = new SectionReadiness(Section.Channels, 3, 5, [Violation.Of("script.lacks-fact", "shop"), Violation.Of("script.contradicts", "shop"), Violation.Of("script.lacks-fact", "app")]) { CountsItems = true };
        Assert.That(LinesOf(scripts), Is.EqualTo(new (string?, int?, int?)[] { ("shop", null, null), ("shop", null, null), ("app", 80, 90) }));
    }

    /// <summary>Of two points one is missing; what is asked for besides raises nothing.</summary>
    [Test]
    public void WhatIsAskedForBesides_RaisesNothing()
    {
        var notices = new SectionReadiness(Section.Notices, 1, 2, [Violation.Of("notice.step-missing", "eve"), Violation.Of("notice.lead-too-short", "72h")]);
        Assert.That(LinesOf(notices), Is.EqualTo(new (string?, int?, int?)[] { ("eve", 100, 100), ("72h", null, null) }));
    }

    private static IEnumerable<(string?, int?, int?)> LinesOf(SectionReadiness part) => Evaluation.Of([part, Ready])[0].Lines.Select(l => (l.Missing.Field, l.Part, l.Whole));
}

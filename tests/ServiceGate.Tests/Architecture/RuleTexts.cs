using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>Every rule that the core can name has a sentence in every language.</summary>
public sealed partial class RuleTexts
{
    [TestCase("en")]
    [TestCase("zh-CN")]
    public void Rules_HaveATextInEveryLanguage(string language)
    {
        var texts = Repository.TextsIn(language);

        var missing = Rules().Where(rule => !texts.Contains($"rule.{rule}")).Order(StringComparer.Ordinal);

        Assert.That(string.Join(", ", missing), Is.Empty);
    }

    [Test]
    public void Rules_AreFoundInTheSources() =>
        Assert.That(Rules(), Is.SupersetOf(new[] { "gate.sign-again", "window.in-the-future", "command.id-reused", "text.required", "sign-off.own-submission" }));

    /// <summary>Texts that look like <c>subject.rule</c>, but those on lines about audit, failpoints and headers of other things.</summary>
    internal static HashSet<string> Rules() =>
    [
        .. Repository.SourcesOf("ServiceGate.Core")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Workflow{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => !Other().IsMatch(line))
            .SelectMany(line => Rule().Matches(line).Select(m => m.Groups[1].Value))
            .Where(rule => !Fields.Contains(rule)),
    ];

    /// <summary>Paths of fields, which look like rules.</summary>
    private static readonly HashSet<string> Fields = ["window.start", "window.end", "impact.service", "impact.minutes", "impact.flaps", "impact.important", "band.from", "band.until", "rollback.holders", "rehearsal.on", "rehearsal.by", "rehearsal.evidence",
        "rehearsal.run", "rehearsal.minutes", "rehearsal.kind", "rehearsal.result", "rollback.grant", "rollback.withdrawal", "measure.metric", "measure.threshold", "measure.minutes", "pullers.hotline", "pullers.people",
        "pullers.roles", "customerAction.instruction", "customerAction.endpoint",
        "results.failed", "results.minutes", "testers.impaired",
    ];

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Rule();

    [GeneratedRegex("Audit\\(|Failpoints|^\\s*///|command\\.before-commit")]
    private static partial Regex Other();
}

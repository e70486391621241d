using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ServiceGate.Core.Commands;
using ServiceGate.Web.Languages;

namespace ServiceGate.IntegrationTests.Languages;

/// <summary>Every rule that the program can name has a text in both languages, which asks for nothing the rule does not give.</summary>
public sealed partial class RuleTextsTests
{
    /// <summary>Literals of the core that look like rules and are none: fields of inputs, failpoints, names of audit events.</summary>
    private static readonly string[] NoRules =
    [
        "band.from", "band.until", "rehearsal.by", "rehearsal.evidence", "rehearsal.on", "rollback.holders", "window.end", "window.start", "text.zh", "text.en",
        .. Failpoints.Names,
        "account.unlocked", "audience.adopted", "batch.planned", "batch.started", "customer.rolled-back", "department.added", "dossier.removed", "dossier.saved",
        "duty.confirmed", "finding.answered", "launch.cancelled", "launch.created", "launch.lapsed", "launch.reported", "password.changed", "password.reset",
        "person.activated", "person.added", "person.deactivated", "person.edited", "person.language-chosen", "role.granted", "role.revoked",
        "script.acknowledged", "token.issued", "token.withdrawn", "unit.added",
    ];

    /// <summary>Beginnings of the rules that the web project adds; its other literals with a dot are texts of pages.</summary>
    private static readonly string[] WebRules = ["body.", "customer.", "idempotency-key.", "if-match.", "import.", "json.", "query.", "request.", "route.", "token."];

    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(strict: true);

    [TestCaseSource(nameof(Rules))]
    public void Rule_WhenTheProgramNamesIt_HasATextInBothLanguages(string rule)
    {
        foreach (var language in SupportedLanguage.All)
            Assert.That(Catalogue.Entries(language), Does.ContainKey("rule." + rule), $"If {rule} is no rule, name it in {nameof(NoRules)}.");
    }

    [Test]
    public void Texts_InBothLanguages_HaveTheSameKeysAndPlaceholders() =>
        Assert.That(CatalogueCheck.Faults(Catalogue), Is.Empty);

    [Test]
    public void Text_OfEveryRule_IsOfARuleThatExists()
    {
        var known = Rules().Select(r => "rule." + r).ToHashSet(StringComparer.Ordinal);
        var texts = Catalogue.Entries(SupportedLanguage.English).Keys.Where(k => k.StartsWith("rule.", StringComparison.Ordinal));

        Assert.That(texts.Where(t => !known.Contains(t)), Is.Empty);
    }

    private static IEnumerable<string> Rules() =>
        Literals(typeof(Violation).Assembly).Where(l => Shape().IsMatch(l))
            .Concat(Literals(typeof(Texts).Assembly).Where(l => Shape().IsMatch(l) && WebRules.Any(r => l.StartsWith(r, StringComparison.Ordinal))))
            .Except(NoRules).Order(StringComparer.Ordinal);

    /// <summary>The string literals of an assembly, as its metadata keep them.</summary>
    private static List<string> Literals(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var (reader, literals) = (file.GetMetadataReader(), new List<string>());
        for (var at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = reader.GetNextHandle(at))
            literals.Add(reader.GetUserString(at));
        return literals;
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z0-9]+)*\.[a-z]+(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}

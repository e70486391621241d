using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Languages;

/// <summary>Every rule that the API and the importer add to those of the core has a text in both languages.</summary>
public sealed partial class WebRuleTextsTests
{
    /// <summary>Beginnings of these rules; other literals with a dot are texts of pages.</summary>
    private static readonly string[] Beginnings = ["body.", "idempotency-key.", "if-match.", "import.", "json.", "query.", "request.", "review.", "route.", "token."];

    [TestCaseSource(nameof(Rules))]
    public void Rule_WhenTheProgramNamesIt_HasATextInBothLanguages(string rule)
    {
        var catalogue = TextCatalogue.Load(strict: true);

        foreach (var language in SupportedLanguage.All)
            Assert.That(catalogue.Entries(language).Keys, Does.Contain("rule." + rule).Or.Contain(rule));
    }

    /// <summary>The string literals of the web project that look like rules, as its metadata keep them.</summary>
    private static IEnumerable<string> Rules()
    {
        using var file = new PEReader(File.OpenRead(typeof(Texts).Assembly.Location));
        var (reader, literals) = (file.GetMetadataReader(), new List<string>());
        for (var at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = reader.GetNextHandle(at)) literals.Add(reader.GetUserString(at));
        return literals.Where(l => Shape().IsMatch(l) && Beginnings.Any(b => l.StartsWith(b, StringComparison.Ordinal))).Except(Failpoints.Names);
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z0-9]+)*\.[a-z]+(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}

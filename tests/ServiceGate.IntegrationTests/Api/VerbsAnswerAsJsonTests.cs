using System.CommandLine;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Every verb answers programs: it has <c>--json</c>, or a reason why not stands here.</summary>
public sealed class VerbsAnswerAsJsonTests
{
    private static readonly Dictionary<string, string> WithoutAnswer = new()
    {
        ["serve"] = "It runs until it is stopped: a server answers at its addresses.",
    };

    [Test]
    public void Verb_HasJson_OrAReasonWhyNot() =>
        Assert.That(Verbs().Where(v => !AnswersAsJson(v.Verb)).Select(v => v.Name), Is.EquivalentTo(WithoutAnswer.Keys));

    [Test]
    public void Verbs_AreFoundHoweverDeepTheyStand() =>
        Assert.That(Verbs().Select(v => v.Name), Is.SupersetOf(["serve", "gate check", "workflow check", "workflow simulate", "audit verify", "admin confirm", "admin reset-password", "migrate"]));

    private static bool AnswersAsJson(Command verb) => verb.Options.Any(o => o.Name == "--json");

    private static IEnumerable<(string Name, Command Verb)> Verbs() => Web.CommandLine.Verbs.Root().Subcommands.SelectMany(c => Under(c, ""));

    private static IEnumerable<(string Name, Command Verb)> Under(Command command, string before) =>
        command.Subcommands.Count == 0 ? [(before + command.Name, command)] : command.Subcommands.SelectMany(c => Under(c, before + command.Name + " "));
}

using System.Text.RegularExpressions;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Architecture;

/// <summary>Whatever the audit trail can say that happened has a name for people, in every language.</summary>
public sealed partial class EventTexts
{
    [TestCase("en")]
    [TestCase("zh-CN")]
    public void Events_HaveANameInEveryLanguage(string language)
    {
        var texts = Repository.TextsIn(language);

        var missing = Events().Where(what => !texts.Contains($"event.{what}")).Order(StringComparer.Ordinal);

        Assert.That(string.Join(", ", missing), Is.Empty);
    }

    [Test]
    public void Events_AreFoundInTheSources() =>
        Assert.That(Events(), Is.SupersetOf(new[] { "launch.created", "launch.purged", "definition.proposed", "step.approved", "gate.closed-again", "batch.resend" }));

    /// <summary>What calls to the audit trail name, and what such calls make of the codes of these kinds.</summary>
    internal static HashSet<string> Events() =>
    [
        .. new[] { "ServiceGate.Core", "ServiceGate.Data" }.SelectMany(Repository.SourcesOf).SelectMany(File.ReadLines)
            .SelectMany(line => Named().Matches(line).Select(m => m.Groups[1].Value)),
        .. Enum.GetValues<Verdict>().Select(v => $"step.{v.Code()}"),
        .. Enum.GetValues<GateStatus>().Select(s => $"gate.{s.Code()}"),
        .. Enum.GetValues<BatchAction>().Select(a => $"batch.{a.Code()}"),
        .. Enum.GetValues<BatchStatus>().Select(s => $"batch.{s.Code()}"),
    ];

    [GeneratedRegex("(?:Audit|AuditTrail\\.Event)\\([^\"]*\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Named();
}

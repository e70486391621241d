using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>Links in notices lead only to hosts that the installation names. Looked at is what customers read: the title stands in it, too.</summary>
internal static class NoticeLinkRules
{
    /// <summary>Checks the texts of a step of the plan.</summary>
    public static void CheckStep(NoticeStep step, LaunchContext desk, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.BoundsHold) return;
        foreach (var (field, host) in ForeignLinks(step, desk, desk.Launch)) check.That(false, "notice.link", field, ("host", host), ("allowed", Allowed(desk)));
    }

    /// <summary>Checks that another title brings no link into the notices of the plan.</summary>
    public static async Task CheckTitleAsync(LaunchContext desk, string title, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.BoundsHold || title == desk.Launch.Title) return;
        var renamed = desk.Launch with { Title = title };
        var steps = (await desk.FactsAsync()).Contents<NoticeStep>(Section.Notices);
        var hosts = steps.SelectMany(step => ForeignLinks(step.Content, desk, renamed)).Select(link => link.Host).Distinct(StringComparer.Ordinal);
        foreach (var host in hosts) check.That(false, "notice.link", "title", ("host", host), ("allowed", Allowed(desk)));
    }

    private static IEnumerable<(string Field, string Host)> ForeignLinks(NoticeStep step, LaunchContext desk, Launch launch) =>
        from named in new[] { ("text", step.Text), ("failedText", step.FailedText) }
        where named.Item2 is not null
        let filled = NoticeText.Fill(named.Item2, launch, desk.Checklist.Hotline)
        from part in new[] { ("zh", filled.Zh), ("en", filled.En) }
        from host in NoticeLinks.Foreign(part.Item2, desk.Context.Catalogue.Bounds)
        select ($"{named.Item1}.{part.Item1}", host);

    private static string Allowed(LaunchContext desk) => string.Join(", ", desk.Context.Catalogue.Bounds.LinkHosts ?? []) is { Length: > 0 } hosts ? hosts : "–";
}

using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>A text that is owed a look on seed numbers.</summary>
/// <param name="Step">The step of the plan.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Language">The language.</param>
/// <param name="Test">The last test of the text as it is; null: none was sent.</param>
public sealed record OwedSeed(string Step, NoticeChannel Channel, string Language, SeedTest? Test);

/// <summary>
/// Before volume an outreach is read on seed numbers: each text, in each of its languages, on each of its channels. Lists below <see cref="FewCustomers"/> need none: the first
/// customers are as few as the seeds would be.
/// </summary>
public static class SeedRules
{
    /// <summary>Lists with fewer customers need no seeds.</summary>
    public const int FewCustomers = 200;

    /// <summary>The most seeds that a text is sent to at once.</summary>
    public const int MostNumbers = 20;

    /// <summary>What is not confirmed.</summary>
    public static IEnumerable<OwedSeed> Owed(LaunchFacts facts) => facts.Audience is not { Count: >= FewCustomers } ? [] :
        from step in facts.Contents<NoticeStep>(Section.Notices)
        where step.Content.Purpose is NoticePurpose.Outreach
        let hash = HashOf(step.Content.Text)
        from channel in step.Content.Channels
        from language in LanguagesOf(step.Content.Text)
        let test = facts.SeedTests.FirstOrDefault(t => t.Step == step.Key && t.Channel == channel && t.Language == language && t.Hash == hash)
        where test?.ConfirmedAt is null
        select new OwedSeed(step.Key, channel, language, test);

    /// <summary>The languages that a text has.</summary>
    public static IEnumerable<string> LanguagesOf(LocalText text) => string.IsNullOrWhiteSpace(text.En) ? ["zh-CN"] : ["zh-CN", "en"];

    /// <summary>What names a text.</summary>
    public static string HashOf(LocalText text) => ContentHash.OfCanonical(CoreJson.Canonical(text));
}

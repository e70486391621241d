using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>Notes that a text of an outreach was sent to seed numbers, in each of its languages. The numbers are not kept.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step of the plan.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Hash">What names the text that was sent (<see cref="SeedRules.HashOf"/>): another one since is not noted.</param>
/// <param name="Numbers">To how many it went.</param>
[CommandName("RecordSeeds"), Members("launch", "step", "channel", "hash", "numbers")]
public sealed record RecordSeeds(string Launch, string? Step, string? Channel, string? Hash, int Numbers) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Range(Numbers, "numbers", 1, SeedRules.MostNumbers)
            .That(CoreJson.TryParseCode<NoticeChannel>(Channel, out var channel), "channel.unknown", "channel", ("channel", Channel ?? ""));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        var step = facts.Contents<NoticeStep>(Section.Notices).FirstOrDefault(s => s.Key == Step && s.Content.Purpose is NoticePurpose.Outreach).Content;
        if (step is null || !step.Channels.Contains(channel)) return Refused.NotFound("notice.step-unknown", "step", ("step", Step ?? ""));
        if (SeedRules.HashOf(step.Text) != Hash) return Refused.Stale("seeds.text-changed", "step", ("step", Step!));
        foreach (var language in SeedRules.LanguagesOf(step.Text))
        {
            // What was confirmed of this text stays so when it is sent again.
            var before = facts.SeedTests.FirstOrDefault(t => t.Step == Step && t.Channel == channel && t.Language == language && t.Hash == Hash);
            await desk.Session.Notices.SaveAsync(new Facts.Notices.SeedTest(
                desk.Launch.Id, Step!, channel, language, Hash, Numbers, desk.Now, desk.Actor.PersonId, before?.ConfirmedAt, before?.ConfirmedBy));
        }
        desk.Audit("batch.seeds-sent", new { step = Step, channel = channel, numbers = Numbers, hash = Hash });
        return Nothing.Value;
    }
}

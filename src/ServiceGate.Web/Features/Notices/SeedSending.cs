using System.Security.Cryptography;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>
/// Sends a text of an outreach to seed numbers, in each of its languages, through the channel's own sender; then the command notes it. What was sent and could not be noted is
/// sent once more: it goes to phones of the house.
/// </summary>
/// <param name="senders">The senders of the channels.</param>
public sealed class SeedSending(INoticeSenders senders)
{
    /// <summary>Sends it.</summary>
    /// <returns>The command that notes it, or why it was not sent.</returns>
    public async Task<Outcome<RecordSeeds>> SendAsync(LaunchView view, long personId, string? step, string? channelCode, IEnumerable<string?> lines, CancellationToken cancellation)
    {
        if (view.ActorOf(personId) is not { } actor || !Policy.Allows(actor, Permission.RunLaunch, view.Directory.Tree, view.Launch.UnitId))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.RunLaunch));
        var known = CoreJson.TryParseCode<NoticeChannel>(channelCode, out var channel);
        var numbers = RefusalRules.Split(lines, channel);
        var check = new Check().That(known, "channel.unknown", "channel", ("channel", channelCode ?? ""))
            .That(numbers.Count > 0, "list.required", "numbers").That(numbers.Count <= SeedRules.MostNumbers, "list.too-long", "numbers", ("most", SeedRules.MostNumbers));
        foreach (var (_, i) in numbers.Select((n, i) => (n, i)).Where(n => !RefusalRules.IsAddress(channel, n.n)))
            check.That(false, channel is NoticeChannel.Sms ? "import.phone" : "import.push-id", $"numbers[{i}]", ("longest", 128));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var content = view.Facts.Contents<NoticeStep>(Section.Notices).FirstOrDefault(s => s.Key == step && s.Content.Purpose is NoticePurpose.Outreach).Content;
        if (content is null || !content.Channels.Contains(channel)) return Refused.NotFound("notice.step-unknown", "step", ("step", step ?? ""));
        try
        {
            await senders.For(channel).SendAsync(ChunkOf(view, step!, channel, content, numbers), cancellation);
            return new RecordSeeds(view.Launch.Number, step, channelCode, SeedRules.HashOf(content.Text), numbers.Count);
        }
        catch (SendFailedException trouble)
        {
            return Refused.Conflict("seeds.refused", "numbers", ("reason", trouble.Reason));
        }
    }

    private static OutboundChunk ChunkOf(LaunchView view, string step, NoticeChannel channel, NoticeStep content, IReadOnlyList<string> numbers)
    {
        var text = NoticeText.Fill(content.Text, view.Launch with { Window = view.Facts.CustomersWindow }, view.Facts.Checklist.Hotline);
        var word = RandomNumberGenerator.GetString(SendKeys.Letters, SendKeys.WordLength);
        var messages = from language in SeedRules.LanguagesOf(content.Text)
                       from number in numbers.Select((to, i) => (to, i))
                       select new OutboundMessage($"seed-{word}-{language}-{number.i + 1}", number.to, text.In(language));
        return new($"seed-{word}", channel, view.Launch.Number, step, [.. messages]);
    }
}

using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Keeps the batches of a launch in line with its plan.</summary>
internal static class BatchPlanning
{
    /// <summary>
    /// Makes the batches whose time follows from the window: adds what the plan asks for, moves what has not begun, takes out what it no longer asks for.
    /// What has begun stays as it is. Once a result is known, what has not begun is no longer needed.
    /// </summary>
    public static async Task FollowPlanAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (facts.Audience is null) return;
        var wanted = desk.Launch.Result is null && !desk.Launch.HasEnded ? NoticePlan.ByWindow(facts).ToList() : [];
        var counts = new AddressedCounts(desk);
        foreach (var batch in facts.Batches.Where(b => b is { Status: BatchStatus.Planned, Again: null } && NoticePlan.IsByWindow(b.Purpose)))
            await KeepAsync(desk, batch, wanted.FirstOrDefault(w => w.Step == batch.Step && w.Channel == batch.Channel), facts, counts);
        foreach (var batch in wanted.Where(w => IsMissing(w, facts.Batches, desk.Now)))
            await AddAsync(desk, batch, facts, await counts.OfAsync(batch.Channel));
        await RecountAsync(desk, facts, counts);
        await FollowTheEndAsync(desk, facts, wanted);
    }

    /// <summary>What is planned to the list whatever the window, the notice of a fault that waits for a second person, goes to the list as it is now, like all that follows the plan.</summary>
    private static async Task RecountAsync(LaunchContext desk, LaunchFacts facts, AddressedCounts counts)
    {
        foreach (var batch in facts.Batches.Where(b => b is { Status: BatchStatus.Planned, Again: null } && b.Purpose.ReachesTheList() && !NoticePlan.IsByWindow(b.Purpose)))
            if (await counts.OfAsync(batch.Channel) is var now && now != batch.Planned && !await desk.Session.Notices.UpdateAsync(batch with { Planned = now }, BatchStatus.Planned))
                throw new ConcurrentChangeException();
    }

    /// <summary>An outreach under way goes on until the window's end, also when that is moved.</summary>
    private static async Task FollowTheEndAsync(LaunchContext desk, LaunchFacts facts, IReadOnlyList<PlannedBatch> wanted)
    {
        foreach (var batch in facts.Batches.Where(b => b is { Purpose: NoticePurpose.Outreach, Status: BatchStatus.Running or BatchStatus.Paused }))
            if (wanted.FirstOrDefault(w => w.Step == batch.Step && w.Channel == batch.Channel) is { Timing.UsefulUntil: var end } && end != batch.UsefulUntil
                && !await desk.Session.Notices.UpdateAsync(batch with { UsefulUntil = end }, batch.Status)) throw new ConcurrentChangeException();
    }

    /// <summary>Plans the notices of a fault to everybody on the list, at once. Without a list there is nobody to tell.</summary>
    public static async Task TellOfFaultAsync(LaunchContext desk, LaunchFacts facts)
    {
        await EmergencyNews.TellAsync(desk);
        if (facts.Audience is null) return;
        foreach (var wanted in NoticePlan.FollowUps(facts, NoticePurpose.Emergency, desk.Now))
            await AddAsync(desk, wanted, facts, await new AddressedCounts(desk).OfAsync(wanted.Channel));
    }

    /// <summary>
    /// After the window was moved: plans again the notices of a fault that it cut short, since some of the list do not know of the fault yet; those not begun say
    /// what is so now.
    /// </summary>
    /// <returns>Whether everybody on the list is so told of the new window.</returns>
    public static async Task<bool> TellAnewOfFaultAsync(LaunchContext desk, LaunchFacts facts)
    {
        var anew = false;
        foreach (var wanted in NoticePlan.FollowUps(facts, NoticePurpose.Emergency, desk.Now))
        {
            if (facts.Batches.LastOrDefault(b => b.Step == wanted.Step && b.Channel == wanted.Channel) is not { Status: BatchStatus.Planned or BatchStatus.Expired } last) continue;
            if (last.Status is BatchStatus.Planned) await KeepAsync(desk, last, wanted, facts);
            else await AddAsync(desk, wanted, facts, await new AddressedCounts(desk).OfAsync(wanted.Channel));
            anew = true;
        }
        return anew;
    }

    /// <summary>Plans follow-ups to those who were told. Nobody was told and nothing is on its way: nothing to plan.</summary>
    public static async Task ReleaseFollowUpsAsync(LaunchContext desk, LaunchFacts facts, NoticePurpose purpose, DateTimeOffset at)
    {
        var told = await desk.Session.Notices.CountToldAsync(desk.Launch.Id);
        desk.Launch = desk.Launch with { ToldCount = told };
        if (told == 0 && !await IsOnItsWayAsync(desk, facts)) return;
        foreach (var wanted in NoticePlan.FollowUps(facts, purpose, at + TakeBack(desk, purpose)))
        {
            var waiting = facts.Batches.FirstOrDefault(b => b.Step == wanted.Step && b.Channel == wanted.Channel && b.Status is BatchStatus.Planned);
            if (waiting is not null) await KeepAsync(desk, waiting, wanted, facts);
            else await AddAsync(desk, wanted, facts, told);
        }
    }

    /// <summary>How long what an act of somebody sends waits, so that it can be taken back. What time brings about waits for nobody.</summary>
    private static TimeSpan TakeBack(LaunchContext desk, NoticePurpose purpose) =>
        desk.Launch.RuleSet >= RuleSets.BoundsHold && !desk.Actor.IsSystem && BatchRules.IsSentByAnAct(purpose) ? desk.Context.Catalogue.Bounds.TakeBack : TimeSpan.Zero;

    /// <summary>
    /// After the window was moved back to what customers know: takes out the notice of the change that is still to go. Whether they know is told by the last text that has
    /// begun to go out, which says the same as it would now.
    /// </summary>
    /// <returns>Whether there is nothing to tell.</returns>
    public static async Task<bool> TakeBackChangeAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (desk.Launch.RuleSet < RuleSets.BoundsHold || !await KnowItAsync(desk, facts)) return false;
        foreach (var batch in facts.Batches.Where(b => b is { Status: BatchStatus.Planned, Purpose: NoticePurpose.Change })) await EndAsync(desk, batch, BatchStatus.NotNeeded);
        return true;
    }

    private static async Task<bool> KnowItAsync(LaunchContext desk, LaunchFacts facts)
    {
        var begun = facts.Batches.Where(b => b.StartedAt is not null && (b.Purpose.ReachesTheList() || b.Purpose is NoticePurpose.Change)).ToList();
        var since = begun.Where(b => b.Purpose is NoticePurpose.Change).Max(b => b.StartedAt);
        var last = begun.Where(b => since is null || b.StartedAt >= since).ToList();
        foreach (var batch in last)
            if ((await desk.Session.Notices.FindVersionAsync(batch.VersionId))?.Hash != HashOf(desk, facts, batch.Step)) return false;
        return last.Count > 0;
    }

    private static string? HashOf(LaunchContext desk, LaunchFacts facts, string step) =>
        facts.Contents<NoticeStep>(Section.Notices).FirstOrDefault(s => s.Key == step).Content is { } content ? Filled(desk, facts, content).Hash : null;

    /// <summary>Whether chunks of announcements or fault notices were handed to a sender and not yet recorded. Who they reach is known only when the follow-up starts.</summary>
    private static async Task<bool> IsOnItsWayAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => b.Purpose.ReachesTheList() && b.StartedAt is not null))
            if ((await desk.Session.Notices.ChunksAsync(batch.Id)).Any(c => c.Status is ChunkStatus.Claimed or ChunkStatus.InDoubt)) return true;
        return false;
    }

    /// <summary>Ends everything that speaks of a window to come, or of a fault, and is not over: what it says is no longer so. An outreach goes no further either.</summary>
    public static async Task CallOffAnnouncementsAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => !b.HasEnded && (SpeaksOfTheWindow(b) || b.Purpose is NoticePurpose.Outreach)))
            if (batch.Status is BatchStatus.Planned) await EndAsync(desk, batch, BatchStatus.NotNeeded, BatchEndCause.CalledOff);
            else await EndBegunAsync(desk, batch, BatchStatus.Stopped, BatchEndCause.CalledOff);
    }

    /// <summary>
    /// After the window was moved: ends what has begun and still names the old one. Announcements are then planned anew by the plan; whoever was told already is
    /// told of the change.
    /// </summary>
    public static async Task CallOffOldWindowAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => b.Status is BatchStatus.Running or BatchStatus.Paused && SpeaksOfTheWindow(b)))
            await EndBegunAsync(desk, batch, BatchStatus.Expired, BatchEndCause.Replaced);
    }

    /// <summary>After the window was moved: plans again what had ended for the old one and is still ahead for the new one.</summary>
    public static async Task PlanAnewAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (facts.Audience is null) return;
        foreach (var wanted in NoticePlan.ByWindow(facts).Where(w => w.Timing.DueAt > desk.Now))
        {
            var same = facts.Batches.Where(b => b.Step == wanted.Step && b.Channel == wanted.Channel).ToList();
            if (same.Count > 0 && same.TrueForAll(b => b.HasEnded) && !StaysStopped(same[^1], facts)) await AddAsync(desk, wanted, facts, await new AddressedCounts(desk).OfAsync(wanted.Channel));
        }
    }

    /// <summary>Whether somebody stopped it, and neither set it going again nor changed what it says: that decision outlives any window.</summary>
    private static bool StaysStopped(Batch batch, LaunchFacts facts) => batch.Status is BatchStatus.Stopped
        && !facts.Items.Any(i => i.Section is Section.Notices && i.Key == batch.Step && i.ChangedAt > batch.FinishedAt);

    /// <summary>Sets a batch that was stopped, or went out to some only, going again: to those of its customers who were not told by this step on this channel.</summary>
    public static async Task SendAgainAsync(LaunchContext desk, LaunchFacts facts, Batch ended)
    {
        var step = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == ended.Step);
        var content = NoticePlan.AsItGoesOut(step.Content, facts);
        var use = NoticeTiming.OfFollowUp(content, facts.CustomersWindow, desk.Now).UsefulUntil;
        var useful = ended.Purpose switch
        {
            NoticePurpose.Announcement when desk.Launch.Window.Start < use => desk.Launch.Window.Start,
            NoticePurpose.Outreach => desk.Launch.Window.End,
            _ => use,
        };
        var due = desk.Now + (ended.Purpose is NoticePurpose.Emergency || desk.Launch.RuleSet < RuleSets.BoundsHold ? TimeSpan.Zero : desk.Context.Catalogue.Bounds.TakeBack);
        await AddAsync(desk, new(step.Key, content, ended.Channel, new(due < useful ? due : desk.Now, useful)), facts, ended.Planned - ended.Accepted, ended.Id);
    }

    /// <summary>A batch that has not begun, with the text that the plan has now; as it is when the plan has its step no more.</summary>
    public static async Task<Batch> WithTextOfPlanAsync(LaunchContext desk, LaunchFacts facts, Batch batch)
    {
        var step = facts.Contents<NoticeStep>(Section.Notices).FirstOrDefault(s => s.Key == batch.Step).Content;
        if (step is null) return batch;
        return batch with { VersionId = await VersionAsync(desk, new(batch.Step, step, batch.Channel, new(batch.DueAt, batch.UsefulUntil)), facts) };
    }

    private static bool SpeaksOfTheWindow(Batch batch) => batch.Purpose is not (NoticePurpose.Completion or NoticePurpose.Cancellation or NoticePurpose.Outreach);

    private static async Task EndBegunAsync(LaunchContext desk, Batch batch, BatchStatus status, BatchEndCause why)
    {
        await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
        await EndAsync(desk, batch, status, why);
    }

    /// <summary>Ends a batch.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="status">How it stands from now on.</param>
    /// <param name="why">Why it ends before everybody was told; null: it does not.</param>
    /// <param name="reason">What was said to it.</param>
    public static async Task EndAsync(LaunchContext desk, Batch batch, BatchStatus status, BatchEndCause? why = null, string? reason = null)
    {
        var end = why is { } cause ? new BatchEnd(cause, desk.Actor.PersonId, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()) : null;
        if (!await desk.Session.Notices.UpdateAsync(batch with { Status = status, FinishedAt = desk.Now, End = end }, batch.Status))
            throw new ConcurrentChangeException();
        desk.MoveReminders();
        if (batch.Purpose.ReachesTheList()) desk.Launch = desk.Launch with { ToldCount = await desk.Session.Notices.CountToldAsync(desk.Launch.Id) };
        desk.Audit($"batch.{status.Code()}", new { batch = batch.Id, step = batch.Step, channel = batch.Channel });
    }

    private static bool IsMissing(PlannedBatch wanted, IReadOnlyList<Batch> batches, DateTimeOffset now)
    {
        var same = batches.Where(b => b.Step == wanted.Step && b.Channel == wanted.Channel).ToList();
        return same.Count == 0
            || (wanted.Timing.UsefulUntil > now && same.TrueForAll(b => b.Status is BatchStatus.Expired or BatchStatus.NotNeeded));
    }

    private static async Task KeepAsync(LaunchContext desk, Batch batch, PlannedBatch? wanted, LaunchFacts facts, AddressedCounts? counts = null)
    {
        if (wanted is null)
        {
            desk.MoveReminders();
            if (desk.Launch.Result is null && !desk.Launch.HasEnded) await desk.Session.Notices.RemovePlannedAsync(batch.Id);
            else await EndAsync(desk, batch, BatchStatus.NotNeeded);
            return;
        }
        var now = batch with
        {
            VersionId = await VersionAsync(desk, wanted, facts),
            DueAt = wanted.Timing.DueAt,
            UsefulUntil = wanted.Timing.UsefulUntil,
            IgnoreQuietHours = wanted.Content.ReachesAtNight(),
            TimeZone = ZoneOf(facts),
            Marketing = Natures.TermsOf(wanted.Content, facts.Checklist),
            Pace = PaceRules.Of(wanted.Content),
            // Until anybody is told, an overrun would reach whom the list names, so it counts them like the announcements beside it.
            Planned = batch.Purpose.ReachesTheList() || NoticePlan.IsByWindow(batch.Purpose) ? await (counts ?? new(desk)).OfAsync(batch.Channel) : batch.Planned,
        };
        if (now == batch) return;
        if (!await desk.Session.Notices.UpdateAsync(now, BatchStatus.Planned)) throw new ConcurrentChangeException();
        desk.MoveReminders();
    }

    private static async Task AddAsync(LaunchContext desk, PlannedBatch wanted, LaunchFacts facts, int planned, long? again = null)
    {
        var anew = facts.Batches.Any(b => b.Step == wanted.Step && b.Channel == wanted.Channel && b.StartedAt is not null);
        var batch = new Batch(
            await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, wanted.Content.Purpose, wanted.Channel, await VersionAsync(desk, wanted, facts, anew),
            wanted.Timing.DueAt, wanted.Timing.UsefulUntil, wanted.Content.ReachesAtNight(), Planned: planned, Again: again, TimeZone: ZoneOf(facts),
            Marketing: Natures.TermsOf(wanted.Content, facts.Checklist), Pace: PaceRules.Of(wanted.Content));
        await desk.Session.Notices.AddAsync(batch);
        desk.MoveReminders();
        desk.Audit("batch.planned", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, dueAt = batch.DueAt.ToUnixTimeMilliseconds() });
    }

    /// <summary>
    /// The newest version of a step's text when it still says the same, otherwise a new one. The ledger holds nobody twice under one version, so a step that goes
    /// out again (<paramref name="anew"/>) gets a new one in any case.
    /// </summary>
    private static async Task<long> VersionAsync(LaunchContext desk, PlannedBatch wanted, LaunchFacts facts, bool anew = false)
    {
        var (text, failed, hash) = Filled(desk, facts, wanted.Content);
        var newest = await desk.Session.Notices.NewestVersionAsync(desk.Launch.Id, wanted.Step);
        if (newest?.Hash == hash && !anew) return newest.Id;
        var version = new NoticeVersion(await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, (newest?.Version ?? 0) + 1, wanted.Content.Purpose, text, failed, hash);
        await desk.Session.Notices.AddAsync(version);
        return version.Id;
    }

    private static (LocalText Text, LocalText? Failed, string Hash) Filled(LaunchContext desk, LaunchFacts facts, NoticeStep content)
    {
        var launch = desk.Launch with { Window = facts.CustomersWindow };
        var text = NoticeText.Fill(content.Text, launch, facts.Checklist.Hotline);
        var failed = content.FailedText is { } template ? NoticeText.Fill(template, launch, facts.Checklist.Hotline) : null;
        return (text, failed, ContentHash.OfCanonical(CoreJson.Canonical(new { text = text, failed = failed })));
    }

    private static string? ZoneOf(LaunchFacts facts) => facts.CustomersWindow.TimeZone == facts.Launch.Window.TimeZone ? null : facts.CustomersWindow.TimeZone;
}

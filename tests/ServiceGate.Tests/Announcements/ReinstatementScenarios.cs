using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Announcements;

/// <summary>What was called off and takes place after all; what people have done stays theirs.</summary>
public sealed class ReinstatementScenarios
{
    [Test]
    public async Task Draft_ComesBackAsItself_WithItsWorkAndANoteInTheAuditTrail()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        nights.Story.Number = nights.Single.Number;
        var (work, waiting) = (nights.Story.Work, await nights.Story.WaitingAsync());
        await nights.RunAsync("CANCELLED 20");
        Assert.That(nights.Story.Work, Is.Empty);

        var back = await nights.RunAsync("CONFIRMED 20");

        Assert.That(back.Windows.Single().Change, Is.EqualTo(WindowChange.Reinstated));
        Assert.That(nights.Launches, Is.EqualTo(new[] { "20 draft" }));
        Assert.That((nights.Single.Result, nights.Single.ReportedAt), Is.EqualTo(((LaunchResult?)null, (DateTimeOffset?)null)));
        Assert.That(nights.Story.Work, Is.EqualTo(work));
        Assert.That(await nights.Story.WaitingAsync(), Is.EqualTo(waiting));
        Assert.That(nights.Story.State.Audit[nights.Single.Id].Select(e => e.What), Is.SupersetOf(new[] { "launch.created", "launch.cancelled", "launch.reinstated" }));
    }

    [Test]
    public async Task Draft_ComesBackInAnotherWindow()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        await nights.RunAsync("CANCELLED 20");

        await nights.RunAsync("CONFIRMED 20+1");

        Assert.That((nights.Single.Status, nights.Single.Window.LocalStart), Is.EqualTo((LaunchStatus.Draft, "2026-12-20T19:00")));
    }

    [Test]
    public async Task WhatWasReviewed_ComesBackAsANewLaunch_ThatNamesTheOldOne()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        var old = nights.Single;
        await using (var session = await nights.Story.Sessions.BeginAsync())
        {
            await session.SignOffs.AddAsync(new StepDecision(
                await session.NextIdAsync(), old.Id, "submit", 1, 1, Verdict.Submitted, old.OwnerId, nights.Story.Clock.GetUtcNow(), null, new Dictionary<Section, string>()));
            await session.CommitAsync();
        }
        await nights.RunAsync("CANCELLED 20");

        var back = await nights.RunAsync("CANCELLED 20", "CONFIRMED 20");

        Assert.That(nights.Launches, Is.EqualTo(new[] { "20 cancelled", "20 draft" }));
        Assert.That(back.Windows.Single().Follows, Is.EqualTo(old.Number));
        Assert.That((await nights.RunAsync("CANCELLED 20", "CONFIRMED 20")).Windows.Single().Change, Is.EqualTo(WindowChange.Unchanged));
        Assert.That(nights.Launches, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task WhatAPersonCalledOff_StaysCalledOff_AndTheRowSaysSo()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        await nights.Story.DoAsync("liang.yu", new CancelLaunch(nights.Single.Number, "Not needed."));

        var row = (await nights.RunAsync("CONFIRMED 20")).Rows.Single();

        Assert.That((row.Verdict, row.Rule), Is.EqualTo((RowVerdict.Refused, "announcement.called-off-by-hand")));
        Assert.That(nights.Launches, Is.EqualTo(new[] { "20 cancelled" }));
    }

    [Test]
    public async Task WhatAPersonWrote_Stays_WhileTheWindowFollowsTheAnnouncement()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        var launch = nights.Single;
        await nights.Story.DoAsync("liang.yu", new EditHeader(
            launch.Number, new("Own title", new("2026-12-21T18:00", "2026-12-21T22:00", "UTC"), ["HZ", "SX"], ["M-1", "OWN-7"], "Own words"), 1));

        var taken = await nights.RunAsync("CONFIRMED 20");

        await using var session = await nights.Story.Sessions.ReadAsync();
        var header = (LaunchHeader)ItemContent.Stored((await session.Dossiers.FindAsync(launch.Id, Section.Launch, LaunchHeader.Key))!);
        Assert.That((header.Title, header.Description, header.WindowStart), Is.EqualTo(("Own title", "Own words", "2026-12-20T18:00")));
        Assert.That(header.Scope, Is.EqualTo(new[] { "HZ", "SX" }));
        Assert.That(header.ExternalOrders, Is.EqualTo(new[] { "M-1", "OWN-7" }));
        Assert.That(taken.Windows.Single().Change, Is.EqualTo(WindowChange.Moved));
    }

    [TestCase("wang.min", "liang.yu", "announcement.owner", TestName = "A product manager of another department names nobody of this one")]
    [TestCase("sun.yue", null, "announcement.owner-required", TestName = "Operations say whose it is")]
    [TestCase("sun.yue", "he.ting", "announcement.owner", TestName = "The owner is a product manager")]
    [TestCase("he.ting", null, "policy.not-allowed", TestName = "The hotline takes nothing over")]
    [TestCase("sun.yue", "liang.yu", null, TestName = "Operations take over for a product manager")]
    [TestCase("liang.yu", null, null, TestName = "A product manager takes over as the owner")]
    public async Task WhoMayTakeOver(string person, string? owner, string? rule)
    {
        var nights = await AnnouncedNights.StartAsync();

        var outcome = await nights.TryAsync(person, owner, 0, "CONFIRMED 20");

        Assert.That(outcome.Violations.Select(v => v.Rule).FirstOrDefault(), Is.EqualTo(rule));
        if (rule is null) Assert.That(nights.Single.OwnerId, Is.EqualTo(nights.Story.IdOf("liang.yu")));
    }
}

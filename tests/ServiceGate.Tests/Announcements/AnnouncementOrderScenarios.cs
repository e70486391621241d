using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Tests.Announcements;

/// <summary>In which order announcements count, and which launches are left when all were read; the values were written by hand.</summary>
public sealed class AnnouncementOrderScenarios
{
    private static IEnumerable<TestCaseData> Files()
    {
        // Runs are separated by bars.
        yield return new TestCaseData("CONFIRMED 20, RE-SCHEDULED 18", "18 draft").SetName("Brought forward");
        yield return new TestCaseData("CANCELLED 20, CONFIRMED 20", "20 draft").SetName("Reinstated within a file");
        yield return new TestCaseData("CANCELLED 20, RE-SCHEDULED 27", "27 draft").SetName("Moved instead of called off");
        yield return new TestCaseData("CONFIRMED 20 | RE-SCHEDULED 22", "22 draft").SetName("Only the newest the next day");
        yield return new TestCaseData("CONFIRMED 20, RE-SCHEDULED 22 | CONFIRMED 20, RE-SCHEDULED 24", "24 draft").SetName("Moved otherwise than the day before");
        yield return new TestCaseData("CONFIRMED 20 | CONFIRMED 20, RE-SCHEDULED 22", "22 draft").SetName("All that was said, the next day");
        yield return new TestCaseData("CONFIRMED 20 | CONFIRMED 20, RE-SCHEDULED 18", "18 draft").SetName("Brought forward the next day");
        yield return new TestCaseData("CONFIRMED 20 | CANCELLED 20", "20 cancelled").SetName("Called off the next day");
        yield return new TestCaseData("CANCELLED 20 | CANCELLED 20, CONFIRMED 20", "20 draft").SetName("Reinstated by a later run");
        yield return new TestCaseData("CONFIRMED 20 | CONFIRMED 20, CANCELLED 20 | CONFIRMED 20, CANCELLED 20, CONFIRMED 20", "20 draft").SetName("Called off and reinstated by later runs");
        yield return new TestCaseData("CONFIRMED 20 | CANCELLED 20 | RE-SCHEDULED 27", "27 draft").SetName("Called off, then moved");
        yield return new TestCaseData("CONFIRMED 20, RE-SCHEDULED 22 | CONFIRMED 20", "20 draft").SetName("A later file moves back");
        yield return new TestCaseData("CONFIRMED 20 | CONFIRMED 20+2", "20 draft").SetName("Two hours later the same night is a revision");
        yield return new TestCaseData("CONFIRMED 23, CONFIRMED 24", "23 draft, 24 draft").SetName("Two nights");
        yield return new TestCaseData("CONFIRMED 23 CKT-A, CONFIRMED 24 CKT-B", "23 draft, 24 draft").SetName("Two nights of other circuits");
        yield return new TestCaseData("CONFIRMED 23, CONFIRMED 24, CANCELLED 24", "23 draft, 24 cancelled").SetName("One of two nights is called off");
        yield return new TestCaseData("CONFIRMED 23, CONFIRMED 24 | CONFIRMED 23, CONFIRMED 24, CANCELLED 23", "23 cancelled, 24 draft").SetName("One of two nights is called off later");
        yield return new TestCaseData("CONFIRMED 23, CONFIRMED 24 | CONFIRMED 23, CONFIRMED 24, RE-SCHEDULED 26", "23 draft, 26 draft").SetName("The second of two nights is moved");
        yield return new TestCaseData("CONFIRMED 23, CONFIRMED 24 | RE-SCHEDULED 26", "23 draft, 26 draft").SetName("What is moved alone is the night announced last");
        yield return new TestCaseData("CONFIRMED 23 | CONFIRMED 24", "23 draft, 24 draft").SetName("Two nights in two files");
        yield return new TestCaseData("CONFIRMED 20 | CONFIRMED 20, RE-SCHEDULED 22 | CONFIRMED 20, CONFIRMED 22", "22 draft, 20 draft").SetName("A night that was left becomes a second one");
        yield return new TestCaseData("RE-SCHEDULED 22 @9, CONFIRMED 20 @8", "22 draft").SetName("The stamp says what came later, not the file");
        yield return new TestCaseData("CONFIRMED 22 @9 | CONFIRMED 20 @8", "22 draft").SetName("An older stamp that comes late changes nothing");
        yield return new TestCaseData("CONFIRMED 20 @8, CANCELLED 20 @9 | CONFIRMED 20 @8", "20 cancelled").SetName("An older stamp does not reinstate");
        yield return new TestCaseData("CONFIRMED 20 @8, CANCELLED 20 @9 | CONFIRMED 20 @10", "20 draft").SetName("A newer stamp reinstates");
        yield return new TestCaseData("CONFIRMED 20, RE-SCHEDULED 22, CANCELLED 20", "22 draft").SetName("What was replaced within a file is called off already");
        yield return new TestCaseData("CONFIRMED 20, RE-SCHEDULED 22 | CANCELLED 20", "22 draft").SetName("What was replaced is called off already");
        yield return new TestCaseData("confirmed 20, Rescheduled 22", "22 draft").SetName("Words in any case and by any name");
        yield return new TestCaseData("CONFIRMED 20, canceled 20", "20 cancelled").SetName("The American spelling");
    }

    [TestCaseSource(nameof(Files))]
    public async Task Files_LeaveTheLaunchesThatWereAnnouncedLast_AndGivenAgainChangeNothing(string runs, string expected)
    {
        var nights = await AnnouncedNights.StartAsync();
        string[] last = [];
        foreach (var run in runs.Split(" | ")) await nights.RunAsync(last = run.Split(", "));

        Assert.That(string.Join(", ", nights.Launches), Is.EqualTo(expected));

        var before = nights.Story.State.Launches;
        var again = await nights.RunAsync(last);

        Assert.That(string.Join(", ", nights.Launches), Is.EqualTo(expected));
        Assert.That(again.Windows.Select(w => w.Change), Is.All.EqualTo(WindowChange.Unchanged));
        Assert.That(again.Rows.Select(r => r.Verdict), Has.None.EqualTo(RowVerdict.TakenOver).And.None.EqualTo(RowVerdict.Refused));
        Assert.That(nights.Story.State.Launches.Values.Select(l => l.InputRevision), Is.EqualTo(before.Values.Select(l => l.InputRevision)), "no launch was written");
    }

    [Test]
    public async Task Run_SaysOfEachRowWhatBecameOfIt()
    {
        var nights = await AnnouncedNights.StartAsync();

        var first = await nights.RunAsync("CONFIRMED 20", "RE-SCHEDULED 22");
        var second = await nights.RunAsync("CONFIRMED 21 @1", "CONFIRMED 22 @2", "CONFIRMED 22 @1");

        Assert.That(first.Rows.Select(r => (r.Row, r.Verdict, r.Launch)), Is.EqualTo(new[] { (1, RowVerdict.Followed, "HZ-2026-000001"), (2, RowVerdict.TakenOver, "HZ-2026-000001") }));
        Assert.That(first.Windows.Select(w => (w.Launch, w.Change)), Is.EqualTo(new[] { ("HZ-2026-000001", WindowChange.Created) }));
        Assert.That(second.Rows.Select(r => r.Verdict), Is.EqualTo(new[] { RowVerdict.TakenOver, RowVerdict.Unchanged, RowVerdict.Followed }));
    }

    [Test]
    public async Task Run_WhenAWindowIsOver_RefusesItsRowAlone()
    {
        var nights = await AnnouncedNights.StartAsync();
        nights.Story.At("2026-12-22T09:00");

        var taken = await nights.RunAsync("COMPLETED 20", "CONFIRMED 24", "COMPLETED 26");

        Assert.That(taken.Rows.Select(r => (r.Verdict, r.Rule)), Is.EqualTo(new[]
        {
            (RowVerdict.Refused, "announcement.over"), (RowVerdict.TakenOver, (string?)null), (RowVerdict.Refused, "announcement.over"),
        }));
        Assert.That(nights.Launches, Is.EqualTo(new[] { "24 draft" }));
    }

    [Test]
    public async Task Run_WhenTheWindowOfALaunchIsOver_SaysThatNothingHasChanged()
    {
        var nights = await AnnouncedNights.StartAsync();
        await nights.RunAsync("CONFIRMED 20");
        nights.Story.At("2026-12-22T09:00");

        var taken = await nights.RunAsync("CONFIRMED 20", "COMPLETED 20");

        Assert.That(taken.Rows.Select(r => r.Verdict), Is.All.EqualTo(RowVerdict.Unchanged));
        Assert.That(nights.Launches, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_WhenWindowsAreShifted_TheShiftIsNoPartOfTheIdentity()
    {
        var nights = await AnnouncedNights.StartAsync();

        await nights.RunAsync(1, "CONFIRMED 20");
        Assert.That(nights.Launches, Is.EqualTo(new[] { "27 draft" }));
        await nights.RunAsync(0, "CONFIRMED 20");

        Assert.That(nights.Launches, Is.EqualTo(new[] { "20 draft" }));
    }
}

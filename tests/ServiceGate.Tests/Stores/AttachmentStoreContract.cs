using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class AttachmentStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly string Hash = new('a', 64);

    private static Attachment Report(long id, long launch) => new(
        id, launch, AttachmentPlace.Risks, "R1", AttachmentType.Procedure, "V2.1", "回退 方案.pdf", Hash, 123_456, FileKind.Pdf, ManagerId, Now, 2);

    [Test]
    public async Task Of_HasWhatIsAndWasAttached_ById()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        var second = Report(902, launch) with { Place = AttachmentPlace.Duty, Key = "commander", Type = AttachmentType.Picture, Version = null, Kind = FileKind.Webp };
        await WriteAsync(s => s.Attachments.AddAsync(second));
        await WriteAsync(s => s.Attachments.AddAsync(Report(901, launch)));
        await WriteAsync(s => s.Attachments.AddAsync(Report(903, other)));
        var removed = second with { RemovedBy = ManagerId, RemovedAt = Now.AddHours(1), RemovedRound = 3 };

        await WriteAsync(s => s.Attachments.RemoveAsync(removed));

        Assert.That(await ReadAsync(s => s.Attachments.OfAsync(launch)), Is.EqualTo(new[] { Report(901, launch), removed }));
        Assert.That(await ReadAsync(s => s.Attachments.OfAsync(other)), Is.EqualTo(new[] { Report(903, other) }));
        Assert.That(await ReadAsync(s => s.Attachments.OfContentAsync(Hash)), Is.EqualTo(new[] { Report(901, launch), removed, Report(903, other) }), "of all launches");
        Assert.That(await ReadAsync(s => s.Attachments.OfContentAsync(new string('b', 64))), Is.Empty);
    }

    [Test]
    public async Task Remove_IsOnce()
    {
        var launch = await AddLaunchAsync();
        var removed = Report(901, launch) with { RemovedBy = ManagerId, RemovedAt = Now, RemovedRound = 2 };
        await WriteAsync(s => s.Attachments.AddAsync(Report(901, launch)));
        await WriteAsync(s => s.Attachments.RemoveAsync(removed));

        await using var session = await Sessions.BeginAsync();
        Assert.That(() => session.Attachments.RemoveAsync(removed), Throws.TypeOf<ConcurrentChangeException>());
    }

    [Test]
    public async Task Use_IsOfWhatIsWhole_AndASweepThatSawItBeforeLetsItBe()
    {
        var file = new StoredFile(Hash, 3, FileKind.Text, FileStanding.Storing, Now, Look: new(12, "割接方案 V2.1"));
        await WriteAsync(s => s.Files.AddAsync(file));
        Assert.That(await WriteAsync(s => s.Files.UseAsync(Hash)), Is.False, "it is not whole");
        Assert.That(await WriteAsync(s => s.Files.UpdateAsync(file with { Standing = FileStanding.Whole }, file with { Standing = FileStanding.Damaged })), Is.False, "it stood otherwise");
        Assert.That(await WriteAsync(s => s.Files.UpdateAsync(file with { Standing = FileStanding.Whole }, file with { Place = ContentPlace.S3 })), Is.False, "it was elsewhere");
        Assert.That(await WriteAsync(s => s.Files.UpdateAsync(file with { Standing = FileStanding.Whole }, file)), Is.True);
        var seen = (await ReadAsync(s => s.Files.FindAsync(Hash)))!;

        Assert.That(await WriteAsync(s => s.Files.UseAsync(Hash)), Is.True);

        Assert.That(await WriteAsync(s => s.Files.LeaveAsync(seen, Now)), Is.False);
        Assert.That(await WriteAsync(s => s.Files.UseAsync(new string('b', 64))), Is.False, "nobody has sent it");
        seen = (await ReadAsync(s => s.Files.FindAsync(Hash)))!;
        Assert.That(await WriteAsync(s => s.Files.LeaveAsync(seen, Now.AddDays(1))), Is.True);
        Assert.That(await WriteAsync(s => s.Files.UseAsync(Hash)), Is.False, "it is leaving");
        var left = (await ReadAsync(s => s.Files.FindAsync(Hash)))!;
        Assert.That((left.UsedAt, left.Look), Is.EqualTo((Now.AddDays(1), new FileLook(12, "割接方案 V2.1"))));
        await WriteAsync(s => s.Files.RemoveAsync(Hash));
        Assert.That(await ReadAsync(s => s.Files.FindAsync(Hash)), Is.Null);
    }

    [Test]
    public async Task Unused_IsWhatNothingRefersToAndNobodyHasSentSince()
    {
        var launch = await AddLaunchAsync();
        foreach (var (c, days) in new[] { ('a', 0), ('b', 0), ('c', 2) })
            await WriteAsync(s => s.Files.AddAsync(new StoredFile(new(c, 64), 3, FileKind.Text, FileStanding.Whole, Now.AddDays(days))));
        await WriteAsync(s => s.Attachments.AddAsync(Report(901, launch)));

        var unused = await ReadAsync(s => s.Files.UnusedAsync(Now.AddDays(1), 10));

        Assert.That(unused.Select(f => f.Hash), Is.EqualTo(new[] { new string('b', 64) }));
        Assert.That((await ReadAsync(s => s.Files.OfLaunchAsync(launch))).Select(f => f.Hash), Is.EqualTo(new[] { Hash }));
        Assert.That((await ReadAsync(s => s.Files.AllAsync(Hash, 1))).Select(f => f.Hash), Is.EqualTo(new[] { new string('b', 64) }));
        var referred = (await ReadAsync(s => s.Files.FindAsync(Hash)))!;
        Assert.That(await WriteAsync(s => s.Files.LeaveAsync(referred, Now)), Is.False, "an attachment refers to it");
    }
}

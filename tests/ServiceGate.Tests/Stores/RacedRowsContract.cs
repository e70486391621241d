using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

/// <summary>
/// Several nodes write the same row in good faith, since none has seen the other's. One is first; the others are to be tried again, and then see it.
/// </summary>
public abstract class RacedRowsContract(IStoreStand stand) : StoreContract(stand)
{
    private const int Nodes = 8;

    [Test]
    public async Task Chunks_WhenSeveralNodesStartTheBatch_AreLeftToTheRetry()
    {
        var launch = await AddLaunchAsync();
        var batch = await AddRunningBatchAsync(launch, await AddAudienceAsync(launch, 1));
        await ExpectRetriesAsync(s => s.Notices.AddChunksAsync([new(batch.Id, 2, 1, 2, 2)]));
    }

    [Test]
    public async Task NoticeVersion_WhenWrittenTwice_IsLeftToTheRetry()
    {
        var launch = await AddLaunchAsync();
        await ExpectRetriesAsync(async s => await s.Notices.AddAsync(
            new NoticeVersion(await s.NextIdAsync(), launch, "told", 1, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash")));
    }

    [Test]
    public async Task Work_WhenNoneWasOwedAndTwoFindTheSame_IsLeftToTheRetry()
    {
        var launch = await AddLaunchAsync();
        await ExpectRetriesAsync(s => s.Flows.ReplaceWorkAsync(launch, [new(launch, "close", WorkKind.Close, null, new(Role.ServiceQuality), Now, null)]));
    }

    [Test]
    public async Task Duties_WhenConfirmedTwice_AreLeftToTheRetry()
    {
        var launch = await AddLaunchAsync();
        await ExpectRetriesAsync(s => s.Gates.ReplaceDutiesAsync(launch, [new DutyAssignment(launch, "duty", ManagerId, Now)]));
    }

    [Test]
    public async Task EmergencyReach_WhenWrittenTwice_IsLeftToTheRetry()
    {
        var launch = await AddLaunchAsync();
        await ExpectRetriesAsync(s => s.Emergencies.AddAsync(new EmergencyReach(launch, ManagerId, 10, 10, Now)));
    }

    [Test]
    public Task Unit_WhenAddedTwice_IsLeftToTheRetry() => ExpectRetriesAsync(async s =>
        await s.Organisation.AddUnitAsync(new(await s.NextIdAsync(), UnitId, UnitLevel.County, "XH", "西湖分局", "Xihu", "Asia/Shanghai")));

    [Test]
    public Task Department_WhenAddedTwice_IsLeftToTheRetry() => ExpectRetriesAsync(async s =>
        await s.Organisation.AddDepartmentAsync(new(await s.NextIdAsync(), UnitId, "it", "信息技术部", "IT")));

    [Test]
    public Task Person_WhenAddedTwice_IsLeftToTheRetry() => ExpectRetriesAsync(async s =>
        await s.Organisation.AddPersonAsync(new(await s.NextIdAsync(), "li.qiang", "李强", "Li Qiang", "zh-CN", null)));

    /// <summary>Writes in several sessions at once: one commits at the least, and whoever fails may try again.</summary>
    private async Task ExpectRetriesAsync(Func<ICommandSession, Task> write)
    {
        var failures = await Task.WhenAll(Enumerable.Range(1, Nodes).Select(_ => Task.Run(() => FailureAsync(write))));

        Assert.That(failures, Has.Some.Null);
        Assert.That(failures.Where(f => f is not null && !Sessions.IsTransient(f)), Is.Empty);
    }

    private async Task<Exception?> FailureAsync(Func<ICommandSession, Task> write)
    {
        try
        {
            await using var session = await Sessions.BeginAsync();
            await write(session);
            await session.CommitAsync();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}

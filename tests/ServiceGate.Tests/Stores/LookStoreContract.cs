using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.SignOffs;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class LookStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private const long OtherId = 77;

    [Test]
    public async Task Of_HasWhatThePersonSawOfTheLaunch_AndNothingOfOthers()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        var risks = new SectionLook(launch, ManagerId, Section.Risks, "hash-2", Now.AddHours(1), "hash-1", Now, "hash-1", Now.AddMinutes(3));
        var basics = new SectionLook(launch, ManagerId, Section.Launch, "hash-9", Now);
        await WriteAsync(s => s.Looks.AddAsync([risks, basics]));
        await WriteAsync(s => s.Looks.AddAsync([basics with { PersonId = OtherId }]));
        await WriteAsync(s => s.Looks.AddAsync([basics with { LaunchId = other }]));

        Assert.That(await ReadAsync(s => s.Looks.OfAsync(launch, ManagerId)), Is.EqualTo(new[] { basics, risks }));
        Assert.That(await ReadAsync(s => s.Looks.OfAsync(launch, OtherId)), Is.EqualTo(new[] { basics with { PersonId = OtherId } }));
        Assert.That(await ReadAsync(s => s.Looks.OfAsync(other, OtherId)), Is.Empty);
    }

    [Test]
    public async Task Update_WritesTheSectionAlone_AndOnlyWhereThereIsSomethingOfIt()
    {
        var launch = await AddLaunchAsync();
        var (risks, basics) = (new SectionLook(launch, ManagerId, Section.Risks, "hash-1", Now), new SectionLook(launch, ManagerId, Section.Launch, "hash-9", Now));
        await WriteAsync(s => s.Looks.AddAsync([risks, basics]));
        var later = risks with { Seen = "hash-2", SeenAt = Now.AddDays(1), Before = "hash-1", BeforeAt = Now, Opened = "hash-2", OpenedAt = Now.AddDays(2) };

        await WriteAsync(s => s.Looks.UpdateAsync(later));

        Assert.That(await ReadAsync(s => s.Looks.OfAsync(launch, ManagerId)), Is.EqualTo(new[] { basics, later }));
        Assert.That(
            async () =>
            {
                await using var session = await Sessions.BeginAsync();
                await session.Looks.UpdateAsync(later with { Section = Section.Trials });
            },
            Throws.InstanceOf<ConcurrentChangeException>());
    }
}

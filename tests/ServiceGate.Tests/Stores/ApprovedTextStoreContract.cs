using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.ApprovedTexts;

namespace ServiceGate.Tests.Stores;

public abstract class ApprovedTextStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly ApprovedText Text = new(
        901, UnitId, LaunchKind.NetworkCutover, ApprovedPart.Text, "cable-cut", NoticePurpose.Emergency, 1, new("{place}因{cause}中断。", "{place} is down: {cause}."), Now.AddDays(365), ManagerId,
        "customer-service", Now);

    private static readonly ApprovedText Place = Text with { Id = 902, Part = ApprovedPart.Place, Code = "余杭区", Purpose = null, Says = new("余杭区", "Yuhang"), Kind = LaunchKind.ItCutover };

    [Test]
    public async Task Of_HasAllVersionsOfTheUnits_OfOneKindOrOfAll()
    {
        await WriteAsync(async s =>
        {
            await s.ApprovedTexts.AddAsync(Place);
            await s.ApprovedTexts.AddAsync(Text);
        });

        Assert.That(await ReadAsync(s => s.ApprovedTexts.OfAsync([UnitId])), Is.EqualTo(new[] { Text, Place }));
        Assert.That(await ReadAsync(s => s.ApprovedTexts.OfAsync([UnitId, 1], LaunchKind.ItCutover)), Is.EqualTo(new[] { Place }));
        Assert.That(await ReadAsync(s => s.ApprovedTexts.OfAsync([1])), Is.Empty);
        Assert.That(await ReadAsync(s => s.ApprovedTexts.OfAsync([])), Is.Empty);
    }

    [Test]
    public async Task Decide_IsOnce_AndOnlyOfWhatIsOpen()
    {
        await WriteAsync(s => s.ApprovedTexts.AddAsync(Text));
        await WriteAsync(s => s.ApprovedTexts.AddAsync(Place));

        Assert.That(await WriteAsync(s => s.ApprovedTexts.DecideAsync(901, true, ManagerId, Now.AddHours(1), null)), Is.True);
        Assert.That(await WriteAsync(s => s.ApprovedTexts.DecideAsync(901, false, ManagerId, Now.AddHours(2), "no")), Is.False);
        Assert.That(await WriteAsync(s => s.ApprovedTexts.WithdrawAsync(902, ManagerId, Now.AddHours(1))), Is.True);
        Assert.That(await WriteAsync(s => s.ApprovedTexts.WithdrawAsync(902, ManagerId, Now.AddHours(2))), Is.False);
        Assert.That(await WriteAsync(s => s.ApprovedTexts.DecideAsync(902, true, ManagerId, Now.AddHours(2), null)), Is.False, "withdrawn");

        Assert.That(await ReadAsync(s => s.ApprovedTexts.OfAsync([UnitId])), Is.EqualTo(new[]
        {
            Text with { Approved = true, DecidedBy = ManagerId, DecidedAt = Now.AddHours(1) }, Place with { WithdrawnBy = ManagerId, WithdrawnAt = Now.AddHours(1) },
        }));
    }

    [Test]
    public async Task Version_IsThereOnce()
    {
        await WriteAsync(s => s.ApprovedTexts.AddAsync(Text));

        Assert.That(() => WriteOnceAsync(s => s.ApprovedTexts.AddAsync(Text with { Id = 903 })), Throws.Exception);
        await WriteAsync(s => s.ApprovedTexts.AddAsync(Text with { Id = 903, Version = 2 }));
    }

    // Not tried again: it would fail as often.
    private async Task WriteOnceAsync(Func<Core.Ports.Stores.ICommandSession, Task> write)
    {
        await using var session = await Sessions.BeginAsync();
        await write(session);
        await session.CommitAsync();
    }
}

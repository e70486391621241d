using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class DefinitionStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static DefinitionPublication New(long id, int version, PublicationStatus status = PublicationStatus.Proposed, string definition = "it-cutover") =>
        new(id, definition, version, $"hash-{version}", status, "Because", ManagerId, Now);

    [Test]
    public async Task Publication_WhenWrittenThroughItsLife_IsReadAsItIs()
    {
        var one = New(1, 1) with { Reason = null };
        await WriteAsync(s => s.Definitions.AddAsync(one));
        Assert.That(await ReadAsync(s => s.Definitions.ProposedAsync("it-cutover")), Is.EqualTo(one));

        var published = one with { Status = PublicationStatus.Published, DecidedBy = 7, DecidedAt = Now.AddHours(1), Remark = "Agreed" };
        await WriteAsync(s => s.Definitions.UpdateAsync(published, PublicationStatus.Proposed));
        Assert.That(await ReadAsync(s => s.Definitions.PublishedAsync("it-cutover")), Is.EqualTo(published));
        Assert.That(await ReadAsync(s => s.Definitions.ProposedAsync("it-cutover")), Is.Null);

        var replaced = published with { Status = PublicationStatus.Replaced, ReplacedAt = Now.AddDays(1) };
        var two = New(2, 2, PublicationStatus.Published);
        await WriteAsync(async s =>
        {
            await s.Definitions.UpdateAsync(replaced, PublicationStatus.Published);
            await s.Definitions.AddAsync(two);
        });
        Assert.That(await ReadAsync(s => s.Definitions.AllAsync()), Is.EqualTo(new[] { replaced, two }));
        Assert.That(await ReadAsync(s => s.Definitions.PublishedAsync("it-cutover")), Is.EqualTo(two));
    }

    [Test]
    public async Task Publication_WhenItsStatusIsAnotherThanSeen_IsNotWritten()
    {
        await WriteAsync(s => s.Definitions.AddAsync(New(1, 1, PublicationStatus.Withdrawn)));

        await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.Definitions.UpdateAsync(New(1, 1, PublicationStatus.Published), PublicationStatus.Proposed)));
    }

    [TestCase(PublicationStatus.Proposed)]
    [TestCase(PublicationStatus.Published)]
    public async Task SecondOfItsKind_OfOneDefinition_FailsTransiently(PublicationStatus status)
    {
        await WriteAsync(s => s.Definitions.AddAsync(New(1, 1, status)));
        await WriteAsync(s => s.Definitions.AddAsync(New(2, 1, status, "product")));

        var failure = await Assert.CatchAsync(() => WriteAsync(s => s.Definitions.AddAsync(New(3, 2, status))));

        Assert.That(Sessions.IsTransient(failure!), Is.True, failure!.ToString());
    }

    [Test]
    public async Task Followed_CountsLaunchesByVersion_NewestLaunchFirst()
    {
        await WriteAsync(async s =>
        {
            foreach (var (id, definition, version) in new[] { (1, "it-cutover", 2), (2, "product", 1), (3, "it-cutover", 2), (4, "it-cutover", 1) })
                await s.Launches.AddAsync(NewLaunch(id, $"HZ-2026-{id:000000}") with { DefinitionId = definition, DefinitionVersion = version });
        });

        Assert.That(CoreJson.Write(await ReadAsync(s => s.Definitions.FollowedAsync())), Is.EqualTo(CoreJson.Write(new FollowedVersion[]
        {
            new("it-cutover", 1, 1, 4), new("it-cutover", 2, 2, 3), new("product", 1, 1, 2),
        })));
    }
}

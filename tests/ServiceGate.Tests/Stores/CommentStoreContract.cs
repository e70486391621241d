using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;

namespace ServiceGate.Tests.Stores;

public abstract class CommentStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Of_HasEveryCommentOfTheLaunch_OldestFirst()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        ConcernComment Said(long id, long of, params long[] mentions) => new(id, of, "I3", "请 @sun.yue 确认“演练”\n第二行 🎯", ManagerId, Now, mentions);
        await WriteAsync(s => s.Comments.AddAsync(Said(902, launch, 3, 1)));
        await WriteAsync(s => s.Comments.AddAsync(Said(901, launch)));
        await WriteAsync(s => s.Comments.AddAsync(Said(903, other)));

        var read = await ReadAsync(s => s.Comments.OfAsync(launch));

        Assert.That(read.Select(c => (c.Id, c.Concern, c.Text, c.By, c.At)), Is.EqualTo(new[] { 901L, 902L }.Select(id => (id, "I3", "请 @sun.yue 确认“演练”\n第二行 🎯", ManagerId, Now))));
        Assert.That(read.Select(c => c.Mentions), Is.EqualTo(new[] { Array.Empty<long>(), [3L, 1L] }));
        Assert.That((await ReadAsync(s => s.Comments.OfAsync(other))).Select(c => c.Id), Is.EqualTo(new[] { 903L }));
        Assert.That(new[] { await ReadAsync(s => s.Comments.CountAsync(launch)), await ReadAsync(s => s.Comments.CountAsync(other)) }, Is.EqualTo(new[] { 2, 1 }));
    }
}

using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Notices;

/// <summary>The household as it was found (07-household.csv of the field report): five accounts on one number, one of them English, and five others.</summary>
public sealed class MessagesTests
{
    private static readonly BatchText Text = new(
        new(9, 1, "told", 1, NoticePurpose.Completion, new("已完成", "Done"), new("未成功", "Failed for you"), "hash"), new(7, 9, NoticeChannel.Sms, "batch", "text"));

    private static readonly IReadOnlyList<Recipient> Household =
    [
        new(1, "10000070000", "zh-CN", false), new(2, "10000070000", "zh-CN", false), new(3, "10000070000", "zh-CN", false), new(4, "10000070000", "zh-CN", false),
        new(5, "10000070000", "en", false), new(6, "10000071001", "zh-CN", false), new(7, "10000071002", "zh-CN", false), new(8, "10000071003", "zh-CN", false),
        new(9, "10000071004", "zh-CN", false), new(10, "10000071005", "zh-CN", false),
    ];

    [Test]
    public void Household_IsToldOnceInEachOfItsLanguages()
    {
        var messages = Messages.Of(Text, Household);

        Assert.That(messages.Select(m => (m.Key, m.To, m.Text, m.Told.Count)), Is.EqualTo(new[]
        {
            ("text-1-1", "10000070000", "已完成", 4), ("text-1-5", "10000070000", "Done", 1), ("text-1-6", "10000071001", "已完成", 1), ("text-1-7", "10000071002", "已完成", 1),
            ("text-1-8", "10000071003", "已完成", 1), ("text-1-9", "10000071004", "已完成", 1), ("text-1-10", "10000071005", "已完成", 1),
        }));
    }

    [Test]
    public void Address_WithOneFailedCustomer_GetsTheFailedCustomersTextAlone()
    {
        var messages = Messages.Of(Text, [.. Household.Select(r => r with { LaunchFailed = r.CustomerId == 3 })]);

        Assert.That(messages.Where(m => m.To == "10000070000").Select(m => (m.Text, m.Told.Count)), Is.EqualTo(new[] { ("未成功", 4), ("Failed for you", 1) }));
        Assert.That(messages.Where(m => m.To != "10000070000").Select(m => m.Text), Has.All.EqualTo("已完成"));
        Assert.That(messages[0].Told, Has.All.Property(nameof(Recipient.LaunchFailed)).True, "the ledger tells what was said");
    }

    [Test]
    public void LanguagesThatReadTheSame_AreOneMessage()
    {
        var chinese = Text with { Version = Text.Version with { Text = new("已完成") } };

        Assert.That(Messages.Of(chinese, Household).Count(m => m.To == "10000070000"), Is.EqualTo(1));
    }

    [Test]
    public void Chunks_HoldWhoGoesAlong_AndNoMoreThanTheySay()
    {
        Rider[] riders = [new(5, 1), new(6, 1), new(9, 3)];

        var chunks = Chunking.Of(7, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], riders, 4);

        Assert.That(chunks.Select(c => (c.Sequence, c.First, c.Last, c.Count)), Is.EqualTo(new[] { (1, 1L, 2L, 4), (2, 3L, 7L, 4), (3, 8L, 10L, 2) }));
    }

    [Test]
    public void Address_WithMoreThanAChunkHolds_GoesAsOne()
    {
        var chunks = Chunking.Of(7, [.. Enumerable.Range(1, 10).Select(i => (long)i)], [.. Enumerable.Range(2, 8).Select(i => new Rider(i, 1))], 4);

        Assert.That(chunks.Select(c => (c.First, c.Last, c.Count)), Is.EqualTo(new[] { (1L, 1L, 9), (10L, 10L, 1) }));
    }

    [Test]
    public void Chunks_OfNobody_AreNone() => Assert.That(Chunking.Of(7, [], [], 200), Is.Empty);
}

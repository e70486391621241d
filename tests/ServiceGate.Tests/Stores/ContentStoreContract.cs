using System.Security.Cryptography;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Tests.InMemory;

namespace ServiceGate.Tests.Stores;

/// <summary>What keeping content has to pass, wherever the bytes are: on stores of each kind, and for each place in which bytes are kept.</summary>
public abstract class ContentStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private const int Part = 96 * 1024;

    private readonly FakeMachine _machine = new();

    private readonly MemoryContents _elsewhere = new();

    protected IContentStore Contents { get; private set; } = null!;

    /// <summary>Which place is tried.</summary>
    protected virtual ContentPlace Place => ContentPlace.Database;

    private ContentPlace Elsewhere => Place is ContentPlace.S3 ? ContentPlace.Folder : ContentPlace.S3;

    private ContentPlaces Places => PlacesWith(Place);

    private FileKeeping Keeping => new(Sessions, Places, _machine);

    private Uploads Uploads => new(Sessions, _machine);

    /// <summary>Where bytes are kept; by default in the database.</summary>
    protected virtual Task<IContentStore> MakeContentsAsync() => Task.FromResult<IContentStore>(new ContentInDatabase(Sessions));

    /// <summary>Spoils the bytes that are kept under a hash, without changing how many there are.</summary>
    protected virtual Task SpoilAsync(string hash) => WriteAsync(s => s.Files.PutPartAsync(hash, 0, Convert.ToBase64String(new byte[Part])));

    [SetUp]
    public async Task BeginAsync()
    {
        Contents = await MakeContentsAsync();
        _elsewhere.Clear();
    }

    [TestCase(1)]
    [TestCase(Part - 1)]
    [TestCase(Part)]
    [TestCase(Part + 1)]
    [TestCase((11 * Part) + 7)]
    public async Task Put_IsReadAgainAsItWas(int length)
    {
        var (bytes, hash) = Bytes(length);

        await Contents.PutAsync(hash, new MemoryStream(bytes), default);

        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes));
        Assert.That(await Contents.LengthAsync(hash, default), Is.EqualTo(length));
    }

    [Test]
    public async Task Lengths_OfSeveral_AreToldTogether_ButOfNoneThatIsNotThere()
    {
        var (small, large) = (Bytes(5), Bytes((2 * Part) + 1));
        foreach (var (bytes, hash) in new[] { small, large }) await Contents.PutAsync(hash, new MemoryStream(bytes), default);

        var lengths = await Contents.LengthsAsync([small.Item2, large.Item2, Bytes(7).Item2], default);

        Assert.That(lengths, Is.EquivalentTo(new Dictionary<string, long> { [small.Item2] = 5, [large.Item2] = (2 * Part) + 1 }));
        Assert.That(await Contents.LengthsAsync([], default), Is.Empty);
    }

    [Test]
    public async Task Put_WhenSomethingElseIsThere_TakesItsPlace()
    {
        var (bytes, hash) = Bytes(Part + 5);
        await Contents.PutAsync(hash, new MemoryStream(new byte[(3 * Part) + 1]), default);

        await Contents.PutAsync(hash, new MemoryStream(bytes), default);

        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes));
        Assert.That(await Contents.LengthAsync(hash, default), Is.EqualTo(bytes.Length));
    }

    [Test]
    public async Task Put_WhenTwoPutTheSameAtOnce_IsThereOnceAndWhole()
    {
        var (bytes, hash) = Bytes((5 * Part) + 3);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Contents.PutAsync(hash, new MemoryStream(bytes), default))));

        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes));
        Assert.That(await Contents.LengthAsync(hash, default), Is.EqualTo(bytes.Length));
    }

    [Test]
    public async Task Put_WhenItIsCut_LeavesNothingThatCountsAsWhole()
    {
        var (bytes, hash) = Bytes(3 * Part);
        using var cut = new CutStream(bytes, (2 * Part) + 10);

        Assert.That(() => Contents.PutAsync(hash, cut, default), Throws.TypeOf<IOException>());

        Assert.That(await Contents.LengthAsync(hash, default), Is.Not.EqualTo(bytes.Length));
        await Contents.PutAsync(hash, new MemoryStream(bytes), default);
        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes), "the next one stores it");
    }

    [Test]
    public async Task Remove_TakesItAway_AndNothingIsFine()
    {
        var (bytes, hash) = Bytes((60 * Part) + 1);
        await Contents.PutAsync(hash, new MemoryStream(bytes), default);

        await Contents.RemoveAsync(hash, default);
        await Contents.RemoveAsync(hash, default);

        Assert.That(await Contents.OpenAsync(hash, default), Is.Null);
        Assert.That(await Contents.LengthAsync(hash, default), Is.Null);
    }

    [Test]
    public async Task Keep_WhenTheSameIsSentAgain_StoresItOnce()
    {
        var (bytes, hash) = Bytes(Part + 1);
        await KeepAsync(hash, bytes);
        using var unread = new CutStream(bytes, 0);

        var again = await Keeping.KeepAsync(hash, bytes.Length, FileKind.Text, null, unread, default);

        Assert.That(again!.Standing, Is.EqualTo(FileStanding.Whole));
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));
    }

    [Test]
    public async Task Keep_WhenTheProcessDiedWhileItStored_StoresItWhole()
    {
        var (bytes, hash) = Bytes(3 * Part);
        using var cut = new CutStream(bytes, Part);
        Assert.That(() => Keeping.KeepAsync(hash, bytes.Length, FileKind.Text, null, cut, default), Throws.TypeOf<IOException>());
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Missing), "nobody has finished it");

        await KeepAsync(hash, bytes);

        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes));
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));
    }

    [Test]
    public async Task Keep_WhenManySendTheSameAtOnce_KeepsItOnce()
    {
        var (bytes, hash) = Bytes((3 * Part) + 3);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => KeepAsync(hash, bytes))));

        Assert.That((await ReadAsync(s => s.Files.AllAsync("", 10))).Select(f => (f.Hash, f.Standing)), Is.EqualTo(new[] { (hash, FileStanding.Whole) }));
        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Open_WhenTheBytesAreGoneOrSpoilt_SaysSo_AndSendingThemAgainMendsIt()
    {
        var (bytes, hash) = Bytes((2 * Part) + 3);
        await KeepAsync(hash, bytes);
        await SpoilAsync(hash);

        var (content, standing) = await Keeping.OpenAsync(hash, default);
        Assert.That((content, standing), Is.EqualTo(((Stream?)null, FileStanding.Damaged)));
        Assert.That((await ReadAsync(s => s.Files.FindAsync(hash)))!.Standing, Is.EqualTo(FileStanding.Damaged), "it is written down");

        await KeepAsync(hash, bytes);
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));

        await Contents.RemoveAsync(hash, default);
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Missing));
        await KeepAsync(hash, bytes);
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));
    }

    [Test]
    public async Task Sweep_TakesWhatNothingRefersToAfterSevenDays()
    {
        var launch = await AddLaunchAsync();
        var (kept, referred) = Bytes(10);
        var (lost, orphan) = Bytes(Part + 1);
        await KeepAsync(referred, kept);
        await KeepAsync(orphan, lost);
        await WriteAsync(s => s.Attachments.AddAsync(new(
            901, launch, AttachmentPlace.Risks, "R1", AttachmentType.Other, null, "a.txt", referred, 10, FileKind.Text, ManagerId, Now, 1)));
        _machine.Now += TimeSpan.FromDays(7);
        Assert.That(await Keeping.SweepAsync(default), Is.Zero, "not a moment earlier");
        _machine.Now += TimeSpan.FromSeconds(1);

        Assert.That(await Keeping.SweepAsync(default), Is.EqualTo(1));

        Assert.That(await Contents.LengthAsync(orphan, default), Is.Null);
        Assert.That(await Keeping.CheckAsync(referred, default), Is.EqualTo(FileStanding.Whole));
        Assert.That((await ReadAsync(s => s.Files.AllAsync("", 10))).Select(f => f.Hash), Is.EqualTo(new[] { referred }));
    }

    [Test]
    public async Task Sweep_WhenTheProcessDiedInIt_IsFinishedByTheNext_OrTakenOverByWhoSendsTheSame()
    {
        var (bytes, hash) = Bytes(Part + 1);
        await KeepAsync(hash, bytes);
        var seen = (await ReadAsync(s => s.Files.FindAsync(hash)))!;
        Assert.That(await WriteAsync(s => s.Files.LeaveAsync(seen, _machine.Now)), Is.True);
        _machine.Now += TimeSpan.FromMinutes(11);

        await KeepAsync(hash, bytes);
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));

        seen = (await ReadAsync(s => s.Files.FindAsync(hash)))!;
        Assert.That(await WriteAsync(s => s.Files.LeaveAsync(seen, _machine.Now)), Is.True);
        _machine.Now += TimeSpan.FromDays(8);
        Assert.That(await Keeping.SweepAsync(default), Is.EqualTo(1));
        Assert.That(await ReadAsync(s => s.Files.FindAsync(hash)), Is.Null);
        Assert.That(await Contents.LengthAsync(hash, default), Is.Null);
    }

    [Test]
    public async Task Upload_WhenItIsCut_GoesOnWhereItStands()
    {
        var launch = await AddLaunchAsync();
        var (bytes, hash) = Bytes((4 * Part) + 9);
        var upload = (await Uploads.BeginAsync(ManagerId, launch, "first", "报告.txt", bytes.Length, default)).Required();
        using var cut = new CutStream(bytes, (2 * Part) + 100);
        Assert.That(() => Uploads.AppendAsync(upload, 0, cut, default), Throws.TypeOf<IOException>());

        var found = (await Uploads.FindAsync(ManagerId, launch, upload.Id, default))!;
        Assert.That(found.Received, Is.EqualTo(2 * Part), "what came in whole parts stays");
        Assert.That((await Uploads.AppendAsync(found, found.Received + 1, new MemoryStream(), default)).Violations.Single().Rule, Is.EqualTo("upload.offset"));
        var whole = (await Uploads.AppendAsync(found, 50, new MemoryStream(bytes[50..]), default)).Required();

        Assert.That(whole.Received, Is.EqualTo(bytes.Length));
        Assert.That(await ContentNames.OfAsync(Uploads.Open(whole), default), Is.EqualTo(hash));
        Assert.That((await Uploads.AppendAsync(whole, whole.Received, new MemoryStream([1]), default)).Violations.Single().Rule, Is.EqualTo("upload.longer"));
        Assert.That((await Uploads.BeginAsync(ManagerId, launch, "first", "报告.txt", bytes.Length, default)).Required().Received, Is.EqualTo(bytes.Length), "begun again it is the same one");
        Assert.That((await Uploads.BeginAsync(ManagerId, launch, "first", "x.txt", bytes.Length, default)).Violations.Single().Rule, Is.EqualTo("command.id-reused"));
    }

    [Test]
    public async Task Upload_IsFoundByWhoBeganItForItsLaunchOnly()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        var upload = (await Uploads.BeginAsync(ManagerId, launch, "a", "a.txt", 3, default)).Required();

        Assert.That(await Uploads.FindAsync(ManagerId + 1, launch, upload.Id, default), Is.Null);
        Assert.That(await Uploads.FindAsync(ManagerId, other, upload.Id, default), Is.Null);
        Assert.That(await Uploads.FindAsync(ManagerId, launch, upload.Id, default), Is.EqualTo(upload with { BegunAt = upload.BegunAt }));
    }

    [Test]
    public async Task Upload_WhenTwoAppendAtOnce_OneCounts()
    {
        var launch = await AddLaunchAsync();
        var bytes = Bytes(3 * Part).Bytes;
        var upload = (await Uploads.BeginAsync(ManagerId, launch, "a", "a.txt", bytes.Length, default)).Required();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Uploads.AppendAsync(upload, 0, new MemoryStream(bytes), default))));

        Assert.That(outcomes.Count(o => o.IsDone), Is.LessThanOrEqualTo(1));
        var now = (await Uploads.FindAsync(ManagerId, launch, upload.Id, default))!;
        var whole = (await Uploads.AppendAsync(now, 0, new MemoryStream(bytes), default)).Required();
        Assert.That(await ContentNames.OfAsync(Uploads.Open(whole), default), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Test]
    public async Task Upload_IsTakenAwayAfterSevenDays()
    {
        var launch = await AddLaunchAsync();
        var old = (await Uploads.BeginAsync(ManagerId, launch, "a", "a.txt", 2 * Part, default)).Required();
        await Uploads.AppendAsync(old, 0, new MemoryStream(new byte[Part]), default);
        _machine.Now += TimeSpan.FromDays(7);
        var young = (await Uploads.BeginAsync(ManagerId, launch, "b", "b.txt", 3, default)).Required();
        Assert.That(await Uploads.SweepAsync(default), Is.Zero);
        _machine.Now += TimeSpan.FromSeconds(1);

        Assert.That(await Uploads.SweepAsync(default), Is.EqualTo(1));

        Assert.That(await Uploads.FindAsync(ManagerId, launch, old.Id, default), Is.Null);
        Assert.That(await Uploads.FindAsync(ManagerId, launch, young.Id, default), Is.Not.Null);
        Assert.That(await ReadAsync(s => s.Files.UploadedPartsAsync(old.Id, 0, 10)), Is.Empty);
    }

    [TestCase("", 3L, "text.required")]
    [TestCase("a/b.txt", 3L, "attachment.name")]
    [TestCase("gpj.\u202Etxt", 3L, "attachment.name")]
    [TestCase("..", 3L, "attachment.name")]
    [TestCase("a.txt", 0L, "upload.empty")]
    [TestCase("a.txt", 52_428_801L, "upload.too-large")]
    [TestCase("a.txt", 52_428_800L, "")]
    public async Task Begin_SaysWhatIsWrong(string name, long bytes, string rule) => Assert.That(
        string.Join(',', (await Uploads.BeginAsync(ManagerId, await AddLaunchAsync(), "a", name, bytes, default)).Violations.Select(v => v.Rule)), Is.EqualTo(rule));

    [Test]
    public async Task Begin_IsBounded_AndFinishedOnesDoNotCount()
    {
        var launch = await AddLaunchAsync();
        for (var i = 0; i < Uploads.MostOpen; i++) Assert.That((await Uploads.BeginAsync(ManagerId, launch, $"u{i}", "a.txt", 3, default)).IsDone);
        Assert.That((await Uploads.BeginAsync(ManagerId, launch, "more", "a.txt", 3, default)).Violations.Single().Rule, Is.EqualTo("upload.too-many"));
        var first = await ReadAsync(s => s.Files.UploadAsync(ManagerId, "u0"));

        await Uploads.FinishAsync(first!, new(new('a', 64), 3, FileKind.Text, FileStanding.Whole, Now), default);

        Assert.That((await Uploads.BeginAsync(ManagerId, launch, "more", "a.txt", 3, default)).IsDone);
        Assert.That((await Uploads.FindAsync(ManagerId, launch, first!.Id, default))!.Content, Is.EqualTo(new string('a', 64)));
    }

    [Test]
    public async Task Copy_IsReadAgainThere_LookedForThere_AndLeavesWhatItWas()
    {
        var (bytes, hash) = Bytes((2 * Part) + 3);
        await KeepAsync(hash, bytes);

        Assert.That(await CopyAsync(Elsewhere, remove: false), Is.EqualTo(new[] { (hash, CopyOutcome.Copied) }));

        Assert.That((await ReadAsync(s => s.Files.FindAsync(hash)))!.Place, Is.EqualTo(Elsewhere));
        Assert.That(await _elsewhere.LengthAsync(hash, default), Is.EqualTo(bytes.Length));
        Assert.That(await ReadAsync(hash), Is.EqualTo(bytes), "nothing was asked to go");
        Assert.That(await ReadWhereItIsAsync(hash), Is.EqualTo(bytes));
        Assert.That(await CopyAsync(Elsewhere, remove: true), Is.EqualTo(new[] { (hash, CopyOutcome.There) }));
        Assert.That(await Contents.LengthAsync(hash, default), Is.Null);
        Assert.That(await Keeping.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));
        Assert.That(await CopyAsync(Place, remove: true), Is.EqualTo(new[] { (hash, CopyOutcome.Copied) }), "and back");
        Assert.That((await ReadAsync(hash), await _elsewhere.LengthAsync(hash, default)), Is.EqualTo((bytes, (long?)null)));
    }

    [Test]
    public async Task Copy_WhenItIsCut_GoesOn_AndWhatIsNotWholeStaysWhereItIs()
    {
        var files = Enumerable.Range(0, 4).Select(i => Bytes(Part + i)).OrderBy(f => f.Hash, StringComparer.Ordinal).ToList();
        foreach (var (bytes, hash) in files) await KeepAsync(hash, bytes);
        await SpoilAsync(files[2].Hash);
        _elsewhere.FailsAfter = 1;
        Assert.That(() => CopyAsync(Elsewhere, remove: true), Throws.TypeOf<ContentAwayException>());
        _elsewhere.FailsAfter = int.MaxValue;

        var outcomes = await CopyAsync(Elsewhere, remove: true);

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            (files[0].Hash, CopyOutcome.There), (files[1].Hash, CopyOutcome.Copied), (files[2].Hash, CopyOutcome.NotWhole), (files[3].Hash, CopyOutcome.Copied),
        }));
        var spoilt = (await ReadAsync(s => s.Files.FindAsync(files[2].Hash)))!;
        Assert.That((spoilt.Place, spoilt.Standing), Is.EqualTo((Place, FileStanding.Damaged)));
        Assert.That(await Contents.LengthAsync(files[2].Hash, default), Is.Not.Null, "for whoever wants to save what can be saved");
    }

    [Test]
    public async Task Keep_WhenTheSettingHasChanged_StoresNewContentThere_AndFindsWhatWasBefore()
    {
        var (old, young) = (Bytes(100), Bytes(200));
        await KeepAsync(old.Hash, old.Bytes);
        var changed = new FileKeeping(Sessions, PlacesWith(Elsewhere), _machine);

        foreach (var (bytes, hash) in new[] { old, young })
            Assert.That((await changed.KeepAsync(hash, bytes.Length, FileKind.Text, null, new MemoryStream(bytes), default))!.Place, Is.EqualTo(hash == old.Hash ? Place : Elsewhere));

        foreach (var (bytes, hash) in new[] { old, young }) Assert.That(await ReadWhereItIsAsync(hash), Is.EqualTo(bytes));
        Assert.That(await ReadAsync(s => s.Files.CountByPlaceAsync()), Is.EquivalentTo(new Dictionary<ContentPlace, long> { [Place] = 1, [Elsewhere] = 1 }));
        Assert.That(await changed.LengthsAsync(await ReadAsync(s => s.Files.AllAsync("", 10)), default), Is.EquivalentTo(new Dictionary<string, long> { [old.Hash] = 100, [young.Hash] = 200 }));
    }

    [Test]
    public async Task Keep_WhenItIsGoneFromWhereItWas_StoresItInTheChosenPlace()
    {
        var (bytes, hash) = Bytes(100);
        await KeepAsync(hash, bytes);
        await Contents.RemoveAsync(hash, default);
        var changed = new FileKeeping(Sessions, PlacesWith(Elsewhere), _machine);

        Assert.That((await changed.KeepAsync(hash, bytes.Length, FileKind.Text, null, new MemoryStream(bytes), default))!.Place, Is.EqualTo(Elsewhere));

        Assert.That(await changed.CheckAsync(hash, default), Is.EqualTo(FileStanding.Whole));
    }

    [Test]
    public async Task Check_ReadsEverythingAgain_WritesDownHowItStands_AndGoesOnWhereItWasEnded()
    {
        var files = Enumerable.Range(0, 4).Select(i => Bytes(Part + i)).OrderBy(f => f.Hash, StringComparer.Ordinal).ToList();
        foreach (var (bytes, hash) in files) await KeepAsync(hash, bytes);
        await SpoilAsync(files[1].Hash);
        await Contents.RemoveAsync(files[2].Hash, default);

        var unwritten = await CheckAsync(null, "");
        Assert.That((await ReadAsync(s => s.Files.AllAsync("", 10))).Select(f => f.Standing), Is.All.EqualTo(FileStanding.Whole), "a look writes nothing");
        var all = await CheckAsync(Keeping, "");

        FileStanding[] expected = [FileStanding.Whole, FileStanding.Damaged, FileStanding.Missing, FileStanding.Whole];
        Assert.That((unwritten, all), Is.EqualTo((expected, expected)));
        Assert.That((await ReadAsync(s => s.Files.AllAsync("", 10))).Select(f => f.Standing), Is.EqualTo(expected));
        Assert.That(await CheckAsync(Keeping, files[1].Hash), Is.EqualTo(expected[2..]));
        await Contents.PutAsync(files[2].Hash, new MemoryStream(files[2].Bytes), default);
        Assert.That((await CheckAsync(Keeping, files[1].Hash))[0], Is.EqualTo(FileStanding.Whole), "somebody has brought it back");
    }

    private ContentPlaces PlacesWith(ContentPlace chosen) => new(chosen, new Dictionary<ContentPlace, IContentStore> { [Place] = Contents, [Elsewhere] = _elsewhere });

    private async Task<FileStanding[]> CheckAsync(FileKeeping? keeping, string after)
    {
        List<FileStanding> standings = [];
        await foreach (var (_, standing) in new ContentCheck(Sessions, Places, keeping).RunAsync(after, default)) standings.Add(standing);
        return [.. standings];
    }

    private async Task<(string Hash, CopyOutcome Outcome)[]> CopyAsync(ContentPlace to, bool remove)
    {
        List<(string, CopyOutcome)> outcomes = [];
        await foreach (var (file, outcome) in new ContentCopy(Sessions, Places, Keeping, _machine).RunAsync(to, remove, default)) outcomes.Add((file.Hash, outcome));
        return [.. outcomes];
    }

    private async Task<byte[]> ReadWhereItIsAsync(string hash)
    {
        await using var content = (await Keeping.OpenAsync(hash, default)).Content!;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    private async Task KeepAsync(string hash, byte[] bytes) =>
        Assert.That((await Keeping.KeepAsync(hash, bytes.Length, FileKind.Text, null, new MemoryStream(bytes), default))!.Standing, Is.EqualTo(FileStanding.Whole));

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var content = (await Contents.OpenAsync(hash, default))!;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    private static (byte[] Bytes, string Hash) Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private sealed class FakeMachine : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = StoreContract.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A stream that is cut after some bytes.</summary>
    private sealed class CutStream(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var left = at - (int)Position;
            return left <= 0 ? throw new IOException("The connection was cut.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
        }
    }
}

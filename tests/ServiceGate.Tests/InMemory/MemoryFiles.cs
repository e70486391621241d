using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryFiles(MemorySession session) : IFileStore
{
    private MemoryState State
    {
        get => session.State;
        set => session.State = value;
    }

    public Task AddAsync(FileUpload upload)
    {
        MemorySession.Demand(!State.Uploads.Values.Any(u => u.PersonId == upload.PersonId && u.AskedAs == upload.AskedAs));
        State = State with { Uploads = State.Uploads.Add(upload.Id, upload) };
        return Task.CompletedTask;
    }

    public Task<FileUpload?> UploadAsync(long id) => Task.FromResult(State.Uploads.GetValueOrDefault(id));

    public Task<FileUpload?> UploadAsync(long personId, string askedAs) => Task.FromResult(State.Uploads.Values.FirstOrDefault(u => u.PersonId == personId && u.AskedAs == askedAs));

    public Task<int> CountOpenAsync(long personId) => Task.FromResult(State.Uploads.Values.Count(u => u.PersonId == personId && u.Content is null));

    public Task<bool> AppendAsync(FileUpload upload, int bytes, string packed)
    {
        if (State.Uploads.GetValueOrDefault(upload.Id) is not { Content: null } now || now.Received != upload.Received || now.Parts != upload.Parts) return Task.FromResult(false);
        State = State with
        {
            Uploads = State.Uploads.SetItem(now.Id, now with { Received = now.Received + bytes, Parts = now.Parts + 1 }),
            UploadParts = State.UploadParts.Add((now.Id, now.Parts), packed),
        };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<string>> UploadedPartsAsync(long uploadId, int from, int most) =>
        Task.FromResult<IReadOnlyList<string>>([.. State.UploadParts.Where(p => p.Key.Upload == uploadId && p.Key.Part >= from).Take(most).Select(p => p.Value)]);

    public Task FinishAsync(FileUpload upload)
    {
        State = State with { Uploads = State.Uploads.SetItem(upload.Id, State.Uploads[upload.Id] with { Content = upload.Content, Kind = upload.Kind }) };
        return Task.CompletedTask;
    }

    public Task<int> ForgetPartsAsync(long uploadId, int most)
    {
        var going = State.UploadParts.Keys.Where(k => k.Upload == uploadId).Reverse().Take(most).ToList();
        if (going.Count > 0) State = State with { UploadParts = State.UploadParts.RemoveRange(going) };
        return Task.FromResult(going.Count);
    }

    public Task<IReadOnlyList<FileUpload>> BegunBeforeAsync(DateTimeOffset moment, int most) =>
        Task.FromResult<IReadOnlyList<FileUpload>>([.. State.Uploads.Values.Where(u => u.BegunAt < moment).OrderBy(u => u.BegunAt).ThenBy(u => u.Id).Take(most)]);

    public Task ForgetAsync(long uploadId)
    {
        State = State with { Uploads = State.Uploads.Remove(uploadId) };
        return Task.CompletedTask;
    }

    public Task<StoredFile?> FindAsync(string hash) => Task.FromResult(State.Files.GetValueOrDefault(hash));

    public Task<IReadOnlyList<StoredFile>> OfLaunchAsync(long launchId) => Ordered(State.Files.Values.Where(f => State.Attachments.Values.Any(a => a.LaunchId == launchId && a.Content == f.Hash)));

    public Task<IReadOnlyList<StoredFile>> AllAsync(string after, int most) => Ordered(State.Files.Values.Where(f => string.CompareOrdinal(f.Hash, after) > 0), most);

    public Task AddAsync(StoredFile file)
    {
        MemorySession.Demand(!State.Files.ContainsKey(file.Hash));
        return Put(file);
    }

    public Task<IReadOnlyDictionary<ContentPlace, long>> CountByPlaceAsync() =>
        Task.FromResult<IReadOnlyDictionary<ContentPlace, long>>(State.Files.Values.GroupBy(f => f.Place).ToDictionary(g => g.Key, g => g.LongCount()));

    public Task<bool> UpdateAsync(StoredFile file, StoredFile seen) => Changed(
        file.Hash, f => f.Standing == seen.Standing && f.Place == seen.Place, f => f with { Standing = file.Standing, Place = file.Place, UsedAt = file.UsedAt, Uses = f.Uses + 1 });

    public Task<bool> UseAsync(string hash) => Changed(hash, f => f.Standing is FileStanding.Whole, f => f with { Uses = f.Uses + 1 });

    public Task<IReadOnlyList<StoredFile>> UnusedAsync(DateTimeOffset before, int most) => Task.FromResult<IReadOnlyList<StoredFile>>(
        [.. State.Files.Values.Where(f => f.UsedAt < before && !IsReferred(f.Hash)).OrderBy(f => f.UsedAt).ThenBy(f => f.Hash, StringComparer.Ordinal).Take(most)]);

    public Task<bool> LeaveAsync(StoredFile seen, DateTimeOffset at) => Changed(
        seen.Hash, f => f.Standing == seen.Standing && f.Uses == seen.Uses && !IsReferred(f.Hash), f => f with { Standing = FileStanding.Leaving, UsedAt = at });

    public Task RemoveAsync(string hash)
    {
        if (State.Files.GetValueOrDefault(hash) is { Standing: FileStanding.Leaving }) State = State with { Files = State.Files.Remove(hash) };
        return Task.CompletedTask;
    }

    public Task PutPartAsync(string hash, int part, string packed)
    {
        State = State with { FileParts = State.FileParts.SetItem((hash, part), packed) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> PartsAsync(string hash, int from, int most) =>
        Task.FromResult<IReadOnlyList<string>>([.. State.FileParts.Where(p => p.Key.Hash == hash && p.Key.Part >= from).Take(most).Select(p => p.Value)]);

    public Task<int> CountPartsAsync(string hash) => Task.FromResult(State.FileParts.Keys.Count(k => k.Hash == hash));

    public Task<IReadOnlyList<(string Hash, int Parts, string? Last)>> EndsAsync(IReadOnlyCollection<string> hashes) => Task.FromResult<IReadOnlyList<(string Hash, int Parts, string? Last)>>(
        [.. from part in State.FileParts.Keys where hashes.Contains(part.Hash) group part by part.Hash into parts select (parts.Key, parts.Count(), State.FileParts.GetValueOrDefault((parts.Key, parts.Count() - 1)))]);

    public Task<int> RemovePartsAsync(string hash, int most)
    {
        var going = State.FileParts.Keys.Where(k => k.Hash == hash).Reverse().Take(most).ToList();
        if (going.Count > 0) State = State with { FileParts = State.FileParts.RemoveRange(going) };
        return Task.FromResult(going.Count);
    }

    private bool IsReferred(string hash) => State.Attachments.Values.Any(a => a.Content == hash);

    private Task<bool> Changed(string hash, Func<StoredFile, bool> holds, Func<StoredFile, StoredFile> change)
    {
        if (State.Files.GetValueOrDefault(hash) is not { } file || !holds(file)) return Task.FromResult(false);
        Put(change(file));
        return Task.FromResult(true);
    }

    private Task Put(StoredFile file)
    {
        State = State with { Files = State.Files.SetItem(file.Hash, file) };
        return Task.CompletedTask;
    }

    private static Task<IReadOnlyList<StoredFile>> Ordered(IEnumerable<StoredFile> files, int most = int.MaxValue) =>
        Task.FromResult<IReadOnlyList<StoredFile>>([.. files.OrderBy(f => f.Hash, StringComparer.Ordinal).Take(most)]);
}

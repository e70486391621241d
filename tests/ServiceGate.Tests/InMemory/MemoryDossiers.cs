using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryDossiers(MemorySession session) : IDossierStore
{
    public Task<IReadOnlyList<DossierItem>> ItemsAsync(long launchId) => Task.FromResult<IReadOnlyList<DossierItem>>(
        [.. session.State.Items.Values.Where(i => i.LaunchId == launchId && !i.Removed).OrderBy(i => i.Section).ThenBy(i => i.Key, StringComparer.Ordinal)]);

    public Task<DossierItem?> FindAsync(long launchId, Section section, string key) =>
        Task.FromResult(session.State.Items.GetValueOrDefault((launchId, section, key)));

    public Task SaveAsync(DossierItem item, int seenRevision, int round)
    {
        var key = (item.LaunchId, item.Section, item.Key);
        if ((session.State.Items.GetValueOrDefault(key)?.Revision ?? 0) != seenRevision) throw new ConcurrentChangeException();
        session.State = session.State with
        {
            Items = session.State.Items.SetItem(key, item),
            Changes = session.State.Changes.Add(new(item, round)),
            Content = session.State.Content.SetItem(item.Hash, item.Content),
        };
        return Task.CompletedTask;
    }

    public Task SaveTogetherAsync(long launchId, Func<Task> work) => work();

    public Task AddLevelRaiseAsync(LevelRaise raise)
    {
        session.State = session.State with { LevelRaises = session.State.LevelRaises.Add(raise) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LevelRaise>> LevelRaisesAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<LevelRaise>>([.. session.State.LevelRaises.Where(r => r.LaunchId == launchId).OrderBy(r => r.At).ThenBy(r => r.Id)]);

    public Task<IReadOnlySet<long>> AuthorsAsync(long launchId, IReadOnlyCollection<Section> sections, int round) => Task.FromResult<IReadOnlySet<long>>(
        session.State.Changes.Where(c => c.Item.LaunchId == launchId && c.Round == round && sections.Contains(c.Item.Section))
            .Select(c => c.Item.ChangedBy).ToHashSet());

    public Task KeepContentAsync(string hash, string canonical)
    {
        session.State = session.State with { Content = session.State.Content.SetItem(hash, canonical) };
        return Task.CompletedTask;
    }

    public async Task KeepContentsAsync(IReadOnlyCollection<KeyValuePair<string, string>> contents)
    {
        foreach (var (hash, canonical) in contents) await KeepContentAsync(hash, canonical);
    }

    public Task<string?> ContentAsync(string hash) => Task.FromResult(session.State.Content.GetValueOrDefault(hash));

    public Task<IReadOnlyDictionary<string, string>> ContentsAsync(IReadOnlyCollection<string> hashes) => Task.FromResult<IReadOnlyDictionary<string, string>>(
        hashes.Distinct().Where(session.State.Content.ContainsKey).ToDictionary(hash => hash, hash => session.State.Content[hash]));

    public Task<IReadOnlyList<ItemChange>> ChangesAsync(long launchId, int most) =>
        Task.FromResult<IReadOnlyList<ItemChange>>([.. session.State.Changes.Where(c => c.Item.LaunchId == launchId).Reverse().Take(most)]);

    public Task<IReadOnlyList<DossierItem>> ItemsAtAsync(long launchId, DateTimeOffset at) => Task.FromResult<IReadOnlyList<DossierItem>>(
    [
        .. session.State.Changes.Select(c => c.Item).Where(i => i.LaunchId == launchId && i.ChangedAt <= at).GroupBy(i => (i.Section, i.Key)).Select(g => g.MaxBy(i => i.Revision)!).Where(i => !i.Removed)
            .OrderBy(i => i.Section).ThenBy(i => i.Key, StringComparer.Ordinal),
    ]);

    public Task<IReadOnlyList<DossierMoment>> MomentsAsync(long launchId, int most) => Task.FromResult<IReadOnlyList<DossierMoment>>(
    [
        .. session.State.Changes.Select(c => c.Item).Where(i => i.LaunchId == launchId).GroupBy(i => (i.ChangedAt, i.ChangedBy)).OrderByDescending(g => g.Key.ChangedAt).ThenBy(g => g.Key.ChangedBy)
            .Select(g => new DossierMoment(g.Key.ChangedAt, g.Key.ChangedBy, g.Count())).Take(most),
    ]);
}

using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.DossierFiles;

/// <summary>
/// Takes the items of a file in: the basics first, since the window decides what comes too late; then what goes, the segments that others name, and the rest. What is right
/// is found at once by what refers to it, and written together at the end; with one thing wrong nothing is kept, since the transaction is given up.
/// </summary>
/// <param name="desk">The launch.</param>
/// <param name="asked">The items of the file, by section and key.</param>
internal sealed class DossierLoading(LaunchContext desk, IReadOnlyDictionary<Section, IReadOnlyDictionary<string, JsonElement>> asked)
{
    private readonly List<Violation> _wrong = [];
    private readonly List<DossierChange> _changes = [];
    private bool? _mayPlan;

    /// <summary>Takes them in.</summary>
    /// <returns>What has changed, or everything that is wrong.</returns>
    public async Task<Outcome<DossierLoaded>> RunAsync()
    {
        var stored = (await desk.Session.Dossiers.ItemsAsync(desk.Launch.Id)).Where(i => asked.ContainsKey(i.Section)).ToList();
        if (asked.TryGetValue(Section.Launch, out var basics)) await HeaderAsync(basics[LaunchHeader.Key], stored.First(i => i.Section is Section.Launch));
        await desk.Session.Dossiers.SaveTogetherAsync(desk.Launch.Id, () => TakeInAsync(stored));
        if (_mayPlan is false) return Refused.Forbidden("policy.not-allowed", ("permission", Permission.PrepareNotices.For(desk.Launch.Variant)));
        if (_wrong.Count > 0) return Refused.Invalid(_wrong);
        int Count(DossierDifference what) => _changes.Count(c => c.What == what);
        if (_changes.Count > 0) desk.Audit("dossier.loaded", new { added = Count(DossierDifference.Added), changed = Count(DossierDifference.Changed), removed = Count(DossierDifference.Removed) });
        return new DossierLoaded(desk.Launch.ContentRevision, [.. _changes.OrderBy(c => CoreJson.ParseCode<Section>(c.Section)).ThenBy(c => c.Key, StringComparer.Ordinal)]);
    }

    private async Task TakeInAsync(IReadOnlyList<DossierItem> stored)
    {
        foreach (var item in stored.Where(i => !IsSegments(i.Section, i.Key) && !asked[i.Section].ContainsKey(i.Key))) await RemoveAsync(item);
        var segments = await SegmentsAsync(stored);
        foreach (var section in DossierSections.All.Where(s => s is not Section.Launch && asked.ContainsKey(s)))
            foreach (var (key, content) in asked[section].Where(i => !IsSegments(section, i.Key)).OrderBy(i => i.Key, StringComparer.Ordinal))
                await SaveAsync(section, key, content, stored);
        await segments();
    }

    /// <summary>What is wrong, with where it stands in the file (RFC 6901).</summary>
    public static Violation Pointed(Violation violation) => violation.Field is { Length: > 0 } field
        ? violation with { Pointer = "/" + field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/') }
        : violation with { Pointer = "" };

    private static bool IsSegments(Section section, string key) => section is Section.Facts && key == SheetFact.SegmentsKey;

    private async Task HeaderAsync(JsonElement json, DossierItem stored)
    {
        var check = new Check();
        if (ItemContent.Read(Section.Launch, json, check) is not LaunchHeader header) Add(Section.Launch, LaunchHeader.Key, check.Violations);
        else if (HashOf(header) != stored.Hash)
        {
            var saved = await EditHeader.ApplyAsync(desk, HeaderInput.Of(header), stored.Revision);
            if (!saved.IsDone) Add(Section.Launch, LaunchHeader.Key, saved.Violations.Select(v => v with { Field = AsRead(v.Field) }));
            else if (saved.Value!.Revision != stored.Revision) Note(Section.Launch, LaunchHeader.Key, DossierDifference.Changed);
        }
    }

    /// <summary>The window is typed as one member and read as three.</summary>
    private static string? AsRead(string? field) => field switch
    {
        "window" or "window.start" => "windowStart",
        "window.end" => "windowEnd",
        "window.timeZone" => "timeZone",
        _ => field,
    };

    private async Task RemoveAsync(DossierItem item)
    {
        if (!await MayAsync(item.Section)) return;
        var check = new Check();
        await ItemEntry.CheckRemovalAsync(desk, item, check);
        // What is not in the file has no place there: its section has.
        if (!check.Passed) _wrong.AddRange(check.Violations.Select(v => Pointed(v with { Field = "sections." + item.Section.Code() })));
        else
        {
            await RemoveItem.WriteAsync(desk, item);
            Note(item.Section, item.Key, DossierDifference.Removed);
        }
    }

    /// <summary>The segments come before those who name them, and go after them.</summary>
    /// <returns>What is to be done when all else is written.</returns>
    private async Task<Func<Task>> SegmentsAsync(IReadOnlyList<DossierItem> stored)
    {
        if (!asked.TryGetValue(Section.Facts, out var facts)) return () => Task.CompletedTask;
        if (!facts.TryGetValue(SheetFact.SegmentsKey, out var json))
            return stored.FirstOrDefault(i => IsSegments(i.Section, i.Key)) is { } gone ? () => RemoveAsync(gone) : () => Task.CompletedTask;
        await SaveAsync(Section.Facts, SheetFact.SegmentsKey, json, stored);
        return async () =>
        {
            var check = new Check();
            if (ItemContent.Read(Section.Facts, json, new Check()) is SheetFact named)
                await FactEntry.CheckUsesAsync(desk, (named.Segments ?? []).Select(s => s?.Code ?? ""), "segments", check);
            Add(Section.Facts, SheetFact.SegmentsKey, check.Violations);
        };
    }

    private async Task SaveAsync(Section section, string key, JsonElement json, IReadOnlyList<DossierItem> stored)
    {
        var before = stored.FirstOrDefault(i => i.Section == section && i.Key == key);
        // What stands there already is not looked at again, whatever has become of the rules and of whom it names.
        if (before is not null && ItemContent.Read(section, json, new Check()) is { } same && HashOf(same) == before.Hash) return;
        if (!await MayAsync(section)) return;
        var check = new Check();
        var content = await ItemEntry.ReadAsync(desk, section, key, json, check, usesLater: true);
        Add(section, key, check.Violations);
        if (content is null || !check.Passed) return;
        var saved = await SaveItem.WriteGuardedAsync(desk, section, key, content, before?.Revision ?? 0);
        if (!saved.IsDone) Add(section, key, saved.Violations);
        else if (saved.Value!.Revision != before?.Revision) Note(section, key, before is null ? DossierDifference.Added : DossierDifference.Changed);
    }

    private async Task<bool> MayAsync(Section section) =>
        section is not Section.Notices || (_mayPlan ??= await LaunchWork.MayAsync(desk.Context, Permission.PrepareNotices.For(desk.Launch.Variant), desk.Launch));

    private void Note(Section section, string key, DossierDifference what) => _changes.Add(new(section.Code(), key, what));

    private void Add(Section section, string key, IEnumerable<Violation> violations) => _wrong.AddRange(violations.Select(v =>
        Pointed(v with { Field = v.Field is null or "" or "key" ? $"sections.{section.Code()}.{key}" : $"sections.{section.Code()}.{key}.{v.Field}" })));

    private static string HashOf(ItemContent content) => ContentHash.OfCanonical(CoreJson.Canonical<object>(content));
}

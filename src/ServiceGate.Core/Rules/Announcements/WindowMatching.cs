using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>Finds the window that stands for each one that a file speaks of. Only times count: neither the place in the file nor how often something was said.</summary>
public static class WindowMatching
{
    /// <summary>The window that stands for each one of a file; null where there is none.</summary>
    /// <param name="said">The windows of the file.</param>
    /// <param name="standing">The windows of the maintenance that stand.</param>
    /// <param name="now">Business time: what is over is not replaced.</param>
    public static IReadOnlyList<(SaidWindow Said, AnnouncedWindow? Standing)> Of(IReadOnlyList<SaidWindow> said, IReadOnlyList<AnnouncedWindow> standing, DateTimeOffset now)
    {
        var left = standing.OrderByDescending(w => w.Place).ToList();
        var found = new Dictionary<SaidWindow, AnnouncedWindow>();
        Each((s, w) => w.Span.Shared(s.Span));
        Each((s, w) => Most(s.Replaced, [w.Span]));
        Each((s, w) => IsBareCancellation(s) ? TimeSpan.Zero : Most([s.Span], w.Replaced));
        Each((s, w) => Most(s.Replaced, w.Replaced));
        foreach (var window in said.Where(s => s.ReplacesWhatStands && !found.ContainsKey(s)))
            if ((left.Find(w => !w.CalledOff && w.Span.End > now) ?? left.Find(w => w.CalledOff)) is { } followed) Take(window, followed);
        return [.. said.Select(s => (s, found.GetValueOrDefault(s)))];

        void Each(Func<SaidWindow, AnnouncedWindow, TimeSpan> shared)
        {
            foreach (var window in said.Where(s => !found.ContainsKey(s)))
                if (left.Where(w => shared(window, w) > TimeSpan.Zero).OrderBy(w => w.CalledOff).ThenByDescending(w => shared(window, w)).FirstOrDefault() is { } match) Take(window, match);
        }

        void Take(SaidWindow window, AnnouncedWindow match)
        {
            found.Add(window, match);
            left.Remove(match);
        }
    }

    /// <summary>Whether a window that is called off, and of which nothing else is said, was replaced before: then there is nothing to call off.</summary>
    public static bool WasReplaced(SaidWindow said, IReadOnlyList<AnnouncedWindow> standing) =>
        IsBareCancellation(said) && standing.Any(w => w.Replaced.Any(span => span.Meets(said.Span)));

    private static bool IsBareCancellation(SaidWindow said) => said is { CalledOff: true, Replaced.Count: 0 };

    private static TimeSpan Most(IEnumerable<AnnouncedSpan> some, IReadOnlyList<AnnouncedSpan> others) =>
        some.SelectMany(a => others.Select(a.Shared)).DefaultIfEmpty().Max();
}

namespace ServiceGate.Benchmarks;

/// <summary>Signs somebody of the demonstration in and visits every page that links lead to.</summary>
internal static class PageWalk
{
    private const int MostPages = 500;

    /// <summary>Walks.</summary>
    /// <returns>How many pages were seen.</returns>
    public static async Task<int> RunAsync(Uri server, string userName, CancellationToken cancellation)
    {
        using var visitor = await DemoVisitor.SignInAsync(server, userName, cancellation);
        var (known, open) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Queue<string>(["/"]));
        var seen = 0;
        while (open.TryDequeue(out var path) && seen < MostPages)
        {
            var page = await visitor.GetAsync(path, cancellation);
            seen++;
            foreach (var link in DemoVisitor.Links(page).Where(known.Add)) open.Enqueue(link);
        }
        return seen;
    }
}

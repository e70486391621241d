namespace ServiceGate.IntegrationTests.Statements;

/// <summary>How many statements a page may take.</summary>
/// <param name="Again">When what it shows of a launch was read before.</param>
/// <param name="First">When nothing of it was.</param>
/// <param name="Why">Why it is more than for others; null: it is not.</param>
internal sealed record PageLimit(int Again, int First, string? Why = null);

/// <summary>The limits of pages. A page that is not named keeps to <see cref="Most"/>; the others have the number that they need today, which may only fall, and why it is more.</summary>
internal static class PageLimits
{
    /// <summary>What a page may take, the beginning and the end of its transaction and the look at the session included.</summary>
    public const int Most = 8;

    /// <summary>Bytes of HTML of a page that shows a part of something longer.</summary>
    public const int MostBytes = 60 * 1024;

    private const string Emergency = "An emergency is read with its reach, the calls to who is on duty, what was declined, approved texts and the roster, which change without its revision; any other launch takes five fewer.";

    private static readonly Dictionary<string, PageLimit> Others = new(StringComparer.Ordinal)
    {
        ["/"] = new(10, 10, "Who reads the audit trail is also told of its check and of who looks many customers up; everybody else has eight."),
        ["/history"] = new(9, 9, "Who reads all of it has the system's chain followed event by event whenever somebody looks."),
        ["/definitions/{Id}/{Version:int}/simulation"] = new(10, 10, "The version, its simulation and what has changed since are of three tables, and the results are counted and paged."),
        ["/launches/{Number}"] = new(16, 31, Emergency + " Each card of the overview reads what it shows besides."),
        ["/launches/{Number}/attachments"] = new(13, 28, Emergency),
        ["/launches/{Number}/comments"] = new(13, 29, Emergency + " What was said to concerns is read beside them."),
        ["/launches/{Number}/comparison"] = new(18, 33, Emergency + " The moments of changes and the items as they were at two of them are read besides."),
        ["/launches/{Number}/dossier"] = new(13, 28, Emergency),
        ["/launches/{Number}/dossier/file"] = new(13, 28, Emergency),
        ["/launches/{Number}/dossier/{Code}"] = new(13, 29, Emergency + " What was said to concerns is read beside them."),
        ["/launches/{Number}/evaluation"] = new(13, 28, Emergency),
        ["/launches/{Number}/flow"] = new(13, 28, Emergency),
        ["/launches/{Number}/history"] = new(16, 31, Emergency + " The chain of its events is followed from its start, and what has happened is read besides."),
        ["/launches/{Number}/hotline"] = new(15, 30, Emergency + " Counters of rolling back and the withdrawal of the right are read besides."),
        ["/launches/{Number}/notices"] = new(13, 28, Emergency),
        ["/launches/{Number}/print"] = new(13, 29, Emergency + " What was said to concerns is read beside them."),
        ["/launches/{Number}/review"] = new(14, 29, Emergency + " Launches of the same night are looked for."),
        ["/launches/{Number}/review/{StepId}"] = new(14, 29, Emergency + " Launches of the same night are looked for."),
        ["/launches/{Number}/stress"] = new(13, 28, Emergency),
        ["/launches/{Number}/trial-findings"] = new(13, 28, Emergency),
        ["/launches/{Number}/waivers"] = new(13, 28, Emergency),
        ["/launches/{Number}/run"] = new(14, 29, Emergency + " Lists of failed customers are looked for."),
    };

    /// <summary>Pages that no link of the demonstration leads to.</summary>
    public static readonly string[] LedToByNoLink = ["/not-found", "/sign-in", "/people/{UserName}/confirmation", "/launches/{Number}/plans/{Plan}/rehearsal"];

    /// <summary>The limit of a page.</summary>
    /// <param name="route">Its route.</param>
    public static PageLimit Of(string route) => Others.GetValueOrDefault(route, new(Most, Most));

    /// <summary>Whether a page shows all of something, such as a dossier.</summary>
    /// <param name="route">Its route.</param>
    public static bool GrowsWithItsItems(string route) => route.StartsWith("/launches/{Number}/", StringComparison.Ordinal);
}

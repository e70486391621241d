namespace ServiceGate.Web.Shell.Components;

/// <summary>One thing that blocks a gate, in words of the page's language.</summary>
/// <param name="Sentence">What is missing, as a sentence.</param>
/// <param name="Rule">The rule that demands it.</param>
/// <param name="Who">Who can clear it.</param>
/// <param name="Latest">The latest moment at which clearing it still helps; null if there is none.</param>
/// <param name="ActionText">What the viewer can do about it; null if nothing.</param>
/// <param name="ActionHref">Where that is done.</param>
/// <param name="IsWaiting">Whether it only waits for somebody (amber) rather than being undone or overdue (red).</param>
public sealed record ShownBlocker(
    string Sentence, string Rule, string? Who, DateTimeOffset? Latest, string? ActionText = null, string? ActionHref = null, bool IsWaiting = false);

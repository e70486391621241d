namespace ServiceGate.Core.Facts.Notices;

/// <summary>How far notices may go without somebody else's look: what the installation has set.</summary>
/// <param name="ConfirmAbove">The most customers whom one person's emergencies of 24 hours reach without a second person.</param>
/// <param name="LinkHosts">The hosts to which links in notices may lead, such as <c>www.10086.cn</c>; null or empty: no links.</param>
/// <param name="TakeBack">How long what somebody's act sends waits, so that it can be taken back; notices of a fault go at once.</param>
/// <param name="AskMinutes">After how many minutes without an answer the next one on duty is asked, 1 to 60.</param>
/// <param name="CallsOut">Whether those on duty are called, too, not only written to.</param>
/// <param name="ApprovedUpTo">The most customers whom one person's emergencies of 24 hours reach without a second person where all texts are pre-approved.</param>
/// <param name="ActionEndpoints">Names of the endpoints that plans may call for a single customer; null or empty: none.</param>
public sealed record NoticeBounds(
    int ConfirmAbove = NoticeBounds.UsualConfirmAbove, IReadOnlyList<string>? LinkHosts = null, TimeSpan TakeBack = default, int AskMinutes = NoticeBounds.UsualAskMinutes, bool CallsOut = false,
    int ApprovedUpTo = NoticeBounds.UsualApprovedUpTo, IReadOnlyList<string>? ActionEndpoints = null)
{
    /// <summary><see cref="AskMinutes"/> where nothing is set.</summary>
    public const int UsualAskMinutes = 5;

    /// <summary><see cref="ApprovedUpTo"/> where nothing is set.</summary>
    public const int UsualApprovedUpTo = 20_000;

    /// <summary><see cref="ConfirmAbove"/> where nothing is set.</summary>
    public const int UsualConfirmAbove = 1000;

    /// <summary>For how many seconds an installation lets one take back what an act sends where nothing is set.</summary>
    public const int UsualTakeBackSeconds = 60;

    /// <summary>How long the emergencies of one person count together.</summary>
    public static readonly TimeSpan CountTogether = TimeSpan.FromHours(24);

    /// <summary>Where nothing is set.</summary>
    public static NoticeBounds Usual { get; } = new();

    /// <summary>Whether a link may lead to a host.</summary>
    /// <param name="host">The host, in capitals or not.</param>
    public bool AllowsLinkTo(string host) => (LinkHosts ?? []).Contains(host, StringComparer.OrdinalIgnoreCase);
}

namespace ServiceGate.Core.Facts.Notices;

/// <summary>How far notices may go without somebody else's look: what the installation has set.</summary>
/// <param name="ConfirmAbove">The most customers whom one person's emergencies of 24 hours reach without a second person.</param>
/// <param name="LinkHosts">The hosts to which links in notices may lead, such as <c>www.10086.cn</c>; null or empty: no links.</param>
public sealed record NoticeBounds(int ConfirmAbove = NoticeBounds.UsualConfirmAbove, IReadOnlyList<string>? LinkHosts = null)
{
    /// <summary><see cref="ConfirmAbove"/> where nothing is set.</summary>
    public const int UsualConfirmAbove = 1000;

    /// <summary>How long the emergencies of one person count together.</summary>
    public static readonly TimeSpan CountTogether = TimeSpan.FromHours(24);

    /// <summary>Where nothing is set.</summary>
    public static NoticeBounds Usual { get; } = new();

    /// <summary>Whether a link may lead to a host.</summary>
    /// <param name="host">The host, in capitals or not.</param>
    public bool AllowsLinkTo(string host) => (LinkHosts ?? []).Contains(host, StringComparer.OrdinalIgnoreCase);
}

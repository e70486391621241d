using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>The text of a step as it was at one time, ready to send. Immutable; a changed text is a new version.</summary>
/// <param name="Id">Id; part of the ledger's key.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Version">From 1 for each step.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Text">The text, placeholders filled.</param>
/// <param name="FailedText">The text for customers for whom the launch failed.</param>
/// <param name="Hash">Hash over both texts.</param>
/// <param name="Segment">Whose hours it names, as the zone's IANA name, where the list has customers of several; null: everybody's.</param>
public sealed record NoticeVersion(long Id, long LaunchId, string Step, int Version, NoticePurpose Purpose, LocalText Text, LocalText? FailedText, string Hash,
    string? Segment = null)
{
    /// <summary>What it says to one customer.</summary>
    /// <param name="language">The customer's language.</param>
    /// <param name="launchFailed">Whether the launch failed for the customer.</param>
    public string In(string language, bool launchFailed) => (launchFailed && FailedText is { } failed ? failed : Text).In(language);
}

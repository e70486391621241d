using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>What a second person is asked to confirm of an emergency: how many customers, and what they read.</summary>
/// <param name="Customers">How many customers stand on its list.</param>
/// <param name="Together">How many that makes with other emergencies of the same person.</param>
/// <param name="Flagged">How many of the list are new to the register, or had another number in the file.</param>
/// <param name="Seen">Names it as it stands.</param>
/// <param name="Steps">The steps, as customers read them.</param>
internal sealed record ConfirmationView(int Customers, int Together, int Flagged, string Seen, IReadOnlyList<ReadStep> Steps)
{
    /// <summary>What is asked now.</summary>
    public static ConfirmationView Of(LaunchView view) => new(
        view.Facts.Audience?.Count ?? 0, view.Launch.HasBounds ? EmergencyBounds.Together(view.Facts, view.Now) : 0, view.Facts.Audience?.Counts?.Flagged ?? 0,
        EmergencyBounds.Standing(view.Facts, view.Now), [.. EmergencyBounds.Asked(view.Facts, view.Now).SelectMany(step => ReadStep.Of(step.Key, step.Content, view))]);

    /// <summary>Whether somebody may confirm it: no substitute of one who may not.</summary>
    public static bool MayConfirm(LaunchView view, long personId) => view.ActorOf(personId) is { } actor && actor.Parties.All(party => EmergencySecond.Is(party, view.Facts))
        && EmergencySecond.IsAskedOf(actor, view.Facts) && (DeclineOf(view) is not { } no || no.By == personId);

    /// <summary>The no of a second person to what stands there now; null: there is none.</summary>
    public static EmergencyDecline? DeclineOf(LaunchView view) =>
        view.Facts.Declines.Count == 0 ? null : view.Facts.Declines.FirstOrDefault(d => d.Standing == EmergencyBounds.Standing(view.Facts, view.Now));
}

/// <summary>A step of a plan as customers read it.</summary>
/// <param name="Key">The step.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channels">On which channels.</param>
/// <param name="Text">What is said.</param>
/// <param name="FailedText">What is said to customers for whom the launch failed.</param>
/// <param name="Links">The hosts of its links.</param>
/// <param name="Zone">To customers of which zone, where the list has several; null: to everybody.</param>
internal sealed record ReadStep(string Key, NoticePurpose Purpose, IReadOnlyList<NoticeChannel> Channels, LocalText Text, LocalText? FailedText, IReadOnlyList<string> Links, string? Zone)
{
    /// <summary>A step with its placeholders filled as they would be now, as the customers of each zone read it.</summary>
    public static IEnumerable<ReadStep> Of(string key, NoticeStep step, LaunchView view) => view.Facts.Segments.Select(segment => Of(key, step, view, segment));

    private static ReadStep Of(string key, NoticeStep step, LaunchView view, ListSegment segment)
    {
        var launch = view.Launch with { Window = segment.Window };
        var text = NoticeText.Fill(step.Text, launch, view.Facts.Checklist.Hotline);
        var failed = step.FailedText is { } other ? NoticeText.Fill(other, launch, view.Facts.Checklist.Hotline) : null;
        var links = new[] { text.Zh, text.En, failed?.Zh, failed?.En }.SelectMany(NoticeLinks.Hosts).Distinct(StringComparer.Ordinal);
        return new(key, step.Purpose, step.Channels, text, failed, [.. links], segment.Name);
    }
}

using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Announcements;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>A row of a file as it was read.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Provider">Who announced it, as far as it says so.</param>
/// <param name="MaintenanceId">The provider's number, as far as it says so.</param>
/// <param name="Said">What it says; null where that cannot be taken over.</param>
/// <param name="Fault">Why it cannot; null where it can.</param>
/// <param name="Remarks">What is to be said of a row that can.</param>
public sealed record ReadAnnouncement(int Number, string? Provider, string? MaintenanceId, Announcement? Said, Violation? Fault, IReadOnlyList<Violation> Remarks)
{
    /// <summary>What people call it: provider and number, each a question mark where it is missing.</summary>
    public string Name => $"{Named(Provider)} {Named(MaintenanceId)}";

    /// <summary>A row that can be read; the rules of announcements are asked.</summary>
    internal static ReadAnnouncement Of(int number, Announcement said, IReadOnlyList<Violation> remarks) =>
        AnnouncementRules.WhyNot(said) is { } fault ? Bad(number, said.Provider, said.MaintenanceId, fault) : new(number, said.Provider, said.MaintenanceId, said, null, remarks);

    /// <summary>A row that cannot.</summary>
    internal static ReadAnnouncement Bad(int number, string? provider, string? maintenanceId, Violation fault) => new(number, provider, maintenanceId, null, fault, []);

    private static string Named(string? text) => string.IsNullOrWhiteSpace(text) ? "?" : Printed(text.Shortened(100));

    // A name that is refused for its characters is printed without them.
    private static string Printed(string text) => string.Concat(text.EnumerateRunes().Select(r => System.Text.Rune.IsControl(r) ? " " : r.ToString())).Trim();
}

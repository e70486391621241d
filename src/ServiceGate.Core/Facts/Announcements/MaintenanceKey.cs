using System.Text;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Facts.Announcements;

/// <summary>Tells maintenances apart: by provider and number, whatever their case, width and blanks. A place in a file, a zone or a shift of weeks is no part of it.</summary>
public static class MaintenanceKey
{
    /// <summary>The key of an announcement's maintenance.</summary>
    public static string Of(string provider, string maintenanceId) =>
        ContentHash.OfCanonical(CoreJson.Canonical(new { provider = Folded(provider), id = Folded(maintenanceId) }));

    private static string Folded(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
